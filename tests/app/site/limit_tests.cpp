#include "post.h"

using namespace gatepost;
using namespace gatepost::tests;
using namespace std::chrono_literals;
using http::Status;

namespace {

/// A confirmed account, a browser that it knows, and the limits as they are shipped.
struct Shipped : Post {
    Shipped() {
        sign_up_confirmed(owner, "ada@example.org");
        deliver_all();
        transport.mails.clear();
        for (const auto& entry : store.rows().limits.list(100))
            store.rows().limits.clear(entry.key);
        limits = core::Limits{};
    }

    /// A wrong password from a browser of its own, in that network.
    http::Response guess(const std::string& client, const std::string& email = "ada@example.org",
                         const std::string& password = "a guess") {
        Browser stranger(worker);
        stranger.client_address = client;
        return log_in(stranger, email, password);
    }
    static std::string network(int number) {
        return "198.51." + std::to_string(number / 250) + "." + std::to_string(number % 250);
    }
    /// Wrong passwords from as many networks as needed; how many of them were looked at.
    int guesses(int tries, const std::string& email = "ada@example.org") {
        hasher.checks = 0;
        for (int i = 0; i < tries; ++i)
            guess(network(i), email);
        return hasher.checks;
    }
    /// Sets the password "battery staple" by a mail.
    void reset(Browser& theirs) {
        theirs.get("/forgot");
        theirs.post("/forgot", {{"email", "ada@example.org"}});
        const auto link = newest_link("/reset/");
        theirs.get(link);
        theirs.post(link, {{"password", "battery staple"}, {"confirm", "battery staple"}});
    }

    Browser owner{worker};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(limit_tests, Shipped)

BOOST_AUTO_TEST_CASE(a_network_may_try_ten_passwords_of_one_address_and_is_told_when_again) {
    for (int i = 0; i < 10; ++i)
        BOOST_CHECK(guess("192.0.2.7").status == Status::unprocessable_content);
    hasher.checks = 0;
    const auto refused = guess("192.0.2.7", "ada@example.org", "correct horse");
    BOOST_CHECK(refused.status == Status::too_many_requests);
    BOOST_TEST(refused.header("Retry-After") == "360");
    BOOST_TEST(contains(refused, "Try again in 6 minutes."));
    BOOST_TEST(hasher.checks == 0);
    deliver_all();
    BOOST_TEST(transport.mails.empty());  // it tells nobody

    BOOST_CHECK(guess("192.0.2.8").status == Status::unprocessable_content);
    BOOST_CHECK(guess("192.0.2.7", "eve@example.org").status == Status::unprocessable_content);
    clock.advance(6min);
    BOOST_CHECK(guess("192.0.2.7", "ada@example.org", "correct horse").status == Status::see_other);
}

BOOST_AUTO_TEST_CASE(a_limit_that_is_reached_is_an_event_of_the_address_s_owner_once_an_hour) {
    const auto ada = newest("ada@example.org").id;
    const auto reached = [&] {
        const auto events = store.rows().events.newest(ada, 100);
        return std::ranges::count(events, core::EventKind::limit_reached, &core::Event::kind);
    };
    for (int i = 0; i < 10; ++i)
        guess("192.0.2.7");
    BOOST_TEST(reached() == 0);
    for (int i = 0; i < 3; ++i)
        guess("192.0.2.7");
    BOOST_TEST(reached() == 1);
    BOOST_TEST(store.rows().events.newest(ada, 1).front().client.address == "192.0.2.7");
    clock.advance(1h + 1s);
    for (int i = 0; i < 12; ++i)
        guess("192.0.2.7");
    BOOST_TEST(reached() == 2);
    log_in(owner, "ada@example.org");
    BOOST_TEST(contains(owner.get("/sessions"), "Too many wrong passwords: logins paused"));
}

BOOST_AUTO_TEST_CASE(no_more_than_a_hundred_are_tried_in_a_row_wherever_they_come_from) {
    BOOST_TEST(guesses(120) == 100);
    clock.advance(24h);
    BOOST_TEST(guesses(20) == 0);
    const auto refused = guess("203.0.113.1", "ada@example.org", "correct horse");
    BOOST_CHECK(refused.status == Status::too_many_requests);
    BOOST_TEST(!contains(refused, "Try again in"));
    BOOST_TEST(contains(refused, "/forgot"));
}

BOOST_AUTO_TEST_CASE(unknown_and_pending_addresses_are_counted_alike) {
    Browser waiting(worker);
    sign_up(waiting, "eve@example.org");
    const auto known = guesses(101);
    BOOST_TEST(guesses(101, "nobody@example.org") == known);
    BOOST_TEST(guesses(102, "eve@example.org") == known - 1);  // the sign-up was one
    const auto page = guess("203.0.113.1").body;
    BOOST_TEST(guess("203.0.113.1", "nobody@example.org").body.size() == page.size());
}

BOOST_AUTO_TEST_CASE(a_known_browser_is_counted_by_itself) {
    guesses(101);
    owner.post("/logout", {});
    BOOST_CHECK(log_in(owner, "ada@example.org").status == Status::see_other);
    // Which gives the others nothing.
    BOOST_TEST(guesses(3) == 0);

    owner.post("/logout", {});
    for (int i = 0; i < 20; ++i)
        BOOST_CHECK(log_in(owner, "ada@example.org", "a guess").status ==
                    Status::unprocessable_content);
    BOOST_CHECK(log_in(owner, "ada@example.org").status == Status::too_many_requests);
    clock.advance(3min);
    BOOST_CHECK(log_in(owner, "ada@example.org").status == Status::see_other);
}

BOOST_AUTO_TEST_CASE(a_stolen_cookie_guesses_a_hundred_times_in_a_row_at_most) {
    Browser thief(worker);
    thief.cookies = owner.cookies;
    thief.cookies.erase("__Host-gatepost");
    hasher.checks = 0;
    for (int i = 0; i < 150; ++i) {
        log_in(thief, "ada@example.org", "a guess");
        clock.advance(3min);
    }
    BOOST_TEST(hasher.checks == 100);
    BOOST_TEST(guesses(1) == 1);
}

BOOST_AUTO_TEST_CASE(the_owner_is_told_once_and_may_let_another_browser_in) {
    guesses(105);
    deliver_all();
    BOOST_REQUIRE_EQUAL(transport.mails.size(), 1U);
    BOOST_TEST(transport.mails.back().subject == "Many wrong passwords for your account");
    BOOST_TEST(transport.recipients.back() == "ada@example.org");
    const auto link = newest_link("/allow/");

    Browser phone(worker);
    BOOST_TEST(contains(phone.get(link), "ada@example.org"));
    BOOST_CHECK(log_in(phone, "ada@example.org").status == Status::too_many_requests);
    phone.get(link);
    const auto done = phone.post(link, {});
    BOOST_TEST(done.header("Location") == "/login");
    BOOST_TEST(contains(phone.follow(done), "You can now log in from this browser."));
    BOOST_CHECK(log_in(phone, "ada@example.org").status == Status::see_other);
    guesses(20);
    transport.mails.clear();
    deliver_all();
    BOOST_TEST(transport.mails.empty());
}

BOOST_AUTO_TEST_CASE(all_that_one_link_lets_in_share_a_count) {
    guesses(101);
    const auto link = newest_link("/allow/");
    hasher.checks = 0;
    for (int i = 0; i < 5; ++i) {
        Browser finder(worker);
        finder.get(link);
        finder.post(link, {});
        for (int guesses = 0; guesses < 10; ++guesses)
            log_in(finder, "ada@example.org", "a guess");
    }
    BOOST_TEST(hasher.checks == 20);
}

BOOST_AUTO_TEST_CASE(a_confirmation_ends_what_was_guessed_before) {
    Browser eve(worker);
    sign_up(eve, "eve@example.org");
    guesses(60, "eve@example.org");
    eve.follow(eve.get(confirm_path(newest("eve@example.org"))));
    BOOST_TEST(guesses(110, "eve@example.org") == 100);
}

BOOST_AUTO_TEST_CASE(nobody_is_told_where_nobody_has_the_address) {
    Browser waiting(worker);
    sign_up(waiting, "eve@example.org");
    deliver_all();
    transport.mails.clear();
    guesses(105, "eve@example.org");
    guesses(105, "nobody@example.org");
    deliver_all();
    BOOST_TEST(transport.mails.empty());
}

BOOST_AUTO_TEST_CASE(a_login_from_a_new_browser_ends_the_run_of_all_who_are_none) {
    guesses(99);
    Browser phone(worker);
    BOOST_CHECK(log_in(phone, "ada@example.org").status == Status::see_other);
    BOOST_TEST(guesses(99) == 99);
}

BOOST_AUTO_TEST_CASE(a_login_to_a_sign_up_that_waits_ends_no_run) {
    Browser rival(worker);
    rival.client_address = "203.0.113.9";
    sign_up(rival, "ada@example.org", "of the rival");
    const int left = 100 - 1 - guesses(60);
    Browser again(worker);
    again.client_address = "203.0.113.9";
    BOOST_TEST(log_in(again, "ada@example.org", "of the rival").header("Location") ==
               "/unconfirmed");
    BOOST_TEST(guesses(100) == left);
}

BOOST_AUTO_TEST_CASE(a_reset_by_its_owner_ends_the_run) {
    guesses(105);
    Browser phone(worker);
    reset(phone);
    BOOST_CHECK(log_in(phone, "ada@example.org", "battery staple").status == Status::see_other);
}

BOOST_AUTO_TEST_CASE(spraying_over_many_addresses_is_counted_by_network) {
    hasher.checks = 0;
    for (int i = 0; i < 80; ++i)
        guess("192.0.2.7", "user" + std::to_string(i) + "@example.org");
    BOOST_TEST(hasher.checks == 60);
    for (int i = 0; i < 80; ++i)
        guess("2001:db8::" + std::to_string(i + 1), "user" + std::to_string(i) + "@example.org");
    BOOST_TEST(hasher.checks == 120);
    // Another /64 of the same /48 has its own, up to ten times as many for all.
    BOOST_CHECK(guess("2001:db8:0:1::1").status == Status::unprocessable_content);
}

BOOST_AUTO_TEST_CASE(a_48_counts_with_ten_times_as_many) {
    hasher.checks = 0;
    for (int i = 0; i < 700; ++i)
        guess("2001:db8:0:" + std::to_string(i % 100) + "::1",
              "user" + std::to_string(i) + "@example.org");
    BOOST_TEST(hasher.checks == 600);
}

BOOST_AUTO_TEST_CASE(sign_ups_count_like_logins) {
    int refused = 0;
    for (int i = 0; i < 12; ++i) {
        Browser stranger(worker);
        stranger.client_address = "192.0.2.7";
        stranger.get("/register");
        const auto answer = stranger.post("/register", {{"email", "ada@example.org"},
                                                        {"password", "a guess of many"},
                                                        {"confirm", "a guess of many"}});
        // The same password again and again: the first of them waits, the others take it over.
        refused += answer.status == Status::too_many_requests ? 1 : 0;
    }
    BOOST_TEST(refused == 2);
    BOOST_CHECK(guess("192.0.2.7").status == Status::too_many_requests);
}

BOOST_AUTO_TEST_CASE(no_number_of_guesses_keeps_anybody_from_signing_up) {
    guesses(105, "new@example.org");
    Browser newcomer(worker);
    newcomer.client_address = "203.0.113.1";
    const auto answer = sign_up(newcomer, "new@example.org");
    BOOST_TEST(answer.header("Location") == "/unconfirmed");
    newcomer.follow(newcomer.get(confirm_path(newest("new@example.org"))));
    BOOST_CHECK(newcomer.get("/profile").status == Status::ok);
    Browser phone(worker);
    BOOST_CHECK(log_in(phone, "new@example.org").status == Status::see_other);
}

BOOST_AUTO_TEST_CASE(nor_does_a_sign_up_then_tell_which_password_is_right) {
    guesses(105);
    Browser stranger(worker);
    stranger.client_address = "203.0.113.1";
    BOOST_TEST(sign_up(stranger, "ada@example.org").header("Location") == "/unconfirmed");
    BOOST_CHECK(stranger.get("/profile").status == Status::see_other);
    int refused = 0;
    for (int i = 0; i < 12; ++i) {
        Browser again(worker);
        again.client_address = "203.0.113.1";
        refused += sign_up(again, "ada@example.org", "guess number " + std::to_string(i)).status ==
                           Status::too_many_requests
                       ? 1
                       : 0;
    }
    BOOST_TEST(refused == 3);
}

BOOST_AUTO_TEST_CASE(a_reset_lets_its_owner_in_whatever_a_neighbour_did) {
    for (int i = 0; i < 12; ++i)
        guess("192.0.2.1");
    Browser phone(worker);
    BOOST_CHECK(log_in(phone, "ada@example.org").status == Status::too_many_requests);
    reset(phone);
    BOOST_CHECK(log_in(phone, "ada@example.org", "battery staple").status == Status::see_other);
}

BOOST_AUTO_TEST_CASE(every_page_that_asks_for_the_password_counts) {
    for (const char* page : {"/profile", "/address", "/delete", "/sessions/end-others"}) {
        store.transact([](core::Rows rows) {
            for (const auto& entry : rows.limits.list(100))
                rows.limits.clear(entry.key);
        });
        clock.advance(20min);
        int wrong = 0;
        for (int i = 0; i < 25; ++i) {
            owner.get("/profile");
            const auto answer = owner.post(page, {{"current", "a guess"},
                                                  {"proof", "a guess"},
                                                  {"email", "new@example.org"},
                                                  {"password", "battery staple"},
                                                  {"confirm", "battery staple"}});
            wrong += answer.status == Status::unprocessable_content ? 1 : 0;
        }
        BOOST_TEST(wrong == 20, page);
    }
}

BOOST_AUTO_TEST_CASE(a_script_is_told_in_json) {
    for (int i = 0; i < 10; ++i)
        guess("192.0.2.7");
    Browser script(worker);
    script.client_address = "192.0.2.7";
    script.get("/login");
    script.accept = "application/json";
    const auto refused =
        script.post("/login", {{"email", "ada@example.org"}, {"password", "a guess"}});
    BOOST_CHECK(refused.status == Status::too_many_requests);
    BOOST_TEST(refused.header("Content-Type") == "application/json");
    BOOST_TEST(refused.body == R"({"error":"too_many_tries","retry_after":360})");
}

BOOST_AUTO_TEST_CASE(a_page_that_is_read_counts_nothing) {
    owner.get("/profile");
    owner.get("/login");
    BOOST_TEST(store.rows().limits.list(10).empty());
}

BOOST_AUTO_TEST_CASE(sign_ups_of_a_network_that_nobody_confirms_are_bounded) {
    limits.network_guesses = {1000, 1h};
    limits.sign_ups = {3, 24h};
    const auto sign_up_from = [&](const std::string& client, const std::string& email) {
        Browser visitor(worker);
        visitor.client_address = client;
        return sign_up(visitor, email, "correct horse battery").status;
    };
    for (const char* email : {"a@example.org", "b@example.org", "ada@example.org"})
        BOOST_CHECK(sign_up_from("192.0.2.7", email) == Status::see_other);
    // The same for all addresses, and for that of an owner.
    for (const char* email : {"c@example.org", "a@example.org", "ada@example.org"})
        BOOST_CHECK(sign_up_from("192.0.2.7", email) == Status::too_many_requests);
    BOOST_CHECK(sign_up_from("192.0.2.8", "c@example.org") == Status::see_other);
    clock.advance(8h);
    BOOST_CHECK(sign_up_from("192.0.2.7", "c@example.org") == Status::see_other);
}

BOOST_AUTO_TEST_CASE(a_sign_up_that_is_confirmed_is_not_counted_any_more) {
    limits.sign_ups = {1, 24h};
    for (const char* email : {"a@example.org", "b@example.org", "c@example.org"}) {
        Browser visitor(worker);
        sign_up_confirmed(visitor, email);
        BOOST_CHECK(visitor.get("/profile").status == Status::ok);
    }
    Browser visitor(worker);
    BOOST_CHECK(sign_up(visitor, "d@example.org").status == Status::see_other);
    BOOST_CHECK(sign_up(visitor, "e@example.org").status == Status::too_many_requests);
}

BOOST_AUTO_TEST_CASE(no_number_of_sign_ups_for_an_address_keeps_all_of_them) {
    limits.network_guesses = {1000, 1h};
    limits.pending_of_address = 10;
    const auto waiting = [&] {
        return store.rows().accounts.find_all(*core::Email::parse("eve@example.org")).size();
    };
    for (int i = 0; i < 40; ++i) {
        Browser visitor(worker);
        visitor.client_address = network(i);
        const auto answer = sign_up(visitor, "eve@example.org", "odd password " + network(i));
        BOOST_CHECK(answer.status == Status::see_other);
        deliver_all();
        clock.advance(10min);
    }
    BOOST_TEST(waiting() == 10U);
}

BOOST_AUTO_TEST_SUITE_END()
