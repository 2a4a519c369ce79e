#include <boost/test/unit_test.hpp>

#include "site.h"

using namespace gatepost;
using namespace gatepost::tests;
using http::Status;

namespace {

constexpr auto changed_cookie = "__Host-gatepost-changed";

/// The same data at another server, which gets changes a moment later.
class CopyStore final : public core::Store {
  public:
    explicit CopyStore(core::Store& real) : real_(real) {}

    core::Rows rows() override { return real_.rows(); }
    void transact(const std::function<void(core::Rows)>& work) override { real_.transact(work); }
    core::StoreState state() override { return real_.state(); }
    void catch_up() override { ++caught_up; }

    int caught_up = 0;

  private:
    core::Store& real_;
};

struct SeveralDatabases : Site {
    CopyStore copy{store};
    const app::Services of_several = services_with(renderer, brand, gate, true);
    app::Worker here{of_several, copy};
    Browser browser{here};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(several_databases_tests, SeveralDatabases)

BOOST_AUTO_TEST_CASE(who_has_just_changed_something_sees_it_at_every_server) {
    BOOST_TEST((sign_up(browser, "ada@example.org").status == Status::see_other));
    BOOST_TEST(browser.cookies.contains(changed_cookie));
    const int before = copy.caught_up;
    browser.get("/unconfirmed");
    BOOST_TEST(copy.caught_up == before + 1);
    browser.get(confirm_path(newest("ada@example.org")));
    browser.get("/");
    BOOST_TEST(copy.caught_up == before + 3);
}

BOOST_AUTO_TEST_CASE(who_only_reads_waits_for_nothing) {
    browser.get("/login");
    browser.post("/login", {{"email", "nobody@example.org"}, {"password", "wrong"}});
    BOOST_TEST(!browser.cookies.contains(changed_cookie));
    browser.get("/login");
    BOOST_TEST(copy.caught_up == 0);
}

BOOST_AUTO_TEST_CASE(with_one_server_nobody_gets_a_cookie_for_it) {
    app::Worker alone{services, copy};
    Browser visitor(alone);
    sign_up(visitor, "ada@example.org");
    visitor.get("/unconfirmed");
    BOOST_TEST(!visitor.cookies.contains(changed_cookie));
    BOOST_TEST(copy.caught_up == 0);
}

BOOST_AUTO_TEST_SUITE_END()
