#include "core/sign_up_policy.h"

#include <boost/test/unit_test.hpp>

namespace gatepost::core {
namespace {

bool takes(const SignUpPolicy& policy, const std::string& email) {
    return policy.takes(Email::parse(email).value());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(sign_up_policy_tests)

BOOST_AUTO_TEST_CASE(a_domain_covers_itself_and_what_lies_below) {
    const DomainSet set({"trash.example", "b.example", "a.example", "xn--bcher-kva.example"});
    for (const char* covered : {"trash.example", "a.trash.example", "a.b.trash.example",
                                "a.example", "b.example", "xn--bcher-kva.example"})
        BOOST_TEST(set.covers(covered), covered);
    for (const char* other : {"", "example", "notrash.example", "trash.example.org", "c.example",
                              "trash", ".", "trash.example.", "z.example", "a.example\nb.example"})
        BOOST_TEST(!set.covers(other), other);
    BOOST_TEST(!DomainSet().covers("example.org"));
    BOOST_TEST(DomainSet().empty());
    BOOST_TEST(!set.empty());
}

BOOST_AUTO_TEST_CASE(a_domain_that_stands_there_twice_is_one) {
    BOOST_TEST(DomainSet({"a.example", "a.example"}).covers("b.a.example"));
}

BOOST_AUTO_TEST_CASE(without_lists_every_address_is_taken) {
    BOOST_TEST(takes({}, "ada@example.org"));
}

BOOST_AUTO_TEST_CASE(a_list_of_allowed_domains_excludes_all_others) {
    const SignUpPolicy policy{.allow = DomainSet({"example.org"})};
    BOOST_TEST(takes(policy, "ada@example.org"));
    BOOST_TEST(takes(policy, "ada@mail.EXAMPLE.org"));
    BOOST_TEST(!takes(policy, "ada@example.com"));
    BOOST_TEST(!takes(policy, "example.org@example.com"));
}

BOOST_AUTO_TEST_CASE(a_denied_domain_stays_denied_below_an_allowed_one) {
    const SignUpPolicy policy{.allow = DomainSet({"example.org"}),
                              .deny = DomainSet({"trash.example.org", "xn--bcher-kva.example"})};
    BOOST_TEST(takes(policy, "ada@example.org"));
    BOOST_TEST(!takes(policy, "ada@trash.example.org"));
    BOOST_TEST(!takes({.deny = policy.deny}, "ada@B\u00dcCHER.example"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gatepost::core
