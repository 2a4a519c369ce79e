#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "people.h"
#include "raw_client.h"

using namespace gatepost::tests;

namespace {

/// What `gatepost gate test` says about a place on the stack, with its exit code at the end.
std::string ask(const std::string& host_and_path, const std::string& options = "") {
    const Stack& stack = shared_stack();
    const auto slash = std::min(host_and_path.find('/'), host_and_path.size());
    const auto url = "http://" + host_and_path.substr(0, slash) + ":" +
                     std::to_string(stack.port()) + host_and_path.substr(slash);
    return stack.gatepost("gate test '" + url + "' " + options + "; echo exit $?");
}

std::string as(const Person& person) {
    return person.email.empty() ? "" : "--as " + person.email;
}

void check_lets_in(const std::string& place, const Person& person) {
    BOOST_TEST(contains(ask(place, as(person)), "exit 0\n"), place << " for " << person.name);
}

void check_refuses(const std::string& place, const Person& person, const std::string& answer) {
    const auto said = ask(place, as(person));
    BOOST_TEST(contains(said, "answer   " + answer + ":"), said);
    BOOST_TEST(contains(said, "exit 77\n"), said);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(gate_cli_tests)

BOOST_AUTO_TEST_CASE(it_tells_who_may_enter_by_each_kind_of_rule) {
    const auto& [nobody, pending, member, admin] = people();
    for (const auto& person : people())
        check_lets_in("localhost/demo/open/x", person);
    for (const char* place : {"localhost/demo/x", "a.localhost/x", "b.localhost"}) {
        check_refuses(place, nobody, "401 login required");
        check_refuses(place, pending, "403 confirmation required");
        check_lets_in(place, member);
        check_lets_in(place, admin);
    }
    for (const char* place : {"localhost/demo/admin", "localhost/demo/editors/x?y=z",
                              "b.localhost/admin/", "localhost/demo/open/..;/admin"}) {
        check_refuses(place, nobody, "401 login required");
        check_refuses(place, member, "403 forbidden");
        check_lets_in(place, admin);
    }
    check_refuses("localhost/demo/example", member, "403 forbidden");
    check_refuses("localhost/demo/example", pending, "403 confirmation required");
    check_lets_in("localhost/demo/example", admin);
    for (const auto& person : people()) {
        check_refuses("localhost/", person, "403 no rule");
        check_refuses("c.localhost/demo", person, "403 no rule");
    }
}

BOOST_AUTO_TEST_CASE(it_decides_as_the_gate_does_where_no_rule_is_needed) {
    const auto& [nobody, pending, member, admin] = people();
    const std::string way_in = "a.localhost/gatepost-gate/in";
    check_refuses(way_in, nobody, "401 login required");
    check_refuses(way_in, pending, "403 confirmation required");
    check_lets_in(way_in, member);
    check_lets_in(way_in, admin);
    // Not on a host that no rule speaks of.
    check_refuses("c.localhost/gatepost-gate/in", member, "403 no rule");
}

BOOST_AUTO_TEST_CASE(it_says_400_where_nginx_does) {
    for (const char* path : {"/../demo/open/x", "/demo/../../demo/open/x", "/demo/open/%00"}) {
        check_refuses(std::string("localhost") + path, people()[3], "400 bad request");
        BOOST_TEST(first_answer(exchange(shared_stack().port(), std::string("GET ") + path +
                                                                    " HTTP/1.1\r\n"
                                                                    "Host: localhost\r\n"
                                                                    "Connection: close\r\n\r\n"))
                       .status == 400);
    }
    BOOST_TEST(contains(ask("localhost/../x", "--json"), "\"status\": 400"));
}

BOOST_AUTO_TEST_CASE(it_knows_addresses_of_ipv6) {
    check_refuses("[::1]/demo/x", people()[3], "403 no rule");
    BOOST_TEST(contains(ask("[::1]/demo/x"), "place    host [::1], path /demo/x\n"));
}

BOOST_AUTO_TEST_CASE(it_names_the_rule_and_the_reason) {
    const auto& member = people()[2];
    const auto said = ask("localhost/demo/open/%2e%2e/admin", as(member));
    BOOST_TEST(contains(said, "place    host localhost, path /demo/admin\n"));
    BOOST_TEST(contains(said, "visitor  gate.member@example.net, confirmed, group:readers\n"));
    BOOST_TEST(contains(said, "gatepost.toml:"));
    BOOST_TEST(contains(said, "host localhost, path /demo/admin, who admin, identity number\n"));
    BOOST_TEST(contains(said, "answer   403 forbidden: the rule lets in others\n"));
    BOOST_TEST(contains(ask("localhost/demo/open/..;/admin", as(member)),
                        "which some servers read as /demo/admin\n"));
    BOOST_TEST(
        contains(ask("localhost/demo/editors"), "who group:editors or admin, identity number\n"));

    const auto text = ask("localhost/demo/admin", "--json " + as(member));
    const auto json = nlohmann::json::parse(text.substr(0, text.rfind("exit ")));
    BOOST_TEST(json.at("verdict").get<std::string>() == "forbidden");
    BOOST_TEST(json.at("status").get<int>() == 403);
    BOOST_TEST(json.at("rule").at("who").at(0).get<std::string>() == "admin");
    BOOST_TEST(text.ends_with("exit 77\n"));
    BOOST_TEST(ask("localhost/demo/open", "--json").ends_with("exit 0\n"));
}

BOOST_AUTO_TEST_CASE(it_shows_what_the_application_is_told) {
    const auto& [nobody, pending, member, admin] = people();
    BOOST_TEST(contains(ask("localhost/demo/x", as(member)),
                        "headers  Remote-User: " + member.id + "\n         Remote-Id: " +
                            member.id + "\n         Remote-Email: gate.member@example.net\n" +
                            "         Remote-Groups: readers\nexit 0\n"));
    const auto by_address = ask("b.localhost/x", as(admin));
    BOOST_TEST(contains(by_address, ", who confirmed, identity email\n"));
    BOOST_TEST(contains(by_address,
                        "headers  Remote-User: gate.admin@example.org\n"
                        "         Remote-Id: " +
                            admin.id + "\n"));
    BOOST_TEST(contains(by_address, "Remote-Groups: readers,staff,administrators\n"));
    for (const Person* person : {&nobody, &pending})
        BOOST_TEST(!contains(ask("localhost/demo/open/x", as(*person)), "headers"));
    BOOST_TEST(!contains(ask("localhost/demo/admin", as(member)), "headers"));

    const auto text = ask("b.localhost/x", "--json " + as(admin));
    const auto json = nlohmann::json::parse(text.substr(0, text.rfind("exit ")));
    BOOST_TEST(json.at("rule").at("identity").get<std::string>() == "email");
    BOOST_TEST(json.at("headers").at("Remote-Id").get<std::string>() == admin.id);
    BOOST_TEST(contains(ask("localhost/demo/x", "--json"), "\"headers\": {}"));
}

BOOST_AUTO_TEST_CASE(it_says_what_is_wrong_about_a_question) {
    const Stack& stack = shared_stack();
    BOOST_TEST(contains(ask("localhost/demo", "--as stranger@example.org"), "exit 67\n"));
    BOOST_TEST(contains(ask("localhost/demo", "--as nonsense"), "exit 65\n"));
    BOOST_TEST(contains(stack.gatepost("gate test /demo; echo exit $?"), "exit 65\n"));
    const auto scheme = stack.gatepost("gate test https://localhost/demo 2>&1; echo exit $?");
    BOOST_TEST(contains(scheme, "did you mean " + stack.site() + "/demo?"));
    BOOST_TEST(contains(scheme, "exit 65\n"));
    BOOST_TEST(contains(stack.gatepost("gate test; echo exit $?"), "exit 64\n"));
}

BOOST_AUTO_TEST_SUITE_END()
