#include "core/gate.h"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(gate_tests)

using namespace gatepost::core;

namespace {

const GroupName editors = *GroupName::parse("editors");

Session session_of(const char* email, bool confirmed) {
    Session session{{}, {AccountId{1}, *Email::parse(email), {}, std::nullopt}};
    if (confirmed) session.account.confirmed_at = TimePoint();
    return session;
}

const GatePolicy policy({
    {"a.test", "/open", {Everybody{}}, ""},
    {"a.test", "/admin", {Administrators{}}, ""},
    {"a.test", "/editors", {Members{editors}, Administrators{}}, ""},
    {"a.test", "/example", {AddressesOf{"example.org"}}, ""},
    {"a.test", "/members", {ConfirmedAccounts{}}, ""},
    {"b.test", "/", {ConfirmedAccounts{}}, ""},
});

Verdict verdict(const char* path, const Session* session) {
    const std::vector<std::string> interpretations{path};
    return policy.decide("a.test", interpretations, session).verdict;
}

}  // namespace

BOOST_AUTO_TEST_CASE(each_kind_of_rule) {
    const auto pending = session_of("a@example.org", false);
    const auto member = session_of("a@example.org", true);
    const auto foreign = session_of("a@sub.example.org", true);
    auto admin = session_of("root@example.net", true);
    admin.account.admin = true;
    auto editor = session_of("e@example.net", true);
    editor.groups = {editors};
    struct Row {
        const char* path;
        Verdict nobody, pending, member, foreign, admin, editor;
    };
    using enum Verdict;
    const Row table[] = {
        {"/open", admitted, admitted, admitted, admitted, admitted, admitted},
        {"/members", unknown, unconfirmed, admitted, admitted, admitted, admitted},
        {"/admin", unknown, unconfirmed, forbidden, forbidden, admitted, forbidden},
        {"/editors", unknown, unconfirmed, forbidden, forbidden, admitted, admitted},
        {"/example", unknown, unconfirmed, admitted, forbidden, forbidden, forbidden},
        {"/other", no_rule, no_rule, no_rule, no_rule, no_rule, no_rule},
    };
    for (const Row& row : table) {
        BOOST_CHECK_MESSAGE(verdict(row.path, nullptr) == row.nobody, row.path);
        BOOST_CHECK_MESSAGE(verdict(row.path, &pending) == row.pending, row.path);
        BOOST_CHECK_MESSAGE(verdict(row.path, &member) == row.member, row.path);
        BOOST_CHECK_MESSAGE(verdict(row.path, &foreign) == row.foreign, row.path);
        BOOST_CHECK_MESSAGE(verdict(row.path, &admin) == row.admin, row.path);
        BOOST_CHECK_MESSAGE(verdict(row.path, &editor) == row.editor, row.path);
    }
}

BOOST_AUTO_TEST_CASE(rights_of_an_unproven_address_count_for_nothing) {
    auto pretender = session_of("root@example.org", false);
    pretender.account.admin = true;
    pretender.groups = {editors};
    for (const char* path : {"/admin", "/editors", "/example", "/members"}) {
        BOOST_CHECK(verdict(path, &pretender) == Verdict::unconfirmed);
    }
}

BOOST_AUTO_TEST_CASE(nor_do_those_of_an_account_that_awaits_approval) {
    auto awaiting = session_of("root@example.org", true);
    awaiting.account.admin = true;
    awaiting.account.needs_approval = true;
    awaiting.groups = {editors};
    for (const char* path : {"/admin", "/editors", "/example", "/members"})
        BOOST_CHECK(verdict(path, &awaiting) == Verdict::unconfirmed);
    BOOST_CHECK(verdict("/open", &awaiting) == Verdict::admitted);
    awaiting.account.needs_approval = false;
    BOOST_CHECK(verdict("/admin", &awaiting) == Verdict::admitted);
}

BOOST_AUTO_TEST_CASE(a_prefix_is_of_whole_segments) {
    for (const char* path : {"/open", "/open/", "/open/a/b", "/open//"}) {
        BOOST_TEST(policy.find("a.test", path) == policy.rules().data(), path);
    }
    for (const char* path : {"/opening", "/Open", "/ope", "/", "", "open", "/x/open", "/open%2f"}) {
        BOOST_TEST(policy.find("a.test", path) == nullptr, path);
    }
    BOOST_TEST(policy.find("b.test", "/anything") != nullptr);
    for (const char* host : {"A.test", "a.test.", "a.test:80", "x.a.test", "", "test"}) {
        BOOST_TEST(policy.find(host, "/open") == nullptr, host);
        BOOST_TEST(!policy.has_host(host), host);
    }
}

BOOST_AUTO_TEST_CASE(the_first_rule_that_fits_decides) {
    const GatePolicy two({{"a.test", "/x/y", {Administrators{}}, ""},
                          {"a.test", "/x", {Everybody{}}, ""},
                          {"a.test", "/x/z", {Administrators{}}, ""}});
    BOOST_TEST(two.find("a.test", "/x/y/1") == &two.rules()[0]);
    BOOST_TEST(two.find("a.test", "/x/z/1") == &two.rules()[1]);
}

BOOST_AUTO_TEST_CASE(every_reading_of_a_path_must_be_let_in) {
    const auto member = session_of("a@example.org", true);
    const auto decide = [&](std::vector<std::string> interpretations, const Session* session) {
        return policy.decide("a.test", interpretations, session);
    };
    BOOST_CHECK(decide({"/open", "/members"}, &member).verdict == Verdict::admitted);
    BOOST_TEST(decide({"/open", "/members"}, &member).rule == policy.rules().data());
    BOOST_CHECK(decide({"/open", "/members"}, nullptr).verdict == Verdict::unknown);
    BOOST_CHECK(decide({"/open", "/admin"}, &member).verdict == Verdict::forbidden);
    BOOST_CHECK(decide({"/admin", "/open"}, &member).verdict == Verdict::forbidden);
    BOOST_CHECK(decide({"/open", "/nowhere"}, &member).verdict == Verdict::no_rule);
}

BOOST_AUTO_TEST_CASE(rules_without_a_policy_let_nobody_in) {
    const GatePolicy none({});
    const auto member = session_of("a@example.org", true);
    BOOST_CHECK(none.decide("a.test", std::vector<std::string>{"/"}, &member).verdict ==
                Verdict::no_rule);
}

BOOST_AUTO_TEST_CASE(the_rule_says_what_an_application_knows_an_account_by) {
    const GatePolicy two({{"a.test", "/x", {Everybody{}}, "", {}, IdentityKind::email},
                          {"a.test", "/", {Everybody{}}, ""}});
    const auto ada = session_of("Ada@B\u00fccher.example", true);
    const auto told = [&](const char* path) {
        const std::vector<std::string> interpretations{path};
        return two.identity_of(ada, two.decide("a.test", interpretations, &ada));
    };
    BOOST_TEST(told("/x").user == "ada@xn--bcher-kva.example");
    BOOST_TEST(told("/").user == "1");
    for (const char* path : {"/x", "/"}) {
        BOOST_TEST(told(path).id == "1");
        BOOST_TEST(told(path).email == "Ada@xn--bcher-kva.example");
    }
    BOOST_TEST(two.identity_of(ada, {Verdict::admitted, nullptr}).user == "1");
}

BOOST_AUTO_TEST_CASE(a_name_is_told_in_ascii) {
    auto session = session_of("a@example.org", true);
    BOOST_TEST(identity_of(session, IdentityKind::number, {}).name == "");
    session.account.name = DisplayName::parse("Zo\u00eb L.");
    BOOST_TEST(identity_of(session, IdentityKind::number, {}).name == "Zo%C3%AB L.");
}

BOOST_AUTO_TEST_CASE(only_administrators_are_in_their_group) {
    auto session = session_of("a@example.org", true);
    const auto staff = *GroupName::parse("staff");
    const auto groups = [&](const std::optional<GroupName>& of_administrators) {
        return identity_of(session, IdentityKind::number, of_administrators).groups;
    };
    BOOST_TEST(groups(staff) == "");
    session.groups = {editors, staff};
    BOOST_TEST(groups({}) == "editors,staff");
    // A group that had this name before it was theirs makes nobody an administrator.
    BOOST_TEST(groups(staff) == "editors");
    session.account.admin = true;
    BOOST_TEST(groups(staff) == "editors,staff");
    BOOST_TEST(groups({}) == "editors,staff");
    session.groups = {};
    BOOST_TEST(groups(staff) == "staff");
    BOOST_TEST(groups({}) == "");
}

BOOST_AUTO_TEST_CASE(rules_are_named_as_they_are_written) {
    BOOST_TEST(to_string(Everybody{}) == "anyone");
    BOOST_TEST(to_string(ConfirmedAccounts{}) == "confirmed");
    BOOST_TEST(to_string(Administrators{}) == "admin");
    BOOST_TEST(to_string(Members{editors}) == "group:editors");
    BOOST_TEST(to_string(AddressesOf{"example.org"}) == "domain:example.org");
}

BOOST_AUTO_TEST_CASE(group_names) {
    const std::string longest(64, 'x');
    for (const auto& name : {std::string("a"), std::string("editors"), std::string("0"),
                             std::string("a.b_c-d"), longest}) {
        BOOST_TEST(GroupName::parse(name).has_value(), name);
    }
    for (const char* name : {"", "A", "a b", "a,b", ".a", "-a", "_a", "a\n", "\xc3\xa4", "a:b"}) {
        BOOST_TEST(!GroupName::parse(name).has_value(), name);
    }
    BOOST_TEST(!GroupName::parse(longest + "x").has_value());
}

BOOST_AUTO_TEST_SUITE_END()
