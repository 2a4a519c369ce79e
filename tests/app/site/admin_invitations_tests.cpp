#include "admin.h"

using namespace gatepost;
using namespace gatepost::tests;
using http::Status;

namespace {

struct Invitations : Administered {
    Invitations() { sign_ups.mode = core::SignUpMode::invited; }

    http::Response create(const std::string& email, const std::string& uses,
                          const std::string& days) {
        admin.get("/admin/invitations");
        return admin.post("/admin/invitations",
                          {{"action", "create"}, {"email", email}, {"uses", uses}, {"days", days}});
    }
    http::Response revoke(const std::string& number) {
        admin.get("/admin/invitations");
        return admin.follow(
            admin.post("/admin/invitations", {{"action", "revoke"}, {"invitation", number}}));
    }
    std::vector<core::Invitation> all() { return store.rows().invitations.list(100); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(admin_invitations_tests, Invitations)

BOOST_AUTO_TEST_CASE(an_invitation_is_made_and_its_link_signs_up) {
    const auto page = admin.follow(create("ada@example.org", "1", "7"));
    BOOST_TEST(contains(page, "The invitation is ready."));
    const auto link = link_in(page.body, base_url + "/invitation/").substr(base_url.size());
    BOOST_TEST(contains(page, "ada@example.org"));
    browser.get(link);
    const FormFields fields{
        {"email", "ada@example.org"}, {"password", "correct horse"}, {"confirm", "correct horse"}};
    BOOST_TEST(browser.post(link, fields).header("Location") == "/unconfirmed");
    browser.get(confirm_path(newest("ada@example.org")));
    BOOST_CHECK(browser.get("/profile").status == Status::ok);
    BOOST_TEST(contains(admin.get("/admin/invitations"), ">used up<"));
    BOOST_TEST(!contains(admin.get("/admin/invitations"), "/invitation/e"));
}

BOOST_AUTO_TEST_CASE(what_it_says_is_what_was_typed) {
    create("", "25", "30");
    const auto made = all().at(0);
    BOOST_TEST(!made.email);
    BOOST_TEST(made.uses_left == 25U);
    BOOST_CHECK(made.expires_at - made.created_at == std::chrono::hours(24 * 30));
    BOOST_TEST(contains(admin.get("/admin/invitations"), "any email address"));
    const auto& event = store.tables().events.back();
    BOOST_CHECK(event.actor == newest("root@example.org").id);
    BOOST_CHECK(event.kind == core::EventKind::invitation_created);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_is_refused_with_the_form) {
    sign_ups.deny = core::DomainSet({"bad.example"});
    const std::tuple<std::string, std::string, std::string, const char*> wrong[]{
        {"no address", "1", "7", "#email"},
        {"eve@bad.example", "1", "7", "#email"},
        {"", "0", "7", "#uses"},
        {"", "100001", "7", "#uses"},
        {"", "many", "7", "#uses"},
        {"", "-1", "7", "#uses"},
        {"", "", "7", "#uses"},
        {"", "1", "0", "#days"},
        {"", "1", "366", "#days"},
        {"", "1", "", "#days"}};
    for (const auto& [email, uses, days, field] : wrong) {
        const auto page = create(email, uses, days);
        BOOST_CHECK(page.status == Status::unprocessable_content);
        BOOST_TEST(contains(page, "href=\"" + std::string(field) + "\""));
        if (!email.empty()) BOOST_TEST(contains(page, "value=\"" + email + "\""));
    }
    BOOST_TEST(all().empty());
}

BOOST_AUTO_TEST_CASE(the_same_form_makes_one) {
    create("", "1", "7");
    admin.post("/admin/invitations",
               {{"action", "create"}, {"email", ""}, {"uses", "1"}, {"days", "7"}});
    const auto token = admin.csrf;
    const auto before = all().size();
    const FormFields form{
        {"action", "create"}, {"email", ""}, {"uses", "3"}, {"days", "7"}, {"csrf", token}};
    for (int i = 0; i < 3; ++i)
        admin.post_raw("/admin/invitations", form);
    BOOST_TEST(all().size() == before + 1);
}

BOOST_AUTO_TEST_CASE(withdrawn_it_is_of_no_use) {
    create("", "5", "7");
    const auto number = std::to_string(static_cast<std::uint32_t>(all().at(0).id));
    BOOST_TEST(contains(revoke(number), "The invitation is withdrawn."));
    BOOST_TEST(all().at(0).revoked_at.has_value());
    BOOST_CHECK(store.tables().events.back().kind == core::EventKind::invitation_revoked);
    const auto events = store.tables().events.size();
    for (const auto& none : {number, std::string("999"), std::string("x"), std::string()})
        BOOST_TEST(contains(revoke(none), "no such invitation"));
    BOOST_TEST(store.tables().events.size() == events);
}

BOOST_AUTO_TEST_CASE(it_says_where_invitations_have_no_effect) {
    BOOST_TEST(!contains(admin.get("/admin/invitations"), "Invitations have no effect now"));
    sign_ups.mode = core::SignUpMode::open;
    BOOST_TEST(contains(admin.get("/admin/invitations"), "Invitations have no effect now"));
}

BOOST_AUTO_TEST_SUITE_END()
