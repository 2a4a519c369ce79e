// Sessions and their cookies: planted, guessed, stolen, kept for too long.

#include <boost/test/unit_test.hpp>

#include "attack.h"

using namespace gatepost::tests;

namespace {

const std::string session_cookie = "__Host-gatepost";

Client with_cookie(const std::string& name, const std::string& value) {
    Client client = browser();
    client.set_cookie(name, value);
    return client;
}

Client another_browser_of(const std::string& email, const std::string& password = "correct horse") {
    Client client = browser();
    client.log_in(email, password);
    return client;
}

std::string changed(std::string text, std::size_t at) {
    text[at] = text[at] == 'A' ? 'B' : 'A';
    return text;
}

/// The lines of an answer that set a cookie.
std::vector<std::string> cookies_of(const Answer& answer) {
    std::vector<std::string> lines;
    const std::string start = "\nSet-Cookie: ";
    for (auto at = answer.headers.find(start); at != std::string::npos;
         at = answer.headers.find(start, at + 1)) {
        const auto from = at + start.size();
        lines.push_back(answer.headers.substr(from, answer.headers.find('\r', from) - from));
    }
    return lines;
}

/// The owner logs in with a session in the browser that somebody else knows.
void check_replaced_by_login(const std::string& known, const std::string& email) {
    Client victim = with_cookie(session_cookie, known);
    BOOST_TEST(victim.log_in(email).status == 303);
    BOOST_TEST(victim.cookie(session_cookie) != known);
    Client thief = with_cookie(session_cookie, known);
    BOOST_TEST(!is_in(thief, email));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(session_tests)

BOOST_AUTO_TEST_CASE(a_planted_session_is_another_after_the_login) {
    const auto email = new_address("fixed");
    open_account(target(), email);
    Client attacker = member(new_address("attacker"));
    const auto planted = attacker.cookie(session_cookie);
    check_replaced_by_login(planted, email);
}

BOOST_AUTO_TEST_CASE(a_made_up_session_never_becomes_one) {
    const auto email = new_address("fixed");
    open_account(target(), email);
    check_replaced_by_login(std::string(43, 'A'), email);
}

BOOST_AUTO_TEST_CASE(a_session_is_another_after_the_confirmation) {
    const auto email = new_address("fixed");
    Client owner = pending(email);
    const auto before = owner.cookie(session_cookie);
    owner.get(mailed_link(target(), email));
    BOOST_TEST(is_in(owner, email));
    BOOST_TEST(owner.cookie(session_cookie) != before);
    Client thief = with_cookie(session_cookie, before);
    BOOST_TEST(!is_in(thief, email));
}

BOOST_AUTO_TEST_CASE(no_change_of_a_session_opens_anything) {
    const auto email = new_address("guessed");
    Client owner = member(email);
    const auto session = owner.cookie(session_cookie);
    std::vector<std::string> all{
        session.substr(1), session + "A",  session + session, "", "0", "null",
        "' OR '1'='1",     "../" + session};
    for (std::size_t at = 0; at < session.size(); at += 4)
        all.push_back(changed(session, at));
    for (const auto& other : all) {
        Client thief = with_cookie(session_cookie, other);
        BOOST_TEST(!is_in(thief, email), other);
    }
    BOOST_TEST(is_in(owner, email));
}

BOOST_AUTO_TEST_CASE(no_other_cookie_is_taken_for_the_session) {
    const auto email = new_address("guessed");
    const Client owner = member(email);
    for (const char* name : {"gatepost", "__host-gatepost", "__HOST-GATEPOST", "__Secure-gatepost",
                             "Host-gatepost", "__Host-gatepost-session", "session"}) {
        Client thief = with_cookie(name, owner.cookie(session_cookie));
        BOOST_TEST(!is_in(thief, email), name);
    }
}

BOOST_AUTO_TEST_CASE(no_address_or_header_carries_a_session) {
    const auto email = new_address("guessed");
    const Client owner = member(email);
    const auto session = owner.cookie(session_cookie);
    for (const auto& path : {"/profile?__Host-gatepost=" + session,
                             "/profile;__Host-gatepost=" + session, "/profile?session=" + session})
        BOOST_TEST(browser().get(path).status != 200, path);
    for (const auto& line :
         {"Authorization: Bearer " + session, "X-Session: " + session, "Remote-User: " + email,
          "X-Forwarded-User: " + email, "X-Remote-User: " + email}) {
        Client thief = browser();
        thief.add_header(line);
        BOOST_TEST(!is_in(thief, email), line);
    }
}

BOOST_AUTO_TEST_CASE(a_cookie_before_the_owners_lets_nobody_act_as_the_owner) {
    const auto victim = new_address("tossed"), attacker = new_address("attacker");
    Client owner = member(victim);
    const Client other = member(attacker);
    // What a neighbouring host could plant, had the name no prefix.
    Client tab = with_session_of(owner);
    tab.add_header("Cookie: __Host-gatepost=" + other.cookie(session_cookie));
    const auto page = tab.get("/profile");
    BOOST_TEST(!(page.has(victim) && page.has(attacker)));
    owner.get("/profile");
    BOOST_TEST(tab.post_bare("/logout", {{"csrf", owner.csrf()}}).status > 0);
    BOOST_TEST(lets_in(victim));
    BOOST_TEST(lets_in(attacker));
}

BOOST_AUTO_TEST_CASE(after_a_logout_a_copy_of_the_cookie_opens_nothing) {
    const auto email = new_address("stolen");
    Client owner = member(email);
    Client thief = with_session_of(owner);
    BOOST_TEST(is_in(thief, email));
    owner.get("/profile");
    owner.post("/logout", {});
    BOOST_TEST(!is_in(thief, email));
}

BOOST_AUTO_TEST_CASE(a_change_of_the_password_ends_a_stolen_session) {
    const auto email = new_address("stolen");
    Client owner = member(email);
    Client thief = with_session_of(owner), other = another_browser_of(email);
    BOOST_TEST(is_in(thief, email));
    BOOST_TEST(is_in(other, email));
    owner.get("/profile");
    owner.post("/profile", {{"current", "correct horse"},
                            {"password", "battery staple"},
                            {"confirm", "battery staple"}});
    BOOST_TEST(is_in(owner, email));
    BOOST_TEST(!is_in(thief, email));
    BOOST_TEST(!is_in(other, email));
}

BOOST_AUTO_TEST_CASE(a_reset_ends_a_stolen_session) {
    const auto email = new_address("stolen");
    Client thief = member(email);
    Client owner = browser();
    owner.get("/forgot");
    owner.post("/forgot", {{"email", email}});
    const auto link = mailed_link(target(), email, "/reset/");
    owner.get(link);
    owner.post(link, {{"password", "battery staple"}, {"confirm", "battery staple"}});
    BOOST_TEST(!is_in(thief, email));
    BOOST_TEST(lets_in(email, "battery staple"));
}

BOOST_AUTO_TEST_CASE(the_mail_about_a_new_device_shuts_a_thief_out) {
    const auto email = new_address("stolen");
    Client owner = member(email);
    Client thief = browser();
    thief.add_header("User-Agent: Mozilla/5.0 (X11; Linux) Firefox/1.0");
    thief.log_in(email);
    BOOST_TEST(is_in(thief, email));
    const auto link = mailed_link(target(), email, "/rescue/");
    owner.get(link);
    const auto pressed = owner.post(link, {});
    BOOST_TEST(!is_in(thief, email));
    BOOST_TEST(!lets_in(email));
    const auto reset = pressed.header("Location");
    BOOST_TEST(reset.starts_with("/reset/"));
    owner.get(reset);
    owner.post(reset, {{"password", "battery staple"}, {"confirm", "battery staple"}});
    BOOST_TEST(lets_in(email, "battery staple"));
}

BOOST_AUTO_TEST_CASE(nobody_ends_the_session_of_somebody_else) {
    const auto email = new_address("owner");
    Client owner = member(email);
    Client attacker = member(new_address("attacker"));
    const auto number =
        std::stoi(target().sql("SELECT MAX(id) FROM sessions").substr(sizeof "MAX(id)"));
    attacker.get("/sessions");
    for (int i = std::max(1, number - 8); i < number; ++i)
        attacker.post("/sessions/end", {{"session", std::to_string(i)}});
    attacker.post("/sessions/end-others", {});
    BOOST_TEST(is_in(owner, email));
}

BOOST_AUTO_TEST_CASE(every_cookie_is_closed_to_scripts_and_other_sites) {
    const auto email = new_address("cookies");
    Client owner = at_sign_up();
    std::vector<Answer> answers{
        browser().get("/login"),
        owner.post("/register",
                   {{"email", email}, {"password", "correct horse"}, {"confirm", "correct horse"}}),
        owner.get("/unconfirmed?next=/demo/"),
        owner.get(mailed_link(target(), email)),
        owner.get("/language"),
        owner.post("/language", {{"language", "de"}}),
        owner.post("/logout", {}),
        owner.log_in(email)};
    std::size_t found = 0;
    for (const Answer& answer : answers) {
        for (const auto& cookie : cookies_of(answer)) {
            ++found;
            BOOST_TEST(cookie.starts_with("__Host-gatepost"), cookie);
            for (const char* part : {"; Path=/", "; Secure", "; HttpOnly", "; SameSite="})
                BOOST_TEST(contains(cookie, part), cookie);
            BOOST_TEST(!contains(cookie, "SameSite=None"), cookie);
            BOOST_TEST(!contains(cookie, "Domain="), cookie);
        }
    }
    BOOST_TEST(found > 5U);
}

BOOST_AUTO_TEST_CASE(a_forged_notice_is_not_shown) {
    for (const std::string text : {"Your account is at risk, call 555-0100", "welcome",
                                   "<b>call 555-0100</b>", "YWNjb3VudF9sb2NrZWQ"}) {
        Client visitor = with_cookie("__Host-gatepost-notice", text);
        const auto page = visitor.get("/login");
        BOOST_TEST(page.status == 200);
        BOOST_TEST(!page.has("555-0100"));
        BOOST_TEST(!page.has("class=\"notice"));
    }
}

BOOST_AUTO_TEST_CASE(an_open_browser_gives_nothing_away_without_the_password) {
    const auto email = new_address("left");
    Client passer_by = member(email);
    passer_by.get("/profile");
    target().sql("UPDATE sessions SET proved_on = proved_on - INTERVAL 1 HOUR");
    const auto before = state();
    BOOST_TEST(passer_by.post("/export", {}).header("Content-Type").starts_with("text/html"));
    passer_by.post("/sessions/end-others", {});
    for (const char* path : {"/profile", "/address", "/delete"}) {
        passer_by.get(path);
        const auto answer = passer_by.post(path, {{"email", new_address("thief")},
                                                  {"current", "not this one"},
                                                  {"password", "thief's own one"},
                                                  {"confirm", "thief's own one"}});
        BOOST_TEST(answer.status == 422, path);
    }
    BOOST_TEST(state() == before);
    BOOST_TEST(lets_in(email));
}

BOOST_AUTO_TEST_SUITE_END()
