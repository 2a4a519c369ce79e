// Leading a visitor away from the site, by what the site itself answers.

#include <boost/test/unit_test.hpp>

#include "attack.h"
#include "http/form.h"
#include "raw_client.h"

using namespace gatepost;
using namespace gatepost::tests;

namespace {

/// Spellings of another place that some browser, or some check, reads as a path of this site.
const std::vector<std::string> ways_out{
    "//evil.example",
    "///evil.example",
    "////evil.example/%2e%2e",
    "/\\evil.example",
    "\\/evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/\r//evil.example",
    " //evil.example",
    "\t//evil.example",
    "\x01//evil.example",
    "https://evil.example",
    "HTTPS://evil.example",
    "https:evil.example",
    "https:/evil.example",
    "http:///evil.example",
    "//evil.example:80/profile",
    "//localhost@evil.example",
    "http://localhost:@evil.example",
    "http://localhost.evil.example/",
    "@evil.example",
    ".evil.example",
    ":80@evil.example",
    "evil.example",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "/profile\r\nLocation: https://evil.example",
    "/profile%0d%0aLocation:%20https://evil.example\r\n\r\n",
    "/..//evil.example",
    "/.//evil.example",
    "/%5cevil.example",
    "/%2fevil.example",
    "/%09/evil.example",
    "/;//evil.example",
    "/?//evil.example",
    "/#//evil.example",
    "\xef\xbc\x8f\xef\xbc\x8f"
    "evil.example",
    "/\xe2\x80\x8b/evil.example",
    "//[::1]@evil.example",
    "//evil%E3%80%82example",
};

/// Where a browser goes that is on the site: it takes tabs and line ends out, and a backslash for a
/// slash (WHATWG URL).
bool stays_here(std::string location) {
    std::erase_if(location, [](char c) { return c == '\t' || c == '\n' || c == '\r'; });
    while (!location.empty() && static_cast<unsigned char>(location.front()) <= ' ')
        location.erase(0, 1);
    std::replace(location.begin(), location.end(), '\\', '/');
    if (location.starts_with(target().site() + "/")) return true;
    if (location.starts_with('/')) return !location.starts_with("//");
    return location.substr(0, location.find_first_of("/?#")).find(':') == location.npos;
}

void check_stays(const Answer& answer, const std::string& way_out) {
    BOOST_TEST(answer.status < 500, way_out);
    BOOST_TEST(stays_here(answer.header("Location")), way_out << " " << answer.header("Location"));
    BOOST_TEST(!contains(answer.headers, "\nLocation: https://evil"), way_out);
    BOOST_TEST(answer.header("Refresh").empty(), way_out);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(redirect_tests)

BOOST_AUTO_TEST_CASE(the_check_itself_knows_the_ways_out) {
    for (const char* away : {"//evil.example", "/\\evil.example", "/\t/evil.example", " https:x",
                             "javascript:alert(1)", "https://evil.example"})
        BOOST_TEST(!stays_here(away), away);
    for (const char* here : {"/", "/profile?next=https://x", "", "profile"})
        BOOST_TEST(stays_here(here), here);
}

BOOST_AUTO_TEST_CASE(a_login_leads_to_no_other_site) {
    const auto email = new_address("led");
    open_account(target(), email);
    for (const auto& way_out : ways_out) {
        Client visitor = browser();
        visitor.get("/login?next=" + http::percent_encode(way_out));
        const auto answer = visitor.post(
            "/login", {{"email", email}, {"password", "correct horse"}, {"next", way_out}});
        check_stays(answer, way_out);
        if (answer.status == 303) check_stays(visitor.get(answer.header("Location")), way_out);
    }
}

BOOST_AUTO_TEST_CASE(nor_does_a_logout_or_a_choice_of_language) {
    const auto email = new_address("led");
    const Client owner = member(email);
    for (const auto& way_out : ways_out) {
        Client visitor = browser();
        visitor.get("/language");
        for (const char* path : {"/language", "/logout"}) {
            const auto answer = visitor.post(path, {{"language", "de"}, {"next", way_out}});
            check_stays(answer, way_out);
        }
    }
}

BOOST_AUTO_TEST_CASE(nor_does_a_sign_up_with_its_confirmation) {
    for (const std::string way_out :
         {"//evil.example", "/\\evil.example", "https://evil.example", "/\t/evil.example"}) {
        const auto email = new_address("led");
        Client visitor = at_sign_up();
        const auto answer = visitor.post("/register", {{"email", email},
                                                       {"password", "correct horse"},
                                                       {"confirm", "correct horse"},
                                                       {"next", way_out}});
        BOOST_TEST(answer.status == 303);
        check_stays(answer, way_out);
        check_stays(visitor.post("/resend", {{"next", way_out}}), way_out);
        check_stays(visitor.get(mailed_link(target(), email)), way_out);
        BOOST_TEST(is_confirmed(email));
    }
}

BOOST_AUTO_TEST_CASE(nor_does_a_page_for_those_who_are_in_already) {
    const Client owner = member(new_address("led"));
    for (const auto& way_out : ways_out) {
        Client tab = with_session_of(owner);
        for (const char* page : {"/login?next=", "/register?next=", "/unconfirmed?next="})
            check_stays(tab.get(page + http::percent_encode(way_out)), way_out);
    }
}

BOOST_AUTO_TEST_CASE(no_path_becomes_the_address_of_another_site) {
    for (const auto& way_out : ways_out) {
        const bool is_a_target =
            way_out.starts_with('/') && way_out.find_first_of("\r\n\t #") == way_out.npos;
        if (!is_a_target) continue;
        for (const auto& path : {way_out, way_out + "/", way_out + "/..", "/." + way_out})
            check_stays(browser().get(path), path);
    }
}

BOOST_AUTO_TEST_CASE(no_host_name_leads_away) {
    for (const std::string host :
         {"evil.example", "localhost.evil.example", "evil.example:80", "localhost:80@evil.example",
          "evil.example#", "[::1]", "LOCALHOST.", "a.localhost.evil.example", ""}) {
        for (const char* path : {"/", "/login?next=/profile", "/profile", "/static/", "/static"}) {
            const auto answer =
                first_answer(exchange(target().port(),
                                      std::string("GET ") + path + " HTTP/1.1\r\nHost: " + host +
                                          "\r\nConnection: close\r\n\r\n",
                                      new_network()));
            check_stays(answer, host + path);
        }
    }
}

BOOST_AUTO_TEST_CASE(no_request_line_with_a_whole_url_leads_away) {
    for (const std::string url : {"http://evil.example/login", "https://evil.example/",
                                  "http://localhost@evil.example/profile"}) {
        for (const char* host : {"localhost", "evil.example"}) {
            const auto answer = first_answer(exchange(
                target().port(),
                "GET " + url + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n",
                new_network()));
            check_stays(answer, url);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
