#include "mail/last_words.h"

#include <boost/test/unit_test.hpp>

using gatepost::mail::last_words;

BOOST_AUTO_TEST_SUITE(last_words_tests)

// As Postfix 3.7 said under RestrictAddressFamilies=AF_UNIX.
BOOST_AUTO_TEST_CASE(the_cause_is_told_and_not_the_warnings_before_it) {
    const std::string warning =
        "postdrop: warning: inet_protocols: disabling IPv6 name/address support: Address family "
        "not supported by protocol\n";
    BOOST_TEST(last_words("sendmail: warning: inet_protocols: disabling IPv4\n" + warning +
                          warning + warning + "postdrop: fatal: queue file write error\n") ==
               "postdrop: fatal: queue file write error");
}

BOOST_AUTO_TEST_CASE(who_said_nothing_but_warnings_is_quoted) {
    BOOST_TEST(last_words("postdrop: warning: mail_queue_enter: create file maildrop/1.2: "
                          "Permission denied\n") ==
               "postdrop: warning: mail_queue_enter: create file maildrop/1.2: Permission denied");
}

BOOST_AUTO_TEST_CASE(the_last_lines_count_and_each_as_a_whole) {
    BOOST_TEST(last_words("first\nsecond\n") == "first second");
    const std::string long_line(300, 'x');
    BOOST_TEST(last_words(long_line + "\nmiddle\n" + std::string(95, 'y')) ==
               "middle " + std::string(95, 'y'));
    BOOST_TEST(last_words(std::string(10, 'a') + "\n" + std::string(1000, 'b')) ==
               std::string(400, 'b'));
}

BOOST_AUTO_TEST_CASE(what_is_told_is_printable) {
    BOOST_TEST(last_words("a\x1b[31m\r\n\n\tb\xc3\xbc\x7f \n") == "a [31m b??");
    BOOST_TEST(last_words("").empty());
    BOOST_TEST(last_words("\n \r\n").empty());
}

BOOST_AUTO_TEST_SUITE_END()
