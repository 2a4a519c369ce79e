#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "app/process/metrics_page.h"
#include "base/json.h"
#include "post.h"

using namespace gatepost;
using namespace gatepost::tests;
using http::Status;

namespace {

namespace fs = std::filesystem;

const fs::path docs = SOURCES "/docs";

std::string read_file(const fs::path& path) {
    std::ifstream file(path);
    BOOST_REQUIRE_MESSAGE(file, path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// The site with what its process knows.
struct Watched : Post {
    fcgi::Activity activity;
    mysql::Troubles troubles;
    app::Instruments instruments{counts, hasher, activity, troubles, {}, clock.now()};

    std::string metrics() { return app::show_metrics(instruments, store).body; }

    void check_line(const std::string& line) {
        const auto text = metrics();
        BOOST_TEST(("\n" + text).find("\n" + line + "\n") != text.npos, line << " in\n" << text);
    }
};

/// The names of the figures that stand in a text; those of a histogram are the histogram's.
std::set<std::string> names_in(const std::string& text) {
    static const std::regex name("gatepost_[a-z_]+(?![a-z_]|\\.conf)");
    std::set<std::string> names;
    for (std::sregex_iterator found(text.begin(), text.end(), name), end; found != end; ++found)
        names.insert(std::regex_replace(found->str(), std::regex("_(bucket|sum|count)$"), ""));
    return names;
}

std::set<std::string> names_of_all(const std::string& metrics) {
    static const std::regex type("# TYPE (gatepost_[a-z_]+) ");
    std::set<std::string> names;
    for (std::sregex_iterator found(metrics.begin(), metrics.end(), type), end; found != end;
         ++found)
        names.insert(found->str(1));
    return names;
}

void check_all_exist(const std::string& text, const std::set<std::string>& all) {
    const auto names = names_in(text);
    BOOST_TEST(!names.empty());
    for (const auto& name : names)
        BOOST_TEST(all.contains(name), name);
}

/// A store that answers as a test wants.
class StateStore final : public core::Store {
  public:
    StateStore(core::Store& real, core::StoreState state) : real_(real), state_(state) {}
    core::Rows rows() override {
        if (state_ == core::StoreState::away) throw core::StoreUnavailable("away");
        return real_.rows();
    }
    void transact(const std::function<void(core::Rows)>& work) override { real_.transact(work); }
    core::StoreState state() override { return state_; }

  private:
    core::Store& real_;
    core::StoreState state_;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(metrics_tests, Watched)

BOOST_AUTO_TEST_CASE(requests_are_counted_by_route_and_never_by_path) {
    browser.get("/confirm/some-token");
    browser.get("/nowhere/at/all");
    browser.post("/login", {});
    check_line(
        "gatepost_requests_total{route=\"/confirm/{token}\",method=\"GET\",status=\"3xx\"} 1");
    check_line("gatepost_requests_total{route=\"none\",method=\"any\",status=\"4xx\"} 1");
    check_line("gatepost_requests_total{route=\"/login\",method=\"POST\",status=\"4xx\"} 1");
    check_line("gatepost_request_duration_seconds_count{kind=\"password\"} 1");
    check_line("gatepost_request_duration_seconds_count{kind=\"page\"} 2");
    BOOST_TEST(metrics().find("some-token") == std::string::npos);
    BOOST_TEST(metrics().find("nowhere") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_never_reaches_a_handler_is_counted_too) {
    http::Request request;
    request.method = http::Method::post;
    request.path = "/login";
    app::refuse(services, Status::service_unavailable, request);
    check_line("gatepost_requests_total{route=\"/login\",method=\"POST\",status=\"5xx\"} 1");
    check_line("gatepost_request_duration_seconds_count{kind=\"password\"} 0");
}

BOOST_AUTO_TEST_CASE(the_way_of_an_account_is_counted) {
    sign_up_confirmed(browser, "ada@example.org");
    Browser other(worker);
    log_in(other, "ada@example.org", "wrong one");
    log_in(other, "ada@example.org");
    store.rows().accounts.lock(newest("ada@example.org").id);
    Browser third(worker);
    log_in(third, "ada@example.org");
    deliver_all();
    dispatcher.beat(store);
    check_line("gatepost_sign_ups_total 1");
    check_line("gatepost_confirmations_total 1");
    check_line("gatepost_logins_total{outcome=\"ok\"} 1");
    check_line("gatepost_logins_total{outcome=\"wrong\"} 1");
    check_line("gatepost_logins_total{outcome=\"closed\"} 1");
    check_line("gatepost_limit_hits_total 0");
    check_line("gatepost_hashes_running 0");
    check_line("gatepost_courier_heartbeat_age_seconds 0");
    BOOST_TEST(metrics().find("ada") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(limits_that_are_hit_are_counted) {
    limits.network_guesses = {1, std::chrono::hours(1)};
    log_in(browser, "ada@example.org", "wrong one");
    log_in(browser, "ada@example.org", "wrong one");
    check_line("gatepost_logins_total{outcome=\"wrong\"} 1");
    check_line("gatepost_limit_hits_total 1");
}

BOOST_AUTO_TEST_CASE(mails_are_counted_by_what_came_of_them) {
    check_line("gatepost_courier_heartbeat_age_seconds +Inf");
    sign_up(browser, "ada@example.org");
    clock.advance(std::chrono::seconds(40));
    check_line("gatepost_outbox_mails{status=\"queued\"} 1");
    check_line("gatepost_outbox_oldest_due_age_seconds 40");
    transport.error = "exit 75";
    courier.deliver_next();
    transport.error.clear();
    clock.advance(std::chrono::minutes(1));
    courier.deliver_next();
    dispatcher.beat(store);
    dispatcher.beat(store);
    clock.advance(std::chrono::seconds(15));
    check_line("gatepost_mails_total{outcome=\"refused\"} 1");
    check_line("gatepost_mails_total{outcome=\"sent\"} 1");
    check_line("gatepost_outbox_mails{status=\"queued\"} 0");
    check_line("gatepost_outbox_oldest_due_age_seconds 0");
    check_line("gatepost_courier_heartbeat_age_seconds 15");
}

BOOST_AUTO_TEST_CASE(without_the_database_the_rest_is_told) {
    StateStore away(store, core::StoreState::away);
    const auto page = app::show_metrics(instruments, away);
    BOOST_CHECK(page.status == Status::ok);
    BOOST_TEST(contains(page, "gatepost_database_state{state=\"away\"} 1"));
    BOOST_TEST(contains(page, "gatepost_database_state{state=\"ready\"} 0"));
    BOOST_TEST(contains(page, "gatepost_requests_total"));
    BOOST_TEST(!contains(page, "gatepost_outbox"));
    StateStore read_only(store, core::StoreState::read_only);
    BOOST_TEST(contains(app::show_metrics(instruments, read_only), "gatepost_outbox_mails"));
}

// It is no page of the site: what nginx marks is answered before anybody looks for a route.
BOOST_AUTO_TEST_CASE(a_visitor_gets_the_same_as_for_any_unknown_page) {
    for (const char* path : {"/metrics", "/metrics/", "/metrics.", "/Metrics"}) {
        const auto metrics = browser.get(path);
        const auto unknown = browser.get("/unknown");
        BOOST_CHECK(metrics.status == Status::not_found);
        BOOST_TEST(metrics.body == unknown.body);
        BOOST_TEST(metrics.headers.lines() == unknown.headers.lines());
    }
    BOOST_CHECK(browser.post("/metrics", {}).status == Status::not_found);
}

BOOST_AUTO_TEST_CASE(prometheus_finds_no_fault_with_the_metrics_and_the_alerts) {
    const fakes::TemporaryFolder folder;
    const auto page = folder.folder / "metrics";
    std::ofstream(page) << metrics();
    BOOST_TEST(std::system(("promtool check metrics <" + page.string()).c_str()) == 0);
    const auto alerts = docs / "monitoring/alerts.yml";
    BOOST_TEST(std::system(("promtool check rules " + alerts.string() + " >&2").c_str()) == 0);
    const auto cases = docs / "monitoring/alerts_test.yml";
    BOOST_TEST(std::system(("promtool test rules " + cases.string() + " >&2").c_str()) == 0);
}

BOOST_AUTO_TEST_CASE(alerts_and_panels_ask_for_figures_that_there_are) {
    const auto all = names_of_all(metrics());
    check_all_exist(read_file(docs / "monitoring/alerts.yml"), all);
    const auto dashboard = base::Json::parse(read_file(docs / "monitoring/dashboard.json"));
    std::set<std::uint64_t> ids;
    for (const auto& panel : dashboard.at("panels").array()) {
        BOOST_TEST(!panel.at("title").text().empty());
        BOOST_TEST(ids.insert(panel.at("id").number<std::uint64_t>()).second);
        for (const auto& target : panel.at("targets").array())
            check_all_exist(target.at("expr").text(), all);
    }
    BOOST_TEST(!ids.empty());
}

BOOST_AUTO_TEST_CASE(each_figure_and_each_alert_is_explained) {
    const auto explained = read_file(docs / "monitoring.md");
    BOOST_TEST(names_in(explained) == names_of_all(metrics()), boost::test_tools::per_element());
    const auto alerts = read_file(docs / "monitoring/alerts.yml");
    const std::regex alert("alert: ([A-Za-z]+)");
    for (std::sregex_iterator found(alerts.begin(), alerts.end(), alert), end; found != end;
         ++found)
        BOOST_TEST(explained.find(found->str(1)) != explained.npos, found->str(1));
}

BOOST_AUTO_TEST_CASE(the_status_line_tells_the_most_important) {
    browser.get("/");
    activity.workers_busy = 3;
    BOOST_TEST(app::status_line(instruments) ==
               "requests: 1; busy: 3 of 8 workers, 0 of 2 that hash passwords; wait: 0");
}

BOOST_AUTO_TEST_SUITE_END()
