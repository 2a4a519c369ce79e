#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <map>
#include <regex>
#include <sstream>

#include "fakes/temporary_folder.h"
#include "people.h"
#include "process.h"

// docs/tour.md shows every command with what it prints, and this keeps it true: what stands behind
// a "$ " in a block is run on a fresh stack, in that order, and has to print what follows there. A
// comment such as <!-- signs up: bob@example.org --> is done by somebody with a browser.
//
// With TOUR=write in its environment the test writes the output into the file instead.

using namespace gatepost;
using namespace gatepost::tests;

namespace {

constexpr const char* path = SOURCE_DIR "/docs/tour.md";

using Patterns = std::vector<std::pair<std::regex, std::string>>;

std::string replaced(std::string text, const Patterns& patterns) {
    for (const auto& [pattern, stands_for] : patterns)
        text = std::regex_replace(text, pattern, stands_for);
    return text;
}

/// As people read it: on a site where they would have one.
std::string for_readers(const std::string& text) {
    static const Patterns places{
        {std::regex(R"(localhost:\d+)"), "localhost:8080"},
        {std::regex(R"(/tmp/gatepost-(e2e.|config-)[A-Za-z0-9]+)"), "/srv/gatepost"},
    };
    return replaced(text, places);
}

/// Without what is another time, another machine or another secret.
std::string essence_of(const std::string& text) {
    static const Patterns variables{
        {std::regex(R"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z)"), "2026-01-31T12:00:00Z"},
        {std::regex(R"(\d{4}-\d\d-\d\d)"), "2026-01-31"},
        {std::regex(R"(\n[0-9a-f]{16}(  (signs|may go|needed)))"), "\nkey$1"},
        {std::regex(R"((a new key, |"id": ")[0-9a-f]{16})"), "$1key"},
        {std::regex(R"(\d\d:\d\d UTC)"), "12:00 UTC"},
        {std::regex(R"(_milliseconds": \d+)"), "_milliseconds\": 50"},
        {std::regex(R"(/invitation/[A-Za-z0-9_.-]+)"), "/invitation/..."},
        {std::regex(R"(password(": "|: )[A-Za-z0-9_-]+)"), "password$1..."},
        {std::regex(R"(command line, by [^ "\n]+)"), "command line, by root"},
        {std::regex(R"((request(=|": "))[0-9a-f]{32})"), "$1..."},
        {std::regex(R"('[^']+'@'localhost' may use it)"), "'gatepost'@'localhost' may use it"},
    };
    return replaced(for_readers(text), variables);
}

class Tour {
  public:
    Tour() {
        std::ofstream(folder_.folder / "password") << "correct horse battery\n";
        stack_.gatepost("db status");
    }

    /// The file as it would be if all of it were run now.
    std::string take(const std::string& text) {
        std::istringstream lines(text);
        std::string result;
        bool in_block = false;
        for (std::string line; std::getline(lines, line);) {
            if (line.starts_with("```")) in_block = line == "```console";
            const bool is_command = in_block && line.starts_with("$ ");
            if (in_block && !is_command && !line.starts_with("```")) continue;  // an old output
            result += line + '\n';
            if (is_command) result += run(line.substr(2));
            if (line.starts_with("<!-- ")) act(line);
        }
        return result;
    }

    std::string folder() const { return folder_.folder.string(); }

  private:
    std::string run(const std::string& shown) {
        const auto command =
            std::regex_replace(shown, std::regex("http://localhost:8080"), stack_.site());
        const std::string binary = BINARY_DIR "/app";
        const auto output =
            output_of("cd " + folder() + " && PATH=" + binary +
                      ":$PATH GATEPOST_CONFIG=" + (stack_.var() / "gatepost.toml").string() +
                      " sh -c '" + quoted(command) + "' 2>&1; true");
        return output.empty() || output.ends_with('\n') ? output : output + '\n';
    }
    static std::string quoted(const std::string& command) {
        return std::regex_replace(command, std::regex("'"), "'\\''");
    }

    void act(const std::string& comment) {
        static const std::regex form(R"(<!-- ([a-z ]+)(?:: (\S+))? -->)");
        std::smatch parts;
        if (!std::regex_match(comment, parts, form)) return;
        const std::string what = parts[1];
        const std::string who = parts[2];
        if (what == "signs up") BOOST_TEST(browser(who).sign_up(who, password).status == 303);
        if (what == "logs in") BOOST_TEST(browser(who).log_in(who, password).status == 303);
        if (what == "mail has left") wait_for_mail();
    }
    Client& browser(const std::string& who) {
        return browsers_.try_emplace(who, stack_.site()).first->second;
    }
    void wait_for_mail() {
        BOOST_TEST(eventually([&] {
            return stack_.gatepost("mail queue --json").find("queued\"") == std::string::npos;
        }));
    }

    const std::string password = "correct horse battery";
    Stack stack_;
    fakes::TemporaryFolder folder_;
    std::map<std::string, Client> browsers_;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(tour_tests)

BOOST_AUTO_TEST_CASE(the_tour_shows_what_every_command_prints) {
    const std::string text = fakes::read_file(path);
    const std::string now = Tour().take(text);
    if (const char* mode = std::getenv("TOUR"); mode != nullptr && std::string(mode) == "write")
        std::ofstream(path) << for_readers(now);
    std::istringstream expected(essence_of(text));
    std::istringstream printed(essence_of(now));
    std::string line;
    std::string other;
    for (int number = 1; std::getline(expected, line); ++number) {
        BOOST_TEST_CONTEXT("docs/tour.md, line " << number) {
            BOOST_REQUIRE(std::getline(printed, other));
            BOOST_REQUIRE_EQUAL(other, line);
        }
    }
    BOOST_TEST(!std::getline(printed, other));
}

BOOST_AUTO_TEST_CASE(the_tour_leaves_no_command_out) {
    const std::string tour = fakes::read_file(path);
    const std::string completion = output_of(BINARY_DIR
                                             "/app/gatepost manual /tmp/gatepost-tour-$$"
                                             " && cat /tmp/gatepost-tour-$$/gatepost"
                                             " && rm -r /tmp/gatepost-tour-$$");
    static const std::regex line(R"(\"([a-z]+) ([a-z-]+)\"\) words=)");
    int seen = 0;
    for (std::sregex_iterator it(completion.begin(), completion.end(), line), end; it != end;
         ++it) {
        ++seen;
        const std::string name = "gatepost " + it->str(1) + ' ' + it->str(2);
        BOOST_TEST(tour.find(name) != std::string::npos, name);
    }
    BOOST_TEST(seen > 35);
}

BOOST_AUTO_TEST_SUITE_END()
