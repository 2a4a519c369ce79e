// Getting at an account, or at what only its owner may do.

#include <boost/test/unit_test.hpp>

#include "attack.h"

using namespace gatepost::tests;

namespace {

void set_password(const std::string& link, const std::string& password) {
    Client owner = browser();
    owner.get(link);
    owner.post(link, {{"password", password}, {"confirm", password}});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(takeover_tests)

BOOST_AUTO_TEST_CASE(who_signed_up_first_with_an_address_has_nothing_of_it_later) {
    const auto email = new_address("squatted");
    Client squatter = pending(email, "squatter's own one");
    Client owner = pending(email);
    std::string link;
    eventually([&] {
        for (const auto& mail : target().mails()) {
            const auto found = link_in(mail);
            if (!contains(mail, "\nTo: " + email + "\n") || found.empty()) continue;
            // Each sign-up has a link, and each browser confirms its own alone.
            if (owner.follow(owner.get(found)).has("You have confirmed")) link = found;
        }
        return !link.empty();
    });
    BOOST_TEST(is_in(owner, email));
    BOOST_TEST(!is_in(squatter, email));
    BOOST_TEST(squatter.get("/unconfirmed").status == 303);
    BOOST_TEST(!lets_in(email, "squatter's own one"));
    BOOST_TEST(lets_in(email));
}

BOOST_AUTO_TEST_CASE(who_signed_up_first_is_out_after_the_owners_reset) {
    const auto email = new_address("squatted");
    Client squatter = at_sign_up();
    squatter.post("/register", {{"email", email},
                                {"password", "squatter's own one"},
                                {"confirm", "squatter's own one"},
                                {"next", "/demo/squatted"}});
    Client owner = browser();
    owner.get("/forgot");
    owner.post("/forgot", {{"email", email}});
    set_password(mailed_link(target(), email, "/reset/"), "battery staple");
    BOOST_TEST(squatter.get("/unconfirmed").status == 303);
    BOOST_TEST(!is_in(squatter, email));
    BOOST_TEST(!lets_in(email, "squatter's own one"));
    const auto in = browser().log_in(email, "battery staple");
    BOOST_TEST(in.status == 303);
    BOOST_TEST(!contains(in.header("Location"), "squatted"));
}

BOOST_AUTO_TEST_CASE(a_sign_up_with_the_address_of_an_account_opens_nothing_of_it) {
    const auto email = new_address("owner");
    Client owner = member(email);
    Client attacker = pending(email, "attacker's own one");
    BOOST_TEST(!is_in(attacker, email));
    Client again = browser();
    again.log_in(email, "attacker's own one");
    BOOST_TEST(!is_in(again, email));
    BOOST_TEST(is_in(owner, email));
    BOOST_TEST(lets_in(email));
}

BOOST_AUTO_TEST_CASE(pages_of_members_are_closed_to_those_who_wait) {
    const auto email = new_address("waiting");
    Client visitor = pending(email);
    visitor.get("/unconfirmed");
    for (const char* page : {"/profile", "/address", "/sessions", "/delete"})
        BOOST_TEST(visitor.get(page).header("Location").starts_with("/unconfirmed"), page);
    const auto before = state();
    for (const char* path :
         {"/profile", "/address", "/sessions/end", "/sessions/end-others", "/export", "/delete"})
        BOOST_TEST(visitor.post_bare(path, {{"csrf", visitor.csrf()},
                                            {"email", new_address("other")},
                                            {"current", "correct horse"},
                                            {"password", "battery staple"},
                                            {"confirm", "battery staple"}})
                           .status == 303,
                   path);
    BOOST_TEST(state() == before);
    BOOST_TEST(visitor.get("/demo/").status == 303);
}

BOOST_AUTO_TEST_CASE(pages_of_members_are_closed_to_visitors) {
    const auto before = state();
    for (const char* page : {"/unconfirmed", "/profile", "/address", "/sessions", "/delete",
                             "/demo/", "/demo/admin/", "/demo/editors/"})
        BOOST_TEST(browser().get(page).header("Location").find("/login") != std::string::npos,
                   page);
    for (const char* path : {"/unconfirmed", "/resend", "/profile", "/address", "/sessions/end",
                             "/sessions/end-others", "/export", "/delete"}) {
        Client visitor = browser();
        visitor.get("/login");
        const auto answer = visitor.post(path, {{"current", "correct horse"}});
        BOOST_TEST(answer.header("Location").starts_with("/login"), path);
    }
    BOOST_TEST(state() == before);
}

BOOST_AUTO_TEST_CASE(a_thief_who_changes_the_address_is_undone) {
    const auto email = new_address("robbed"), other = new_address("thief");
    Client thief = member(email);
    thief.get("/address");
    thief.post("/address", {{"email", other}, {"current", "correct horse"}});
    const auto change = mailed_link(target(), other, "/address/confirm/");
    thief.get(change);
    thief.post(change, {});
    BOOST_TEST(is_in(thief, other));
    const auto undo = mailed_link(target(), email, "/not-me/");
    Client owner = browser();
    owner.get(undo);
    const auto reset = owner.post(undo, {}).header("Location");
    BOOST_TEST(reset.starts_with("/reset/"));
    set_password(reset, "battery staple");
    BOOST_TEST(!is_in(thief, other));
    BOOST_TEST(lets_in(email, "battery staple"));
    BOOST_TEST(!lets_in(other));
    BOOST_TEST(!is_confirmed(other));
}

BOOST_AUTO_TEST_CASE(a_thief_who_deletes_the_account_is_undone) {
    const auto email = new_address("robbed");
    Client thief = member(email);
    thief.get("/delete");
    thief.post("/delete", {{"current", "correct horse"}});
    BOOST_TEST(!lets_in(email));
    const auto keep = mailed_link(target(), email, "/keep/");
    Client owner = browser();
    owner.get(keep);
    owner.post(keep, {});
    BOOST_TEST(lets_in(email));
}

BOOST_AUTO_TEST_CASE(obvious_passwords_are_refused) {
    for (const std::string password :
         {"password", "password1", "password123", "Passw0rd!", "qwerty123", "12345678", "letmein1",
          "iloveyou", "gatepost", "gatepost123", "localhost1", "attacked", "aaaaaaaa", "abcdefgh",
          "short"}) {
        Client visitor = browser();
        visitor.get("/register");
        BOOST_TEST(visitor.post("/register", {{"email", "obvious@attacked.example"},
                                              {"password", password},
                                              {"confirm", password}})
                           .status == 422,
                   password);
    }
}

BOOST_AUTO_TEST_CASE(a_program_that_fills_everything_in_signs_nobody_up) {
    const auto email = new_address("bot");
    Client slow = at_sign_up();
    BOOST_TEST(slow.post("/register", {{"email", email},
                                       {"password", "correct horse"},
                                       {"confirm", "correct horse"},
                                       {"topic", "cheap pills"}})
                   .status == 422);
    Client fast = browser();
    BOOST_TEST(fast.sign_up(email).status == 422);
    BOOST_TEST(target().gatepost("user show " + email + " 2>&1; true").find("correct") ==
               std::string::npos);
    BOOST_TEST(target().sql("SELECT COUNT(*) FROM accounts WHERE email = '" + email + "'") ==
               "COUNT(*)\n0\n");
}

BOOST_AUTO_TEST_SUITE_END()
