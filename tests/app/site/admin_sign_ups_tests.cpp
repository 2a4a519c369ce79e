// What administrators do about sign-ups in the browser, and what greets them there.

#include "admin.h"

using namespace gatepost;
using namespace gatepost::tests;
using http::Status;

namespace {

struct SignUps : Administered {
    SignUps() { sign_ups.mode = core::SignUpMode::approved; }

    void wait_for_approval(Browser& there, const std::string& email, const std::string& reason) {
        there.get("/register");
        there.post("/register", {{"email", email},
                                 {"password", "correct horse"},
                                 {"confirm", "correct horse"},
                                 {"reason", reason}});
        there.get(confirm_path(newest(email)));
    }

    std::string number_of(const std::string& email) {
        return std::to_string(static_cast<std::uint64_t>(newest(email).id));
    }

    /// The page after what was decided.
    http::Response decide(const std::string& action, const std::string& number) {
        admin.get("/admin/sign-ups");
        return admin.follow(
            admin.post("/admin/sign-ups", {{"action", action}, {"account", number}}));
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(admin_sign_ups_tests, SignUps)

BOOST_AUTO_TEST_CASE(a_fresh_site_is_greeted_with_what_comes_next) {
    const auto page = admin.get("/admin");
    BOOST_TEST(contains(page, "Three things to do next"));
    BOOST_TEST(contains(page, "Right now, anyone can, and you approve each sign-up."));
    BOOST_TEST(contains(page, "root@example.org"));
    BOOST_TEST(contains(page, "Nothing right now."));
    sign_ups.mode = core::SignUpMode::open;
    for (int i = 0; i < 10; ++i) {
        Browser other(worker);
        sign_up_confirmed(other, "member" + std::to_string(i) + "@example.org");
    }
    BOOST_TEST(!contains(admin.get("/admin"), "Three things to do next"));
}

BOOST_AUTO_TEST_CASE(who_waits_is_shown_as_they_wrote) {
    BOOST_TEST(contains(admin.get("/admin/sign-ups"), "Nobody is waiting."));
    wait_for_approval(browser, "ada@example.org", "I play <b>the oboe</b>.\nWell.");
    const auto page = admin.get("/admin/sign-ups");
    BOOST_TEST(contains(page, "ada@example.org"));
    BOOST_TEST(contains(page, "I play &lt;b&gt;the oboe&lt;/b&gt;."));
    BOOST_TEST(!contains(page, "don&#39;t need approval"));
    BOOST_TEST(contains(admin.get("/admin"), "1 sign-up waits for approval"));
    sign_ups.mode = core::SignUpMode::open;
    BOOST_TEST(contains(admin.get("/admin/sign-ups"), "don't need approval"));
}

BOOST_AUTO_TEST_CASE(approved_they_are_in) {
    wait_for_approval(browser, "ada@example.org", "The oboe");
    BOOST_TEST(contains(decide("approve", number_of("ada@example.org")), "is approved"));
    BOOST_CHECK(browser.get("/profile").status == Status::ok);
    deliver_all();
    BOOST_TEST(transport.mails.back().subject == "Your account is approved");
    const auto& event = store.tables().events.back();
    BOOST_CHECK(event.actor == newest("root@example.org").id);
    BOOST_CHECK(event.kind == core::EventKind::sign_up_approved);
    BOOST_TEST(event.client.address == "192.0.2.1");
}

BOOST_AUTO_TEST_CASE(refused_they_are_gone) {
    wait_for_approval(browser, "ada@example.org", "The oboe");
    const auto number = number_of("ada@example.org");
    BOOST_TEST(contains(decide("refuse", number), "is refused and deleted"));
    BOOST_TEST(store.tables().accounts.size() == 1U);
    BOOST_TEST(contains(decide("refuse", number), "no longer waiting. Nothing was changed."));
}

BOOST_AUTO_TEST_CASE(nothing_else_is_decided) {
    wait_for_approval(browser, "ada@example.org", "The oboe");
    const auto number = number_of("ada@example.org");
    const auto events = store.tables().events.size();
    for (const auto& [action, account] : {std::pair<std::string, std::string>{"", number},
                                          {"promote", number},
                                          {"approve", ""},
                                          {"approve", "x"},
                                          {"approve", "-1"},
                                          {"approve", number_of("root@example.org")},
                                          {"refuse", number_of("root@example.org")},
                                          {"refuse", "99999999999999999999"}})
        BOOST_TEST(contains(decide(action, account), "no longer waiting. Nothing was changed."));
    BOOST_TEST(store.tables().events.size() == events);
    BOOST_TEST(store.tables().accounts.size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
