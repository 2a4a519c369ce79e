#include "http/status.h"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(status_tests)

using gatepost::http::reason_phrase;
using gatepost::http::Status;

BOOST_AUTO_TEST_CASE(phrases_are_those_of_the_standard) {
    BOOST_TEST(reason_phrase(Status::ok) == "OK");
    BOOST_TEST(reason_phrase(Status::see_other) == "See Other");
    BOOST_TEST(reason_phrase(Status::content_too_large) == "Content Too Large");
    BOOST_TEST(reason_phrase(Status::unprocessable_content) == "Unprocessable Content");
    BOOST_TEST(reason_phrase(Status::service_unavailable) == "Service Unavailable");
}

BOOST_AUTO_TEST_SUITE_END()
