#include "post.h"

using namespace gatepost;
using namespace gatepost::tests;
using http::Status;

namespace {

/// Ada signed up at her desk; her mail so far is read.
struct FirstDevice : Post {
    Browser desk{worker}, phone{worker};

    FirstDevice() {
        phone.user_agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Safari/604.1";
        sign_up_confirmed(desk, "ada@example.org");
        deliver_all();
        transport.mails.clear();
    }
    /// What a login in that browser makes us write to Ada.
    std::string told_after_login(Browser& there, const std::string& password = "correct horse") {
        deliver_all();
        transport.mails.clear();
        there.cookies.erase("__Host-gatepost");
        BOOST_TEST(log_in(there, "ada@example.org", password).header("Location") == "/");
        deliver_all();
        return transport.mails.empty() ? "" : transport.mails.back().subject;
    }
};

constexpr const char* new_device = "Login from a new device";

}  // namespace

BOOST_FIXTURE_TEST_SUITE(device_tests, FirstDevice)

BOOST_AUTO_TEST_CASE(a_login_from_a_device_not_seen_before_is_told) {
    BOOST_TEST(told_after_login(desk) == "");
    BOOST_TEST(told_after_login(phone) == new_device);
    BOOST_TEST(transport.mails.back().text.find("Safari on iPhone") != std::string::npos);
    BOOST_TEST(transport.mails.back().text.find("192.0.2.1") != std::string::npos);
    BOOST_TEST(told_after_login(phone) == "");
    // The cookie outlives the browser, and names several accounts.
    phone.restart();
    sign_up_confirmed(phone, "bob@example.org");
    phone.restart();
    BOOST_TEST(told_after_login(phone) == "");
}

BOOST_AUTO_TEST_CASE(neither_a_failed_login_nor_a_forged_cookie_makes_a_device_known) {
    log_in(phone, "ada@example.org", "a guess");
    BOOST_TEST(told_after_login(phone) == new_device);
    auto& cookie = phone.cookies["__Host-gatepost-device"];
    BOOST_REQUIRE(!cookie.empty());
    cookie.back() = cookie.back() == 'A' ? 'B' : 'A';
    BOOST_TEST(told_after_login(phone) == new_device);
}

BOOST_AUTO_TEST_CASE(nothing_is_told_of_an_account_that_is_not_confirmed) {
    Browser there(worker);
    sign_up(there, "new@example.org");
    deliver_all();
    transport.mails.clear();
    log_in(phone, "new@example.org");
    deliver_all();
    BOOST_TEST(transport.mails.empty());
}

// An owner who signs up with what somebody else has typed before must be told of that browser.
BOOST_AUTO_TEST_CASE(a_browser_is_known_once_it_held_the_account_and_not_while_that_waited) {
    const auto knows_nobody = [](const Browser& there) {
        return !there.cookies.contains("__Host-gatepost-device");
    };
    Browser before(worker), tablet(worker), owner(worker);
    sign_up(before, "typo@example.org");
    BOOST_TEST(knows_nobody(before));
    before.get("/unconfirmed");
    before.post("/unconfirmed", {{"email", "eve@example.org"}, {"current", "correct horse"}});
    BOOST_TEST(knows_nobody(before));
    const auto eve = newest("eve@example.org");
    BOOST_TEST(log_in(tablet, "eve@example.org").header("Location") == "/unconfirmed");
    BOOST_TEST(knows_nobody(tablet));
    sign_up(owner, "eve@example.org");
    BOOST_TEST(knows_nobody(owner));
    BOOST_CHECK(newest("eve@example.org").id == eve.id);
    owner.get(confirm_path(newest("eve@example.org")));
    BOOST_TEST(!knows_nobody(owner));
    deliver_all();

    for (Browser* there : {&before, &tablet, &owner}) {
        transport.mails.clear();
        there->cookies.erase("__Host-gatepost");
        BOOST_TEST(log_in(*there, "eve@example.org").header("Location") == "/");
        deliver_all();
        BOOST_TEST(transport.mails.size() == (there == &owner ? 0U : 1U));
    }
}

BOOST_AUTO_TEST_CASE(a_change_of_the_password_makes_all_other_devices_strangers) {
    told_after_login(phone);
    desk.get("/profile");
    desk.post("/profile", {{"current", "correct horse"},
                           {"password", "battery staple"},
                           {"confirm", "battery staple"}});
    BOOST_TEST(told_after_login(desk, "battery staple") == "");
    BOOST_TEST(told_after_login(phone, "battery staple") == new_device);
}

BOOST_AUTO_TEST_CASE(a_device_that_was_not_seen_for_long_is_a_stranger) {
    clock.advance(app::DeviceCookie::lifetime);
    BOOST_TEST(told_after_login(desk) == "");
    clock.advance(app::DeviceCookie::lifetime + std::chrono::seconds(1));
    BOOST_TEST(told_after_login(desk) == new_device);
}

BOOST_AUTO_TEST_SUITE_END()
