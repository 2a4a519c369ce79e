#include "post.h"

using namespace gatepost;
using namespace gatepost::tests;
using http::Status;
using std::chrono::hours;

namespace {

/// Somebody whose address a stranger signs up with.
struct Victim : Post {
    Victim() {
        sign_up(stranger, "ada@example.org");
        deliver_all();
        link = link_in(transport.mails.back().text, base_url + "/decline/").substr(base_url.size());
    }
    void press(const std::string& mails) {
        reading.get(link);
        reading.follow(reading.post(link, {{"mails", mails}}));
    }
    /// Whether a mail comes of another sign-up, with a password of its own.
    bool is_mailed(const std::string& email = "ada@example.org") {
        Browser other(worker);
        sign_up(other, email, "a password, number " + std::to_string(++tries));
        return is_delivered();
    }
    bool is_delivered() {
        const auto before = transport.mails.size();
        deliver_all();
        return transport.mails.size() > before;
    }
    void ask_for_reset() {
        Browser asking(worker);
        asking.get("/forgot");
        asking.post("/forgot", {{"email", "ada@example.org"}});
    }

    Browser stranger{worker};
    Browser reading{worker};
    std::string link;
    int tries = 0;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(quiet_mailbox_tests, Victim)

BOOST_AUTO_TEST_CASE(no_mail_about_sign_ups_for_thirty_days) {
    BOOST_TEST(is_mailed());
    press("stop");
    BOOST_TEST(contains(reading.get(link), "Allow emails again"));
    BOOST_TEST(!is_mailed());
    BOOST_TEST(is_mailed("eve@example.org"));
    stranger.post("/resend", {});
    BOOST_TEST(!is_delivered());
    ask_for_reset();
    BOOST_TEST(!is_delivered());
    clock.advance(hours(24 * 30));
    BOOST_TEST(is_mailed());
}

BOOST_AUTO_TEST_CASE(it_is_undone_on_the_same_page_also_when_the_sign_up_is_gone) {
    press("stop");
    const auto gone = reading.follow(reading.post(link, {}));
    BOOST_TEST(contains(gone, "The sign-up has been deleted."));
    BOOST_TEST(!contains(gone, "Delete this sign-up"));
    press("send");
    BOOST_TEST(contains(reading.get(link), "No emails for 30 days"));
    BOOST_TEST(is_mailed());
}

BOOST_AUTO_TEST_CASE(it_never_stops_mail_to_a_confirmed_account) {
    press("stop");
    // Somebody with the mailbox confirms all the same, by a link of before.
    stranger.follow(stranger.get(confirm_path(newest("ada@example.org"))));
    BOOST_CHECK(stranger.get("/profile").status == Status::ok);
    BOOST_TEST(is_mailed());
    BOOST_TEST(transport.mails.back().subject == "You already have an account");
    ask_for_reset();
    BOOST_TEST(is_delivered());
    BOOST_TEST(reading.get(link).header("Location") == "/");
    BOOST_TEST(reading.post(link, {{"mails", "stop"}}).header("Location") == "/");
}

BOOST_AUTO_TEST_CASE(looking_changes_nothing_and_a_link_that_is_too_old_neither) {
    reading.get(link);
    reading.head(link);
    BOOST_TEST(is_mailed());
    clock.advance(sign_up_lifetime + std::chrono::seconds(1));
    BOOST_TEST(reading.post(link, {{"mails", "stop"}}).header("Location") == "/");
    BOOST_TEST(is_mailed());
}

BOOST_AUTO_TEST_CASE(nobody_who_signs_up_sees_any_of_it) {
    Browser before(worker);
    const auto as_ever = sign_up(before, "ada@example.org", "one that nobody has");
    press("stop");
    Browser after(worker);
    const auto quiet = sign_up(after, "ada@example.org", "one that nobody had");
    BOOST_CHECK(as_ever.status == quiet.status);
    BOOST_TEST(as_ever.body == quiet.body);
    BOOST_TEST(as_ever.header("Location") == quiet.header("Location"));
}

BOOST_AUTO_TEST_SUITE_END()
