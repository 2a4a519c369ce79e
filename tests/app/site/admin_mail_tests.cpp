#include "admin.h"

using namespace gatepost;
using namespace gatepost::tests;

namespace {

struct Mail : Administered {
    Mail() { deliver_all(); }

    /// A sign-up's mail that fails for good with these words of the mail server's.
    void fail(const std::string& email, const std::string& error) {
        Browser other(worker);
        sign_up(other, email);
        transport.error = error;
        for (int i = 0; i < 100 && status() != core::MailStatus::failed; ++i) {
            deliver_all();
            clock.advance(std::chrono::hours(1));
        }
        transport.error.clear();
        admin.get("/");
        log_in(admin, "root@example.org");
    }
    core::MailStatus status() { return store.rows().outbox.list(true, 100).back().status; }
    http::Response retry(const std::string& number) {
        admin.get("/admin/mail");
        return admin.follow(admin.post("/admin/mail", {{"action", "retry"}, {"mail", number}}));
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(admin_mail_tests, Mail)

BOOST_AUTO_TEST_CASE(what_failed_says_why_and_can_be_tried_again) {
    BOOST_TEST(contains(admin.get("/admin/mail"), "None: all of it was sent."));
    fail("ada@example.org", "550 <mailbox> unavailable");
    BOOST_TEST(contains(admin.get("/admin"), "1 email could not be sent"));
    const auto page = admin.get("/admin/mail");
    BOOST_TEST(contains(page, "ada@example.org"));
    BOOST_TEST(contains(page, "550 &lt;mailbox&gt; unavailable"));
    BOOST_TEST(contains(page, "<strong>failed</strong>"));
    const auto id = store.rows().outbox.list(false, 1).at(0).id;
    BOOST_TEST(contains(retry(std::to_string(static_cast<std::uint64_t>(id))),
                        "The email is tried again now."));
    transport.mails.clear();
    deliver_all();
    BOOST_TEST(transport.mails.size() == 1U);
    BOOST_TEST(contains(admin.get("/admin/mail"), "None: all of it was sent."));
}

BOOST_AUTO_TEST_CASE(what_is_not_there_cannot_be_tried) {
    for (const char* number : {"", "x", "-1", "4711", "99999999999999999999"})
        BOOST_TEST(contains(retry(number), "waiting any more. Nothing was changed."), number);
}

BOOST_AUTO_TEST_SUITE_END()
