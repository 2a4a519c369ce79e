#include <boost/test/unit_test.hpp>

#include "site.h"

using namespace gatepost;
using namespace gatepost::tests;
using http::Status;

BOOST_FIXTURE_TEST_SUITE(security_txt_tests, Site)

BOOST_AUTO_TEST_CASE(says_where_to_report_and_until_when_that_is_true) {
    security.policy = "https://gatepost.test/policy";
    const auto answer = Browser(worker).get("/.well-known/security.txt");
    BOOST_TEST(answer.header("Content-Type") == "text/plain; charset=utf-8");
    BOOST_TEST(answer.body ==
               "Contact: mailto:security@gatepost.test\n"
               "Expires: 2026-07-01T00:00:00Z\n"
               "Preferred-Languages: en, de, es\n"
               "Canonical: https://gatepost.test/.well-known/security.txt\n"
               "Policy: https://gatepost.test/policy\n");
    security.policy.clear();
    BOOST_TEST(!contains(Browser(worker).get("/.well-known/security.txt"), "Policy"));
}

BOOST_AUTO_TEST_CASE(is_not_there_without_a_contact) {
    security.contact.clear();
    BOOST_CHECK(Browser(worker).get("/.well-known/security.txt").status == Status::not_found);
}

BOOST_AUTO_TEST_SUITE_END()
