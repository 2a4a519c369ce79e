#include "http/media_type.h"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(media_type_tests)

using gatepost::http::is_urlencoded_utf8;

BOOST_AUTO_TEST_CASE(forms_in_utf8) {
    for (const std::string_view type :
         {"application/x-www-form-urlencoded", "Application/X-WWW-Form-Urlencoded",
          "application/x-www-form-urlencoded;charset=utf-8",
          "application/x-www-form-urlencoded ; charset=UTF-8",
          "application/x-www-form-urlencoded; Charset=\"utf-8\"",
          "application/x-www-form-urlencoded; boundary=x", "application/x-www-form-urlencoded;"}) {
        BOOST_TEST(is_urlencoded_utf8(type), type);
    }
}

BOOST_AUTO_TEST_CASE(everything_else) {
    for (const std::string_view type :
         {"", "text/plain", "multipart/form-data; boundary=x", "application/json",
          "application/x-www-form-urlencodedx", "x; application/x-www-form-urlencoded",
          "application/x-www-form-urlencoded; charset=iso-8859-1",
          "application/x-www-form-urlencoded; charset=utf-8; charset=utf-7",
          "application/x-www-form-urlencoded; charset=",
          "application/x-www-form-urlencoded; charset",
          "application/x-www-form-urlencoded; charset=utf-16"}) {
        BOOST_TEST(!is_urlencoded_utf8(type), type);
    }
}

BOOST_AUTO_TEST_SUITE_END()
