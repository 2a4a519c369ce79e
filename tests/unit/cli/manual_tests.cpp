#include "app/cli/manual.h"

#include <boost/test/unit_test.hpp>
#include <functional>
#include <set>

#include "text.h"

namespace gatepost::app::cli {
namespace {

using tests::contains;

struct Commands {
    Commands() { add_commands(root, globals, chosen); }

    CLI::App root{"The account front door behind nginx.", "gatepost"};
    Globals globals;
    Command chosen;

    static std::vector<CLI::App*> below(CLI::App& app) {
        auto all = app.get_subcommands([](CLI::App*) { return true; });
        std::erase_if(all, [](CLI::App* one) { return one->get_group().empty(); });
        return all;
    }
    void each_verb(const std::function<void(CLI::App& noun, CLI::App& verb)>& visit) {
        for (CLI::App* noun : below(root)) {
            for (CLI::App* verb : below(*noun))
                visit(*noun, *verb);
            if (below(*noun).empty()) visit(*noun, *noun);
        }
    }
};

/// As roff has it.
std::string in_roff(std::string text) {
    for (std::size_t i = 0; (i = text.find('-', i)) != text.npos; i += 2)
        text.insert(i, "\\");
    return text;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(manual_tests, Commands)

BOOST_AUTO_TEST_CASE(every_command_says_what_it_does_and_shows_an_example) {
    int verbs = 0;
    each_verb([&](CLI::App& noun, CLI::App& verb) {
        ++verbs;
        const std::string name = noun.get_name() + ' ' + verb.get_name();
        BOOST_TEST(!verb.get_description().empty(), name);
        BOOST_TEST(contains(verb.help(), "Example:\n  "), name);
        for (const CLI::Option* option : verb.get_options())
            BOOST_TEST(!option->get_description().empty(), name + ' ' + option->get_name());
    });
    BOOST_TEST(verbs > 40);
}

BOOST_AUTO_TEST_CASE(all_take_json_but_those_that_print_a_file_ask_or_go_on_for_ever) {
    const std::set<std::string> without{"serve", "courier",     "setup",
                                        "help",  "user export", "config example"};
    each_verb([&](CLI::App& noun, CLI::App& verb) {
        const std::string name =
            &noun == &verb ? noun.get_name() : noun.get_name() + ' ' + verb.get_name();
        BOOST_TEST((verb.get_option_no_throw("--json") != nullptr) != without.contains(name), name);
    });
}

BOOST_AUTO_TEST_CASE(an_example_is_a_command_that_can_be_parsed) {
    each_verb([&](CLI::App&, CLI::App& verb) {
        const std::string footer = verb.get_footer();
        const std::string line = footer.substr(footer.find("  ") + 2);
        if (!line.starts_with("gatepost ")) return;  // of systemctl
        Commands fresh;
        const auto rest = line.substr(std::string("gatepost ").size());
        BOOST_CHECK_NO_THROW(fresh.root.parse(rest.substr(0, rest.find(" >"))));
        BOOST_TEST(static_cast<bool>(fresh.chosen), line);
    });
}

BOOST_AUTO_TEST_CASE(the_manual_has_all_of_it) {
    BOOST_TEST(contains(manual_page(root), ".SH COMMANDS"));
    each_verb([&](CLI::App& noun, CLI::App& verb) {
        BOOST_TEST(contains(manual_page(root), in_roff("gatepost-" + noun.get_name())));
        const auto page = manual_page(root, noun);
        BOOST_TEST(contains(page, in_roff(verb.get_description())));
        for (const CLI::Option* option : verb.get_options())
            if (option->get_name() != "--help")
                BOOST_TEST(contains(page, in_roff(option->get_description())));
    });
}

BOOST_AUTO_TEST_CASE(bash_completes_nouns_verbs_and_options) {
    const auto completion = bash_completion(root);
    each_verb([&](CLI::App& noun, CLI::App& verb) {
        BOOST_TEST(contains(completion, noun.get_name() + ' '));
        if (&noun == &verb) return;
        BOOST_TEST(contains(completion, "\"" + noun.get_name() + ' ' + verb.get_name() + "\")"));
    });
    BOOST_TEST(contains(completion, "--unconfirmed"));
    BOOST_TEST(!contains(completion, "manual"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gatepost::app::cli
