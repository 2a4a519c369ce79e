#include <fmt/format.h>

#include <boost/test/unit_test.hpp>

#include "load_fixture.h"

namespace gatepost::app {
namespace {

/// One table of four lines.
std::string rule(std::string_view host, std::string_view path,
                 std::string_view who = "\"confirmed\"") {
    return fmt::format("[[gate]]\nhost = \"{}\"\npath = \"{}\"\nwho = {}\n", host, path, who);
}

/// Rules for as many hosts.
std::string rules(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
        text += rule(fmt::format("wiki-{}.department.example.org", i), "/a/longer/path");
    return text;
}

struct GateFixture : LoadFixture {
    /// What is wrong with a file that holds nothing but rules.
    std::vector<std::string> gate_errors(const std::string& text) const {
        return errors_of(text, needed);
    }

    /// The rules of such a file, each as "line: host path who who (title)".
    std::vector<std::string> rules_of(const std::string& text) const {
        std::vector<std::string> lines;
        for (const auto& [rule, where] : load(text, needed).gate) {
            std::string line = where.substr(where.rfind(':') + 1) + ": " + rule.host + rule.path;
            for (const core::Who& who : rule.who)
                line += " " + to_string(who);
            lines.push_back(rule.title.empty() ? line : line + " (" + rule.title + ")");
        }
        return lines;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(config_gate_tests, GateFixture)

BOOST_AUTO_TEST_CASE(rules_keep_their_order_and_place) {
    check_lines(rules_of("[[gate]]\n"
                         "host  = \"wiki.example.org\"\n"
                         "path  = \"/admin/\"\n"
                         "who   = [\"admin\",\n"
                         "         \"group:editors\"]  # of the wiki\n"
                         "title = \"The wiki\"\n"
                         "[log]\n"
                         "level = \"debug\"\n"
                         "[[gate]]\n"
                         "who = \"domain:example.org\"\n"
                         "host = \"wiki.example.org\"\n"
                         "[[gate]]\n"
                         "host = \"a.example.org\"\n"
                         "who = \"anyone\"\n"),
                {"1: wiki.example.org/admin admin group:editors (The wiki)",
                 "9: wiki.example.org/ domain:example.org", "12: a.example.org/ anyone"});
    BOOST_TEST(load(rule("a.b", "/"), needed).gate.at(0).where ==
               (folder / "c.toml").string() + ":1");
}

BOOST_AUTO_TEST_CASE(what_is_harmless_is_taken) {
    check_lines(rules_of(rule("a.b", "/", "[\"admin\", \"admin\", \"anyone\",]")),
                {"1: a.b/ admin admin anyone"});
    check_lines(rules_of("gate = [{host = \"a.b\", who = \"admin\"}]\n"), {"1: a.b/ admin"});
    check_lines(rules_of("[[gate]]\nhost = \"a.b\"\nwho = \"admin\"\ntitle = \"\"\n"),
                {"1: a.b/ admin"});
}

BOOST_AUTO_TEST_CASE(all_errors_come_at_once_by_line) {
    check_lines(
        gate_errors("[[gate]]\n"
                    "hots = \"wiki.example.org\"\n"
                    "[[gate]]\n"
                    "host = \"https://wiki.example.org\"\n"
                    "path = \"/a/../b\"\n"
                    "who = [\"admin\",\n"
                    "  \"gruop:editors\",\n"
                    "  \"group:Editors\"]\n"
                    "title = \"a\\nb\"\n"
                    "[site]\n"
                    "nmae = \"x\"\n"
                    "[[gate]]\n"
                    "host = \"a.example.org:80\"\n"
                    "who = []\n"
                    "unheard_of = 1\n"
                    "[log]\n"
                    "level = \"loud\"\n"),
        {"c.toml:1: gate.host is missing (for example host = \"wiki.example.org\")",
         "c.toml:1: gate.who is missing (for example who = \"confirmed\")",
         "c.toml:2: there is no key \"hots\" in [[gate]] (did you mean host?)",
         "c.toml:4: gate.host is not a host name as browsers write it (the name alone, without a "
         "scheme or a path)",
         "c.toml:5: gate.path has the segment \".\" or \"..\" (write the path that it leads to)",
         "c.toml:7: gate.who holds \"gruop:editors\", which stands for nobody (did you mean "
         "\"group:editors\"?)",
         "c.toml:8: gate.who names \"Editors\", which cannot be a group (1 to 64 lower-case "
         "letters, digits, dots, underscores and hyphens)",
         "c.toml:9: gate.title is too long, or holds a character that it may not hold",
         "c.toml:11: there is no key \"nmae\" in [site] (did you mean site.name?)",
         "c.toml:13: gate.host is not a host name as browsers write it (the name alone, without a "
         "port)",
         "c.toml:14: gate.who is an empty list (say at least who may enter)",
         "c.toml:15: there is no key \"unheard_of\" in [[gate]]",
         "c.toml:17: log.level is not a level (error, warning, info or debug)"});
}

BOOST_AUTO_TEST_CASE(values_of_a_wrong_kind_are_refused) {
    const std::string wrong = " has a value of the wrong kind (write text in quotes)";
    for (const std::string value : {"1", "true", "1.5", "1979-05-27", "{a = \"b\"}"}) {
        BOOST_TEST_INFO(value);
        check_lines(gate_errors(fmt::format("[[gate]]\nhost = {0}\npath = {0}\nwho = {0}\n"
                                            "title = {0}\n",
                                            value)),
                    {"c.toml:2: gate.host" + wrong, "c.toml:3: gate.path" + wrong,
                     "c.toml:4: gate.who" + wrong, "c.toml:5: gate.title" + wrong});
        check_lines(gate_errors(rule("a.b", "/", "[" + value + "]")),
                    {"c.toml:4: gate.who" + wrong});
    }
    check_lines(gate_errors("[[gate]]\nhost = [\"a.b\"]\nwho = [[\"admin\"]]\n"),
                {"c.toml:2: gate.host" + wrong, "c.toml:3: gate.who" + wrong});
    check_lines(gate_errors("[[gate]]\n[gate.host]\n[[gate.who]]\n"),
                {"c.toml:2: gate.host" + wrong, "c.toml:3: gate.who" + wrong});
}

BOOST_AUTO_TEST_CASE(only_double_brackets_make_a_rule) {
    const std::string hint = " (the gate's rules stand in the file, each under its own [[gate]])";
    check_lines(gate_errors("[gate]\nhost = \"a.b\"\nwho = \"admin\"\nx = 1\n"),
                {"c.toml:1: [gate] cannot be one section" + hint});
    check_lines(gate_errors("gate = 1\n"), {"c.toml:1: \"gate\" stands in no section" + hint});
    check_lines(gate_errors("gate = []\n"), {"c.toml:1: \"gate\" stands in no section" + hint});
    check_lines(gate_errors("[[gaet]]\nhost = 1\n[gates]\nhost = 1\n"),
                {"c.toml:1: there is no section \"gaet\" (did you mean [[gate]]?)",
                 "c.toml:3: there is no section \"gates\" (did you mean [[gate]]?)"});
    check_lines(gate_errors("[[gate]]\n[[gate]]\nhost = \"a.b\"\nwho = \"admin\"\n"),
                {"c.toml:1: gate.host is missing (for example host = \"wiki.example.org\")",
                 "c.toml:1: gate.who is missing (for example who = \"confirmed\")"});
    BOOST_TEST(gate_errors("[gate]\n[[gate]]\n").size() == 1U);
}

BOOST_AUTO_TEST_CASE(rules_are_set_by_no_other_source) {
    const std::string hint = " (the gate's rules stand in the file, each under its own [[gate]])";
    Environment environment = needed;
    environment["GATEPOST_GATE_HOST"] = "a.b";
    check_lines(
        errors_of("", environment, {"gate.host=a.b", "gate.x=1"}),
        {"$GATEPOST_GATE_HOST: means nothing" + hint, "--set: there is no key \"gate.host\"" + hint,
         "--set: there is no key \"gate.x\"" + hint});
    Environment other = needed;
    other["GATEPOST_GATE"] = "a";
    other["GATEPOST_GATEWAY_PORT"] = "1";
    BOOST_TEST(errors_of("", other).empty());
}

BOOST_AUTO_TEST_CASE(a_rule_that_can_never_decide_is_an_error) {
    check_lines(gate_errors(rule("a.b", "/admin") + rule("c.d", "/admin") + rule("a.b", "/admin/")),
                {"c.toml:9: this rule can never decide: line 1 has its host and path already "
                 "(take one of them out)"});
    const std::string above = " has a path above it already (put the longer path first)";
    check_lines(gate_errors(rule("a.b", "/") + rule("a.b", "/admin") + rule("a.b", "/admin/x")),
                {"c.toml:5: this rule can never decide: line 1" + above,
                 "c.toml:9: this rule can never decide: line 1" + above});
    check_lines(gate_errors(rule("a.b", "/x") + rule("a.b", "/") + rule("a.b", "/x/y/z")),
                {"c.toml:9: this rule can never decide: line 1" + above});
    check_lines(gate_errors("[[gate]]\nhost = \"a.b\"\nwho = \"admin\"\n" + rule("a.b", "/")),
                {"c.toml:4: this rule can never decide: line 1 has its host and path already "
                 "(take one of them out)"});
}

BOOST_AUTO_TEST_CASE(a_rule_with_another_mistake_still_hides_others) {
    check_lines(gate_errors(rule("a.b", "/", "\"nobody\"") + rule("a.b", "/x", "\"nobody\"")),
                {"c.toml:4: gate.who holds \"nobody\", which stands for nobody (\"anyone\", "
                 "\"confirmed\", \"admin\", \"group:NAME\" or \"domain:example.org\")",
                 "c.toml:5: this rule can never decide: line 1 has a path above it already (put "
                 "the longer path first)",
                 "c.toml:8: gate.who holds \"nobody\", which stands for nobody (\"anyone\", "
                 "\"confirmed\", \"admin\", \"group:NAME\" or \"domain:example.org\")"});
    BOOST_TEST(gate_errors(rule("a.b", "x") + rule("a.b", "/")).size() == 1U);
    BOOST_TEST(gate_errors(rule("A.b", "/") + rule("A.b", "/")).size() == 2U);
}

BOOST_AUTO_TEST_CASE(every_rule_that_is_taken_decides_about_its_own_path) {
    const std::string text = rule("a.b", "/wikipedia") + rule("a.b", "/wiki/x") +
                             rule("a.b", "/wiki") + rule("a.b", "/wikis") + rule("a.b", "/") +
                             rule("b", "/") + rule("c.a.b", "/wiki");
    const auto gate = load(text, needed).gate;
    BOOST_REQUIRE(gate.size() == 7U);
    std::vector<core::GateRule> rules;
    for (const GateEntry& entry : gate)
        rules.push_back(entry.rule);
    const core::GatePolicy policy(rules);
    for (const core::GateRule& rule : policy.rules())
        BOOST_TEST(policy.find(rule.host, rule.path) == &rule);
}

BOOST_AUTO_TEST_CASE(a_rule_says_what_an_application_knows_an_account_by) {
    const auto identity = [&](const std::string& line) {
        return load(rule("a.b", "/") + line, needed).gate.at(0).rule.identity;
    };
    BOOST_CHECK(identity("") == core::IdentityKind::number);
    BOOST_CHECK(identity("identity = \"number\"\n") == core::IdentityKind::number);
    BOOST_CHECK(identity("identity = \"email\"\n") == core::IdentityKind::email);
    const std::string wrong = "c.toml:5: gate.identity ";
    for (const std::string bad : {"Email", "name", ""}) {
        check_lines(gate_errors(rule("a.b", "/") + "identity = \"" + bad + "\"\n"),
                    {wrong + "is \"" + bad + "\", which is no identity (\"number\" or \"email\")"});
    }
    check_lines(gate_errors(rule("a.b", "/") + "identity = [\"email\"]\n"),
                {wrong + "has a value of the wrong kind (write text in quotes)"});
}

BOOST_AUTO_TEST_CASE(the_group_of_administrators_is_in_no_rule) {
    const std::string staff = "[accounts]\nadmin_group = \"staff\"\n";
    BOOST_TEST(!load("", needed).accounts.admin_group.has_value());
    BOOST_TEST(load(staff, needed).accounts.admin_group->text() == "staff");
    check_lines(gate_errors("[accounts]\nadmin_group = \"The staff\"\n"),
                {"c.toml:2: accounts.admin_group is not the name of a group (1 to 64 lower-case "
                 "letters, digits, dots, underscores and hyphens)"});
    BOOST_TEST(gate_errors(staff + rule("a.b", "/", "\"group:editors\"")).empty());
    check_lines(gate_errors(staff + rule("a.b", "/", "[\"admin\", \"group:staff\"]")),
                {"c.toml:3: gate.who names accounts.admin_group (write \"admin\")"});
    BOOST_TEST(gate_errors(rule("a.b", "/", "\"group:staff\"")).empty());
}

BOOST_AUTO_TEST_CASE(there_may_be_a_thousand_rules) {
    BOOST_TEST(load(rules(1000), needed).gate.size() == 1000U);
    check_lines(gate_errors(rules(1002)),
                {"c.toml:4001: the gate has too many rules (at most 1000)"});
}

BOOST_AUTO_TEST_CASE(cookies_may_be_shared_below_a_domain) {
    const auto domain = [&](const std::string& value) {
        return load("[sessions]\ncookie_domain = \"" + value + "\"\n" + rule("a.b", "/"), needed)
            .cookies.domain;
    };
    BOOST_TEST(domain("example.org") == "example.org");
    BOOST_TEST(domain("").empty());
    const auto error = [&](const std::string& value) {
        return gate_errors("[sessions]\ncookie_domain = \"" + value + "\"\n");
    };
    const std::string wrong =
        "c.toml:2: sessions.cookie_domain is not a domain with at least one dot";
    check_lines(error(".example.org"), {wrong + " (without the dot in front)"});
    check_lines(error("Example.org"), {wrong + " (write it in lower case, as browsers do)"});
    for (const std::string bad : {"org", "192.0.2.1", "https://example.org", "example.org:443",
                                  "bücher.example", "*.example.org", "example.org; Path=/"}) {
        BOOST_TEST_INFO(bad);
        BOOST_TEST(error(bad).size() == 1U);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gatepost::app
