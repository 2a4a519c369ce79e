#include "admin.h"
#include "core/mails.h"

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
    BOOST_TEST(!contains(admin.get("/admin/mail?state=failed"), "<strong>failed</strong>"));
    fail("ada@example.org", "550 <mailbox> unavailable");
    BOOST_TEST(contains(admin.get("/admin"), "1 email could not be sent"));
    const auto page = admin.get("/admin/mail");
    BOOST_TEST(contains(page, "ada@example.org"));
    BOOST_TEST(contains(page, "550 &lt;mailbox&gt; unavailable"));
    BOOST_TEST(contains(page, "<strong>failed</strong>"));
    const auto id = store.rows().outbox.list(false, 1).at(0).id;
    BOOST_TEST(contains(retry(std::to_string(static_cast<std::uint64_t>(id))),
                        "trying to send the email again."));
    transport.mails.clear();
    deliver_all();
    BOOST_TEST(transport.mails.size() == 1U);
    BOOST_TEST(!contains(admin.get("/admin/mail?state=failed"), "<strong>failed</strong>"));
}

BOOST_AUTO_TEST_CASE(what_was_sent_is_sent_once_more) {
    Browser there(worker);
    sign_up(there, "ada@example.org");
    deliver_all();
    transport.mails.clear();
    const auto id = store.rows().outbox.newest(core::MailStatus::sent, std::nullopt, 1).at(0).id;
    admin.get("/admin/mail?state=sent");
    const auto page = admin.follow(admin.post(
        "/admin/mail",
        {{"action", "resend"}, {"mail", std::to_string(static_cast<std::uint64_t>(id))}}));
    BOOST_TEST(contains(page, "sending the email once more."));
    deliver_all();
    BOOST_TEST(transport.mails.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_test_email_goes_where_it_is_wanted) {
    BOOST_TEST(contains(admin.get("/admin/mail"), "value=\"root@example.org\""));
    const auto refused = admin.post("/admin/mail", {{"action", "test"}, {"email", "nowhere"}});
    BOOST_CHECK(refused.status == http::Status::unprocessable_content);
    BOOST_TEST(contains(refused, "value=\"nowhere\""));
    const auto page = admin.follow(
        admin.post("/admin/mail", {{"action", "test"}, {"email", "mike@example.net"}}));
    BOOST_TEST(contains(page, "A test email is on its way."));
    deliver_all();
    BOOST_TEST(transport.recipients.back() == "mike@example.net");
}

BOOST_AUTO_TEST_CASE(pages_lead_to_each_email_once) {
    for (int i = 0; i < 120; ++i) {
        store.rows().outbox.enqueue({core::MailKind::test_mail, std::nullopt,
                                     core::Email::parse("mike@example.net").value(), ""});
    }
    std::string link = "/admin/mail?state=queued";
    std::size_t seen = 0;
    for (int pages = 0; pages < 3; ++pages) {
        const auto page = admin.get(link);
        for (auto at = page.body.find("<th scope=\"row\">"); at != std::string::npos;
             at = page.body.find("<th scope=\"row\">", at + 1))
            ++seen;
        const auto next = page.body.find("/admin/mail?state=queued&amp;before=");
        if (pages == 2) BOOST_TEST(next == std::string::npos);
        if (next == std::string::npos) break;
        const auto before = page.body.substr(next + 36, page.body.find('"', next) - next - 36);
        link = "/admin/mail?state=queued&before=" + before;
    }
    BOOST_TEST(seen == 120U);
}

BOOST_AUTO_TEST_CASE(what_is_not_there_cannot_be_tried) {
    for (const char* number : {"", "x", "-1", "4711", "99999999999999999999"})
        BOOST_TEST(contains(retry(number), "no longer waiting. Nothing was changed."), number);
}

BOOST_AUTO_TEST_SUITE_END()
