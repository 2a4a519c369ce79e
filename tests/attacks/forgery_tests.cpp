// Forms that another site, or a program, has a visitor's browser send.

#include <boost/test/unit_test.hpp>

#include "attack.h"

using namespace gatepost::tests;

namespace {

const FormFields stolen_password{
    {"current", "correct horse"}, {"password", "thief's own one"}, {"confirm", "thief's own one"}};

/// What a browser says of a page that is not the site's.
std::vector<std::string> signs_of_another_site() {
    const auto port = std::to_string(target().port());
    return {"Origin: https://evil.example",
            "Origin: http://localhost.evil.example:" + port,
            "Origin: http://evil.localhost:" + port,
            "Origin: https://localhost:" + port,
            "Origin: http://localhost:1",
            "Origin: http://localhost",
            "Origin: null",
            "Origin: file://",
            "Sec-Fetch-Site: cross-site",
            "Sec-Fetch-Site: same-site",
            "Sec-Fetch-Site: none, cross-site"};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(forgery_tests)

BOOST_AUTO_TEST_CASE(a_form_of_another_site_changes_no_password) {
    const auto email = new_address("csrf");
    Client owner = member(email);
    for (const auto& sign : signs_of_another_site()) {
        Client tab = with_session_of(owner);
        tab.get("/profile");
        tab.add_header(sign);
        BOOST_TEST(tab.post("/profile", stolen_password).status == 403, sign);
    }
    BOOST_TEST(is_in(owner, email));
    BOOST_TEST(lets_in(email));
}

BOOST_AUTO_TEST_CASE(no_route_takes_a_form_of_another_site) {
    const Client owner = member(new_address("csrf"));
    const auto posts = paths("POST");
    BOOST_TEST(posts.size() > 15U);
    const auto before = state();
    for (const auto& path : posts) {
        Client tab = with_session_of(owner);
        tab.get("/profile");
        tab.add_header("Origin: https://evil.example");
        // Of the administration there is nothing for others.
        const int refused = path.starts_with("/admin") ? 404 : 403;
        BOOST_TEST(tab.post(path, {{"current", "correct horse"}}).status == refused, path);
    }
    BOOST_TEST(state() == before);
}

BOOST_AUTO_TEST_CASE(no_route_acts_on_a_form_without_a_token) {
    const auto email = new_address("csrf");
    const Client owner = member(email);
    const auto before = state();
    for (const auto& path : paths("POST")) {
        Client tab = with_session_of(owner);
        for (const char* token : {"", "x", "null", "0"}) {
            FormFields fields = stolen_password;
            fields.emplace_back("email", email);
            if (*token != '\0') fields.emplace_back("csrf", token);
            const auto answer = tab.post_bare(path, fields);
            BOOST_TEST(answer.status >= 300, path);
            BOOST_TEST(answer.status < 500, path);
        }
    }
    BOOST_TEST(state() == before);
}

BOOST_AUTO_TEST_CASE(a_token_of_the_attackers_own_browser_does_nothing_in_anothers) {
    const auto email = new_address("csrf");
    Client owner = member(email);
    Client attacker = member(new_address("attacker"));
    attacker.get("/profile");
    const auto before = state();
    for (const auto& path : paths("POST")) {
        FormFields fields = stolen_password;
        fields.emplace_back("email", new_address("thief"));
        fields.emplace_back("csrf", attacker.csrf());
        with_session_of(owner).post_bare(path, fields);
    }
    BOOST_TEST(state() == before);
}

BOOST_AUTO_TEST_CASE(nobody_is_logged_in_to_the_attackers_account) {
    const auto email = new_address("attacker");
    open_account(target(), email);
    Client attacker = browser();
    attacker.get("/login");
    Client visitor = browser();
    visitor.get("/");
    const auto answer = visitor.post_bare(
        "/login", {{"email", email}, {"password", "correct horse"}, {"csrf", attacker.csrf()}});
    BOOST_TEST(answer.status != 303);
    BOOST_TEST(visitor.cookie("__Host-gatepost").empty());
    BOOST_TEST(!is_in(visitor, email));
}

BOOST_AUTO_TEST_CASE(a_form_from_before_the_login_does_nothing_after_it) {
    const auto email = new_address("csrf");
    open_account(target(), email);
    Client owner = browser();
    owner.get("/login");
    const auto before = owner.csrf();
    owner.log_in(email);
    FormFields fields = stolen_password;
    fields.emplace_back("csrf", before);
    BOOST_TEST(owner.post_bare("/profile", fields).status != 303);
    BOOST_TEST(lets_in(email));
}

BOOST_AUTO_TEST_CASE(a_planted_cookie_with_its_token_does_nothing_in_a_session) {
    const auto email = new_address("csrf");
    Client owner = member(email);
    Client attacker = browser();
    const auto planted = attacker.get("/login").header("Set-Cookie");
    const auto pair = planted.substr(0, planted.find(';'));
    BOOST_REQUIRE(pair.starts_with("__Host-gatepost-visitor"));
    const auto equals = pair.find('=');
    // As a cookie of the browser's and as one before all of them.
    for (const bool is_kept : {true, false}) {
        Client tab = with_session_of(owner);
        if (is_kept) tab.set_cookie(pair.substr(0, equals), pair.substr(equals + 1));
        if (!is_kept) tab.add_header("Cookie: " + pair);
        FormFields fields = stolen_password;
        fields.emplace_back("csrf", attacker.csrf());
        BOOST_TEST(tab.post_bare("/profile", fields).status != 303);
    }
    BOOST_TEST(is_in(owner, email));
    BOOST_TEST(lets_in(email));
}

BOOST_AUTO_TEST_CASE(no_link_or_picture_changes_anything) {
    const auto email = new_address("csrf");
    Client owner = member(email);
    owner.get("/profile");
    const auto before = state();
    const std::string fields =
        "?current=correct+horse&password=thief-s+own+one"
        "&confirm=thief-s+own+one&email=thief@evil.example&csrf=" +
        owner.csrf();
    for (const auto& path : paths("POST")) {
        BOOST_TEST(with_session_of(owner).get(path + fields).status < 500, path);
        BOOST_TEST(with_session_of(owner).head(path + fields).status < 500, path);
    }
    BOOST_TEST(state() == before);
}

BOOST_AUTO_TEST_CASE(no_other_method_does_anything) {
    const auto email = new_address("csrf");
    Client owner = member(email);
    for (const char* method : {"PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "PROPFIND", "MKCOL",
                               "DEBUG", "post", "GATEPOST"}) {
        for (const auto& path : paths("POST")) {
            const auto status = with_session_of(owner).send(method, path).status;
            BOOST_TEST(status >= 400, method << " " << path);
            BOOST_TEST(status < 500, method << " " << path);
        }
    }
    BOOST_TEST(is_in(owner, email));
}

BOOST_AUTO_TEST_CASE(no_header_or_field_makes_another_method_of_one) {
    const auto email = new_address("csrf");
    Client owner = member(email);
    owner.get("/profile");
    for (const char* name :
         {"X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override", "X-Original-Method"}) {
        Client tab = with_session_of(owner);
        tab.add_header(std::string(name) + ": POST");
        BOOST_TEST(tab.get("/logout?csrf=" + owner.csrf()).status == 200, name);
    }
    BOOST_TEST(owner.get("/logout?_method=POST&csrf=" + owner.csrf()).status == 200);
    BOOST_TEST(is_in(owner, email));
}

BOOST_AUTO_TEST_CASE(a_field_that_comes_twice_is_not_chosen_from) {
    const auto email = new_address("csrf");
    open_account(target(), email);
    Client attacker = browser();
    attacker.get("/forgot");
    BOOST_TEST(
        attacker.post("/forgot", {{"email", "thief@evil.example"}, {"email", email}}).status ==
        400);
    BOOST_TEST(attacker.post("/forgot", {{"email[]", email}}).status == 422);
    BOOST_TEST(attacker
                   .post("/login",
                         {{"email", email}, {"password", "wrong"}, {"password", "correct horse"}})
                   .status == 400);
}

BOOST_AUTO_TEST_CASE(a_query_fills_in_no_field) {
    const auto email = new_address("csrf");
    open_account(target(), email);
    Client visitor = browser();
    visitor.get("/login");
    const auto query = "?email=" + email + "&password=correct+horse&csrf=" + visitor.csrf();
    BOOST_TEST(visitor.post_bare("/login" + query, {}).status == 403);
    BOOST_TEST(visitor.post("/login" + query, {}).status == 422);
    BOOST_TEST(!is_in(visitor, email));
}

BOOST_AUTO_TEST_SUITE_END()
