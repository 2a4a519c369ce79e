// The way back to where a visitor wanted to go, when its address is long.

#include <boost/test/unit_test.hpp>
#include <random>

#include "app/gate/gate.h"
#include "app/web/return_path.h"
#include "http/form.h"
#include "question.h"
#include "site.h"

using namespace gatepost;
using namespace gatepost::tests;
using http::Status;

namespace {

constexpr std::size_t most_carried = 5 * 1024;
constexpr const char* said = "too long, so you start here instead";

/// Every visible character of ASCII.
std::string visible() {
    std::string all;
    for (char c = '!'; c <= '~'; ++c)
        all += c;
    return all;
}

/// A target of that size that is as hard to deflate as can be.
std::string noise(std::size_t size, const std::string& characters) {
    std::minstd_rand random(1);
    std::string target = "/page?";
    while (target.size() < size)
        target += characters[random() % characters.size()];
    return target;
}

struct Way : Site {
    Browser browser{worker};

    /// What nginx asks when the browser wants to see `target` on `host`.
    http::Response ask(Browser& asking, const std::string& host, const std::string& target) {
        return checked(asking.send(question(host, target)));
    }
    http::Response ask_with_many(Browser& asking) {
        auto request = make_request(http::Method::get, "/gate/check");
        request.original = {http::Method::get, "gatepost.test", "gatepost.test", "/demo", "/demo"};
        return asking.send(request);
    }
    http::Response get(const std::string& target) { return checked(browser.get(target)); }
    http::Response post(const std::string& path, const FormFields& fields) {
        return checked(browser.post(path, fields));
    }

    /// No answer is larger than nginx's buffers, and no address longer than its request line.
    http::Response checked(http::Response response) {
        BOOST_TEST(response.headers.lines().size() < 15U * 1024);
        BOOST_TEST(response.header("Location").size() < 8000U);
        return response;
    }

    static std::string on_site(std::string_view location) {
        return std::string(location.substr(std::string("https://gatepost.test").size()));
    }
    /// The value of the field `next` on the page behind an address of the site.
    std::string next_at(const std::string& address) {
        auto request = make_request(http::Method::get, address);
        return std::string(http::parse_query(request)["next"]);
    }
    /// Where the account pages' way to another host ends.
    std::string end_of_ticket(Browser& there, std::string_view url) {
        auto request = make_request(http::Method::get, "/gate/enter");
        request.query = url.substr(url.find('?') + 1);
        request.original = {http::Method::other, "wiki.test", "wiki.test", "", ""};
        return std::string(checked(there.send(request)).header("Location"));
    }
    std::string end_of_page(Browser& there, const http::Response& page) {
        return end_of_ticket(there, page.header("Refresh").substr(std::string("0; url=").size()));
    }
    FormFields account(const std::string& email, const std::string& next) {
        return {{"email", email},
                {"password", "correct horse"},
                {"confirm", "correct horse"},
                {"next", next}};
    }
};

const std::vector<std::string> long_targets{
    noise(most_carried, visible()),
    noise(most_carried, "\"\\a"),
    noise(most_carried, "!"),
    noise(most_carried, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"),
    "/page?" + std::string(most_carried - 6, '%'),
    noise(4001, visible()),
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(way_tests, Way)

BOOST_AUTO_TEST_CASE(five_kibibytes_come_back_whole_after_a_login) {
    sign_up_confirmed(browser, "ada@example.org");
    for (const auto& target : long_targets) {
        for (const std::string host : {"gatepost.test", "wiki.test"}) {
            const bool is_own = host == "gatepost.test";
            const auto asked = is_own ? "/demo" + target.substr(5) : target;
            browser.post("/logout", {});
            browser.cookies.clear();
            Browser there(worker);
            const auto refusal = ask(is_own ? browser : there, host, asked);
            const auto login = on_site(refusal.header("Location"));
            BOOST_TEST(login.starts_with("/login?next=%2Fgate%2Freturn%2F"));
            BOOST_TEST(!contains(get(login), said));
            const auto next = next_at(login);
            auto in = post("/login", account("ada@example.org", next));
            BOOST_TEST(in.header("Location") == next);
            const auto back = get(next);
            BOOST_TEST(!contains(back, said));
            BOOST_TEST((is_own ? std::string(back.header("Location")) : end_of_page(there, back)) ==
                       "https://" + host + asked);
        }
    }
}

BOOST_AUTO_TEST_CASE(five_kibibytes_come_back_whole_after_signing_up) {
    int number = 0;
    for (const auto& target : long_targets) {
        browser.cookies.clear();
        const auto email = "new" + std::to_string(++number) + "@example.org";
        const auto asked = "/demo" + target.substr(5);
        const auto login = on_site(ask(browser, "gatepost.test", asked).header("Location"));
        const auto next = next_at(login);
        get(app::with_return_path("/register", next));
        const auto held = std::string(post("/register", account(email, next)).header("Location"));
        BOOST_TEST(held == app::with_return_path("/unconfirmed", next));
        get(held);
        BOOST_TEST(store.rows().accounts.return_path(newest(email).id).size() <= 1024U);
        BOOST_TEST(post("/resend", {{"next", next}}).header("Location") == held);
        get(held);
        for (const auto& [name, value] : browser.cookies)
            BOOST_TEST(name.size() + value.size() < 4096U);  // browsers drop longer ones
        const auto confirmed = get(confirm_path(newest(email)));
        BOOST_TEST(confirmed.header("Location") == next);
        BOOST_TEST(get(next).header("Location") == "https://gatepost.test" + asked);
        for (const auto& cookie : browser.cookies)
            BOOST_TEST(!cookie.first.starts_with("__Host-gatepost-return-path"), cookie.first);
    }
}

BOOST_AUTO_TEST_CASE(the_link_opened_elsewhere_leads_to_the_place_or_says_that_it_was_too_long) {
    for (const auto& [target, is_kept] : {std::pair(noise(700, visible()), true),
                                          {"/page?" + std::string(4000, 'x'), true},
                                          {noise(most_carried, visible()), false}}) {
        browser.cookies.clear();
        const auto email = "new" + std::to_string(target.size()) + "@example.org";
        const auto login = on_site(ask(browser, "wiki.test", target).header("Location"));
        get("/register");
        post("/register", account(email, next_at(login)));

        Browser phone(worker);
        phone.get("/login");
        phone.post("/login", {{"email", email}, {"password", "correct horse"}});
        const auto back = phone.follow(phone.get(confirm_path(newest(email))));
        BOOST_TEST(contains(back, said) != is_kept);
        if (is_kept) {
            // The phone did not set out from there, so it is let go on without a cookie.
            BOOST_TEST(end_of_page(phone, back) == "https://wiki.test" + target);
        } else {
            BOOST_TEST(contains(back, "<strong class=\"place\">https://wiki.test/</strong>"));
            BOOST_TEST(back.header("Refresh") == "");
        }
    }
}

BOOST_AUTO_TEST_CASE(more_than_can_be_kept_is_said_and_not_lost_in_silence) {
    sign_up_confirmed(browser, "ada@example.org");
    for (const auto& [target, start] :
         {std::pair(noise(most_carried + 1, visible()), "/page"),
          {noise(8000, "ab"), "/page"},
          {"/" + std::string(most_carried, 'x'), "/"},
          {"/page?" + std::string(5000, '\xff'), "/page"}}) {  // 15,000 characters in a URL
        Browser there(worker);
        const auto login = on_site(ask(there, "wiki.test", target).header("Location"));
        Browser nobody(worker);
        BOOST_TEST(contains(nobody.get(login), said));
        const auto back = get(next_at(login));
        BOOST_CHECK(back.status == Status::ok);
        BOOST_TEST(contains(back, said));
        BOOST_TEST(contains(back, std::string(">https://wiki.test") + start + "</strong>"));
        BOOST_TEST(back.header("Refresh") == "");
        const auto link = back.body.find("https://wiki.test/gatepost-gate/enter?ticket=");
        BOOST_REQUIRE(link != back.body.npos);
        const auto url = back.body.substr(link, back.body.find('"', link) - link);
        BOOST_TEST(end_of_ticket(there, url) == std::string("https://wiki.test") + start);
    }
    const auto own = on_site(
        ask(browser, "gatepost.test", "/admin?" + std::string(6000, 'x')).header("Location"));
    BOOST_TEST(own.starts_with("/gate/refused/"));
}

BOOST_AUTO_TEST_CASE(pages_of_the_site_keep_their_address_as_long_as_it_fits) {
    const auto whole = "/profile?" + std::string(5500, '!');
    BOOST_TEST(get(whole).header("Location") == "/login?next=%2Fprofile%3F" + whole.substr(9));
    BOOST_TEST(!contains(get("/login"), said));
    // Each of these takes three characters, or there are too many.
    for (const auto& target :
         {"/profile?" + std::string(3000, '&'), "/profile?" + std::string(6500, 'x')}) {
        const auto answer = get(target);
        BOOST_TEST(answer.header("Location").starts_with("/login"));
        BOOST_TEST(contains(browser.follow(answer), said));
    }
}

BOOST_AUTO_TEST_CASE(a_way_that_is_too_long_loses_its_end_first) {
    const std::string token = "/gate/return/" + std::string(5000, 'x');
    BOOST_TEST(app::parse_return_path(token + "#" + std::string(500, 'f')).size() ==
               token.size() + 501);
    BOOST_TEST(app::parse_return_path(token + "#" + std::string(1500, 'f')) == token);
    BOOST_TEST(app::parse_return_path(token + std::string(1500, 'f')) == "");
    BOOST_TEST(app::with_return_path("/login", "/a?b=c#d") == "/login?next=%2Fa%3Fb%3Dc%23d");
    BOOST_TEST(app::with_return_path("/login", "/a?b#" + std::string(4000, '#')) ==
               "/login?next=%2Fa%3Fb");
    BOOST_TEST(app::with_return_path("/login", "/a?" + std::string(4000, '&')) ==
               "/login?next=%2Fa");
    BOOST_TEST(app::with_return_path("/login", "/" + std::string(4000, '&')) == "/login");
}

BOOST_AUTO_TEST_CASE(a_fragment_that_the_script_has_handed_on_comes_back) {
    const auto login = on_site(ask(browser, "gatepost.test", "/demo/x").header("Location"));
    const auto next = next_at(login) + "#/route/7";
    get(app::with_return_path("/login", next));
    get(app::with_return_path("/register", next));
    const auto held = post("/register", account("new@example.org", next));
    BOOST_TEST(held.header("Location") == app::with_return_path("/unconfirmed", next));
    get(std::string(held.header("Location")));
    const auto link = confirm_path(newest("new@example.org"));
    BOOST_TEST(get(link).header("Location") == next);  // the browser's own cookie
    BOOST_TEST(get(link).header("Location") == next);  // the account
}

BOOST_AUTO_TEST_CASE(too_many_cookies_are_refused_with_a_page_or_a_word_to_nginx) {
    sign_up_confirmed(browser, "ada@example.org");
    browser.cookies["app"] = std::string(22 * 1024, 'x');
    BOOST_CHECK(browser.get("/profile").status == Status::ok);
    BOOST_CHECK(ask_with_many(browser).status == Status::no_content);
    browser.cookies["app"] = std::string(24 * 1024, 'x');
    const auto page = get("/profile");
    BOOST_CHECK(page.status == Status::bad_request);
    BOOST_TEST(contains(page, "<h1"));
    const auto answer = ask_with_many(browser);
    BOOST_CHECK(answer.status == Status::forbidden);
    BOOST_TEST(answer.header("Gatepost-Error") == "cookies_too_large");
    BOOST_TEST(answer.header("Location") == "");
    BOOST_TEST(answer.header("Retry-After") == "");
}

// With the other cookies it would be more than nginx takes, and no page would open any more.
BOOST_AUTO_TEST_CASE(a_way_that_does_not_fit_beside_the_other_cookies_is_not_kept) {
    Browser fresh(worker);
    sign_up(fresh, "ada@example.org");
    fresh.get("/unconfirmed?next=/" + std::string(5990, 'a') + ",");
    std::size_t size = 0;
    for (const auto& [name, value] : fresh.cookies)
        size += name.size() + value.size() + 3;
    BOOST_TEST(size < 7000U);
}

BOOST_AUTO_TEST_SUITE_END()
