#include <functional>
#include <utility>

#include "post.h"

using namespace gatepost;
using namespace gatepost::tests;
using http::Status;

namespace {

/// A store in which something happens between the session that a request brought and its work.
class BusyStore final : public core::Store {
  public:
    explicit BusyStore(core::Store& real) : real_(real) {}

    core::Rows rows() override { return real_.rows(); }
    void transact(const std::function<void(core::Rows)>& work) override {
        if (auto event = std::exchange(meanwhile, nullptr)) event();
        real_.transact(work);
    }
    core::StoreState state() override { return real_.state(); }

    std::function<void()> meanwhile;

  private:
    core::Store& real_;
};

/// Ada waits for the mail to an address with a typo, in a window of such a store.
struct Stale : Post {
    BusyStore busy{store};
    app::Worker late_worker{services, busy};
    Browser window{late_worker};

    Stale() { sign_up(window, "ade@example.org"); }

    core::AccountId ada() { return core::AccountId{1}; }
    core::Rows rows() { return store.rows(); }
    http::Response resend() {
        window.get("/unconfirmed");
        return window.post("/resend", {});
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(stale_tests, Stale)

BOOST_AUTO_TEST_CASE(a_resend_goes_to_the_address_that_another_window_has_put_right) {
    window.get("/unconfirmed");
    busy.meanwhile = [&] {
        const auto hash = rows().accounts.find(ada())->password_hash;
        rows().accounts.correct_address(ada(), *core::Email::parse("ada@example.org"), hash);
    };
    BOOST_TEST(contains(window.follow(window.post("/resend", {})),
                        "A new confirmation email has been sent."));
    deliver_all();
    BOOST_REQUIRE_EQUAL(transport.recipients.size(), 1U);
    BOOST_TEST(transport.recipients[0] == "ada@example.org");
}

BOOST_AUTO_TEST_CASE(no_resend_is_announced_that_did_not_happen) {
    window.get("/unconfirmed");
    busy.meanwhile = [&] { rows().accounts.confirm(ada()); };
    const auto confirmed = window.follow(window.post("/resend", {}));
    BOOST_TEST(!contains(confirmed, "A new confirmation email has been sent."));
    BOOST_TEST(rows().outbox.list(true, 10).size() == 1U);
}

BOOST_AUTO_TEST_CASE(no_resend_is_announced_for_a_sign_up_that_is_gone) {
    window.get("/unconfirmed");
    busy.meanwhile = [&] { rows().accounts.remove_pending(ada()); };
    const auto gone = window.follow(window.post("/resend", {}));
    BOOST_TEST(!contains(gone, "A new confirmation email has been sent."));
    BOOST_TEST(rows().outbox.list(true, 10).empty());
}

BOOST_AUTO_TEST_CASE(a_confirmation_leads_where_the_sign_up_wants_to_go_now) {
    const auto link = confirm_path(newest("ade@example.org"));
    rows().accounts.set_return_path(ada(), "/sessions");
    busy.meanwhile = [&] { rows().accounts.set_return_path(ada(), "/address"); };
    BOOST_TEST(window.get(link).header("Location") == "/address");
}

BOOST_AUTO_TEST_SUITE_END()
