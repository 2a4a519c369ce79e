// All accounts and all events, as administrators look for them.

#include "admin.h"

using namespace gatepost;
using namespace gatepost::tests;
using http::Status;

namespace {

struct Accounts : Administered {
    Accounts() {
        for (const char* email : {"ada@example.org", "adam@example.org", "bob@example.org"}) {
            Browser there(worker);
            sign_up_confirmed(there, email);
        }
        Browser there(worker);
        sign_up(there, "pending@example.org");
    }

    bool shows(const std::string& query, const std::string& email) {
        const auto page = admin.get("/admin/accounts" + query);
        BOOST_CHECK(page.status == Status::ok);
        return contains(page, ">" + email + "</a>");
    }
    std::string number_of(const std::string& email) {
        return std::to_string(static_cast<std::uint64_t>(newest(email).id));
    }
};

/// The address of the link with that text; empty if the page has none.
std::string link_of(const http::Response& page, const std::string& text) {
    const auto end = page.body.find("\">" + text + "</a>");
    const auto next = page.body.find("\" rel=\"next\">" + text + "</a>");
    const auto at = std::min(end, next);
    if (at == std::string::npos) return "";
    const auto start = page.body.rfind("href=\"", at) + 6;
    auto link = page.body.substr(start, at - start);
    for (auto amp = link.find("&amp;"); amp != link.npos; amp = link.find("&amp;"))
        link.erase(amp + 1, 4);
    return link;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(admin_accounts_tests, Accounts)

BOOST_AUTO_TEST_CASE(accounts_are_found_by_the_beginning_of_the_address) {
    for (const char* email :
         {"ada@example.org", "adam@example.org", "bob@example.org", "pending@example.org"})
        BOOST_TEST(shows("", email));
    BOOST_TEST(shows("?q=ada", "ada@example.org"));
    BOOST_TEST(shows("?q=ADA", "adam@example.org"));
    BOOST_TEST(!shows("?q=ada", "bob@example.org"));
    BOOST_TEST(!shows("?q=da", "ada@example.org"));
    BOOST_TEST(shows("?q=da&find=part", "ada@example.org"));
    BOOST_TEST(!shows("?q=da&find=part", "bob@example.org"));
    BOOST_TEST(contains(admin.get("/admin/accounts?q=nobody"), "No accounts found."));
    BOOST_TEST(shows("?q=%20ada%E2%80%8B", "ada@example.org"));  // pasted
    BOOST_TEST(contains(admin.get("/admin/accounts?q=%3Cb%3E%25_"), "value=\"&lt;b&gt;%_\""));
}

BOOST_AUTO_TEST_CASE(states_are_filtered) {
    store.rows().accounts.lock(newest("bob@example.org").id);
    BOOST_TEST(
        (shows("?state=locked", "bob@example.org") && !shows("?state=locked", "ada@example.org")));
    BOOST_TEST((shows("?state=unconfirmed", "pending@example.org") &&
                !shows("?state=unconfirmed", "ada@example.org")));
    BOOST_TEST((shows("?state=administrator", "root@example.org") &&
                !shows("?state=administrator", "ada@example.org")));
    BOOST_TEST(shows("?state=nonsense", "ada@example.org"));
    BOOST_TEST(
        contains(admin.get("/admin/accounts?state=locked"), "<option value=\"locked\" selected>"));
}

BOOST_AUTO_TEST_CASE(pages_lead_to_each_account_once_and_keep_the_search) {
    for (int i = 0; i < 120; ++i) {
        const auto email = core::Email::parse("many" + std::to_string(i) + "@example.net");
        store.rows().accounts.insert(*email,
                                     hasher.hash(base::Secret("x"), {}, std::string(16, 's')));
    }
    std::map<std::string, int> seen;
    std::string link = "/admin/accounts?q=many&state=unconfirmed";
    int pages = 0;
    for (; !link.empty(); ++pages) {
        const auto page = admin.get(link);
        BOOST_TEST((link_of(page, "First page").empty() == (pages == 0)));
        for (auto at = page.body.find(">many"); at != std::string::npos;
             at = page.body.find(">many", at + 1))
            ++seen[page.body.substr(at + 1, page.body.find('<', at) - at - 1)];
        link = link_of(page, "Next page");
        if (!link.empty()) BOOST_TEST(link.starts_with("/admin/accounts?q=many&state=unconfirmed"));
    }
    BOOST_TEST(pages == 3);
    BOOST_TEST(seen.size() == 120U);
    for (const auto& [email, times] : seen)
        BOOST_TEST(times == 1, email);
}

BOOST_AUTO_TEST_CASE(an_account_s_page_tells_all) {
    store.rows().groups.add(newest("ada@example.org").id, *core::GroupName::parse("editors"));
    Browser there(worker);
    there.user_agent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    log_in(there, "ada@example.org");
    log_in(browser, "ada@example.org", "a wrong one");
    const auto page = admin.get("/admin/accounts/" + number_of("ada@example.org"));
    for (const char* text :
         {"ada@example.org", "confirmed", "editors", "Firefox", "Link to confirm the address",
          "Logged in", "1 wrong password from 192.0.2.1", "Registered on", "English"})
        BOOST_TEST(contains(page, text), text);
    BOOST_TEST(!contains(page, "your own account"));
    BOOST_TEST(contains(admin.get("/admin/accounts/" + number_of("root@example.org")),
                        "your own account"));
}

BOOST_AUTO_TEST_CASE(what_is_no_account_is_not_there) {
    for (const char* number : {"4711", "x", "", "-1", "99999999999999999999", "1/2"})
        BOOST_CHECK(admin.get("/admin/accounts/" + std::string(number)).status != Status::ok);
    BOOST_CHECK(admin.get("/admin/accounts/4711").status == Status::not_found);
}

BOOST_AUTO_TEST_CASE(events_are_filtered) {
    const auto all = admin.get("/admin/events");
    BOOST_TEST(contains(all, "Address confirmed"));
    const auto ada = number_of("ada@example.org");
    const auto hers = admin.get("/admin/events?account=" + ada);
    BOOST_TEST(contains(hers, "/admin/accounts/" + ada + "\""));
    BOOST_TEST(!contains(hers, "/admin/accounts/" + number_of("bob@example.org") + "\""));
    const auto signed_up = admin.get("/admin/events?kind=signed_up");
    BOOST_TEST(contains(signed_up, "<th scope=\"row\">Signed up"));
    BOOST_TEST(!contains(signed_up, "<th scope=\"row\">Address confirmed"));
    BOOST_TEST(contains(admin.get("/admin/events?account=4711"), "No events found."));
    const auto refused = admin.get("/admin/events?account=ada");
    BOOST_CHECK(refused.status == Status::unprocessable_content);
    BOOST_TEST(contains(refused, "href=\"#account\""));
}

BOOST_AUTO_TEST_CASE(events_are_downloaded_as_they_are_filtered) {
    store.rows().events.append_by({std::nullopt, {"", "=HYPERLINK(1)"}}, std::nullopt,
                                  core::EventKind::limit_cleared, {"a, b", ""});
    const auto file = admin.get("/admin/events?kind=limit_cleared&format=csv");
    BOOST_TEST(file.header("Content-Type") == "text/csv; charset=utf-8");
    BOOST_TEST(contains(file, ",limit_cleared,,,\"a, b\",,,'=HYPERLINK(1),\r\n"));
    BOOST_TEST(!contains(file, "signed_up"));
    const auto page = admin.get("/admin/events?kind=limit_cleared");
    BOOST_TEST(contains(page, "/admin/events?kind=limit_cleared&amp;format=csv"));
}

BOOST_AUTO_TEST_CASE(pages_lead_to_each_event_once) {
    const auto ada = newest("ada@example.org").id;
    for (int i = 0; i < 120; ++i)
        store.rows().events.append(ada, core::EventKind::data_exported, {});
    std::string link = "/admin/events?kind=data_exported";
    std::size_t seen = 0;
    for (int pages = 0; !link.empty(); ++pages) {
        BOOST_REQUIRE(pages < 10);
        const auto page = admin.get(link);
        for (auto at = page.body.find("<th scope=\"row\">"); at != std::string::npos;
             at = page.body.find("<th scope=\"row\">", at + 1))
            ++seen;
        link = link_of(page, "Next page");
    }
    BOOST_TEST(seen == 120U);
}

BOOST_AUTO_TEST_SUITE_END()
