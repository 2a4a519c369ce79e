#include <boost/test/unit_test.hpp>
#include <stdexcept>

#include "app/process/routes.h"
#include "site.h"

using namespace gatepost;
using namespace gatepost::tests;
using http::Status;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

/// The sessions of another store, of which nobody can note that they were seen.
class UnseenSessions final : public core::SessionRows {
  public:
    explicit UnseenSessions(core::SessionRows& real) : real_(real) {}

    void touch(const core::SessionDigest& digest, seconds idle) override {
        ++touches;
        if (fail) fail();
        real_.touch(digest, idle);
    }
    void insert(const core::SessionDigest& digest, core::AccountId account, bool remembered,
                const core::SessionLifetime& lifetime, const core::Client& client) override {
        real_.insert(digest, account, remembered, lifetime, client);
    }
    std::optional<core::Session> find(const core::SessionDigest& digest) override {
        return real_.find(digest);
    }
    bool prove(const core::SessionDigest& digest) override { return real_.prove(digest); }
    bool renew(const core::SessionDigest& digest, const core::SessionDigest& renewed) override {
        return real_.renew(digest, renewed);
    }
    bool remove(const core::SessionDigest& digest) override { return real_.remove(digest); }
    void remove_all(core::AccountId account, core::SessionEnd why) override {
        real_.remove_all(account, why);
    }
    std::size_t remove_any(std::size_t limit) override { return real_.remove_any(limit); }
    std::size_t remove_others(core::AccountId account, const core::SessionDigest& kept) override {
        return real_.remove_others(account, kept);
    }
    bool remove_one(core::AccountId account, core::SessionNumber number) override {
        return real_.remove_one(account, number);
    }
    std::vector<core::SessionEntry> list(core::AccountId account) override {
        return real_.list(account);
    }
    std::optional<core::SessionEnd> why_ended(const core::SessionDigest& digest) override {
        return real_.why_ended(digest);
    }
    std::size_t purge(std::size_t limit) override { return real_.purge(limit); }
    std::size_t forget_ended(std::chrono::seconds age, std::size_t limit) override {
        return real_.forget_ended(age, limit);
    }

    std::function<void()> fail;
    int touches = 0;

  private:
    core::SessionRows& real_;
};

class ReadOnlyStore final : public core::Store {
  public:
    explicit ReadOnlyStore(core::Store& real) : sessions(real.rows().sessions), real_(real) {}

    core::Rows rows() override {
        const core::Rows all = real_.rows();
        return {all.accounts,    sessions,      all.outbox,      all.groups,    all.events,
                all.changes,     all.deletions, all.spent_forms, all.limits,    all.failed_logins,
                all.invitations, all.keys,      all.approvals,   all.statistics};
    }
    void transact(const std::function<void(core::Rows)>&) override {
        throw core::StoreUnavailable("read-only");
    }
    core::StoreState state() override { return core::StoreState::read_only; }

    UnseenSessions sessions;

  private:
    core::Store& real_;
};

/// A member whose session was seen some time ago, at a database that cannot be written to.
struct ReadOnly : Site {
    ReadOnlyStore frozen{store};
    app::Worker reader{services, frozen};
    Browser member{reader};

    ReadOnly() {
        Browser before(worker);
        sign_up_confirmed(before, "ada@example.org");
        member.cookies = before.cookies;
        frozen.sessions.fail = [] { throw core::StoreUnavailable("read-only"); };
        clock.advance(minutes(5));
    }
    Status ask_gate() {
        auto question = make_request(http::Method::get, "/gate/check");
        question.original = {http::Method::get, "gatepost.test", "gatepost.test", "/demo", "/demo"};
        return member.send(std::move(question)).status;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(read_only_tests, ReadOnly)

BOOST_AUTO_TEST_CASE(who_is_signed_in_reads_every_page_and_passes_the_gate) {
    for (const app::Route& route : app::routes()) {
        const std::string path(route.path.text());
        if (route.verb != app::Verb::get || path.find('{') != path.npos) continue;
        if (path == "/readyz") continue;
        const auto status = static_cast<int>(member.get(path).status);
        BOOST_TEST(status < 500, path << " is " << status);
        clock.advance(seconds(15));
        BOOST_CHECK(ask_gate() == Status::no_content);
        clock.advance(seconds(15));
    }
    BOOST_TEST(frozen.sessions.touches > 10);
    BOOST_CHECK(member.get("/profile").status == Status::ok);
}

BOOST_AUTO_TEST_CASE(but_nobody_can_log_in_so_it_is_not_ready) {
    const auto page = member.get("/readyz");
    BOOST_CHECK(page.status == Status::service_unavailable);
    BOOST_TEST(page.body == "not ready: see gatepost db status\n");
    BOOST_CHECK(member.get("/healthz").status == Status::ok);
}

BOOST_AUTO_TEST_CASE(whatever_the_error_is) {
    frozen.sessions.fail = [] { throw std::runtime_error("no right to do that"); };
    BOOST_CHECK(member.get("/profile").status == Status::ok);
    BOOST_TEST(frozen.sessions.touches == 1);
}

BOOST_AUTO_TEST_CASE(it_is_tried_and_told_once_a_minute_not_at_each_request) {
    for (int i = 0; i < 100; ++i)
        member.get("/profile");
    BOOST_TEST(frozen.sessions.touches == 1);
    clock.advance(minutes(1));
    for (int i = 0; i < 100; ++i)
        member.get("/profile");
    BOOST_TEST(frozen.sessions.touches == 2);
    clock.advance(-minutes(3));  // no clock that is set back makes the pause longer
    member.get("/profile");
    BOOST_TEST(frozen.sessions.touches == 3);
}

BOOST_AUTO_TEST_CASE(and_goes_on_by_itself_when_the_database_takes_it_again) {
    member.get("/profile");
    frozen.sessions.fail = nullptr;
    clock.advance(minutes(1));
    member.get("/profile");
    member.get("/profile");
    BOOST_TEST(frozen.sessions.touches == 2);
    const auto id = core::SessionId::parse(member.cookies.at("__Host-gatepost"));
    BOOST_CHECK(store.rows().sessions.find(id->digest())->unseen_for == seconds(0));
}

BOOST_AUTO_TEST_CASE(what_has_to_be_written_is_a_503_that_says_when_to_come_back) {
    member.get("/profile");
    const auto answer = member.post("/logout", {});
    BOOST_CHECK(answer.status == Status::service_unavailable);
    BOOST_TEST(!answer.header("Retry-After").empty());
    BOOST_TEST(member.cookies.count("__Host-gatepost") == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
