#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "fakes/time_zone.h"
#include "post.h"

using namespace gatepost;
using namespace gatepost::tests;

namespace {

/// Somebody who signed up, and asked for another address, at the turn of a day in UTC.
struct Visit : Post {
    Visit() {
        sign_up_confirmed(browser, "ada@example.org");
        browser.get("/address");
        browser.post("/address", {{"email", "new@example.org"}, {"current", "correct horse"}});
        browser.get("/profile");
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(time_zone_tests)

BOOST_AUTO_TEST_CASE(the_download_of_ones_data_is_in_utc_wherever_the_server_stands) {
    for (const char* zone : fakes::time_zones) {
        const fakes::TimeZone here(zone);
        Visit visit;
        const auto data = nlohmann::json::parse(visit.browser.post("/export", {}).body);
        const std::string now = "2026-01-02T00:00:00Z";
        BOOST_TEST(data["made_on"] == now);
        BOOST_TEST(data["account"]["registered_on"] == now);
        BOOST_TEST(data["account"]["confirmed_on"] == now);
        BOOST_TEST(data["sessions"][0]["opened_on"] == now);
        BOOST_TEST(data["sessions"][0]["last_seen_on"] == now);
        BOOST_TEST(data["events"][0]["on"] == now);
        BOOST_TEST(data["address_changes"][0]["asked_on"] == now);
        BOOST_TEST(data["mails"][0]["queued_on"] == now);
    }
}

BOOST_AUTO_TEST_CASE(so_are_pages_and_mails) {
    for (const char* zone : fakes::time_zones) {
        const fakes::TimeZone here(zone);
        Visit visit;
        for (const char* path : {"/profile", "/sessions"}) {
            const auto page = visit.browser.get(path);
            BOOST_TEST(contains(page, "2 January 2026, 00:00 UTC"), path);
            BOOST_TEST(contains(page, "datetime=\"2026-01-02T00:00:00Z\""), path);
        }
        BOOST_TEST(contains(visit.browser.get("/.well-known/security.txt"),
                            "Expires: 2026-07-01T00:00:00Z"));
        BOOST_TEST(visit.courier.deliver_next());
        const auto& mail = visit.transport.mails.at(0);
        BOOST_TEST(mail.text.find("2 January 2026, 00:00 UTC") != mail.text.npos);
        BOOST_TEST(mail.html.find("2 January 2026, 00:00 UTC") != mail.html.npos);
    }
}

BOOST_AUTO_TEST_SUITE_END()
