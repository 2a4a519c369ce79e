#include "core/email.h"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <string>

using gatepost::core::Email;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(email_tests)

BOOST_AUTO_TEST_CASE(what_nobody_sees_is_no_part_of_an_address) {
    for (const char* unseen :
         {"\u200b", "\u00a0", "\ufeff", "\u200e",     "\u200f", "\u2028", "\u2029", "\u00ad",
          "\u2060", "\u202a", "\u202b", "\u202c",     "\u202d", "\u202e", "\u2066", "\u2067",
          "\u2068", "\u2069", "\ufe0f", "\U000e0100", "\u200c", "\u200d", "\u3000"}) {
        const std::string it = unseen;
        for (const std::string& typed :
             {it + "Ada@example.org" + it, " " + it + " Ada@example.org\t" + it + "\r\n",
              "A" + it + "da@example.org", "Ada" + it + "@" + it + "example.org",
              "Ada@exa" + it + "mple.org", "Ada@example" + it + "." + it + "org"}) {
            const auto email = Email::parse(typed);
            BOOST_REQUIRE_MESSAGE(email, typed);
            BOOST_TEST(email->typed() == "Ada@example.org");
            BOOST_TEST(email->mailbox() == "Ada@example.org");
        }
        const auto german = Email::parse("ada@b\u00fc" + it + "cher.example");
        BOOST_REQUIRE(german);
        BOOST_TEST(german->typed() == "ada@b\u00fccher.example");
    }
}

BOOST_AUTO_TEST_CASE(what_is_shown_is_what_the_mailbox_is) {
    for (const std::string& typed :
         {std::string("Ada@Example.ORG"), std::string("Ada@B\u00dcCHER.Example"),
          std::string("a@\uff45\uff58ample.org"), std::string("a@xn--bcher-kva.example"),
          std::string("a@\u0430\u0440\u0440\u04cf\u0435.com")}) {
        const auto email = Email::parse(typed);
        BOOST_REQUIRE_MESSAGE(email, typed);
        const auto again = Email::parse(email->typed());
        BOOST_REQUIRE_MESSAGE(again, email->typed());
        BOOST_TEST(again->mailbox() == email->mailbox());
        BOOST_TEST(again->typed() == email->typed());
    }
}

BOOST_AUTO_TEST_CASE(the_longest_address_outside_ascii_comes_back_from_what_is_shown) {
    std::string label;
    for (int i = 0; i < 40; ++i)
        label += "\u4e2d";
    const auto email = Email::parse("a@" + label + "." + label + "." + label + ".example");
    BOOST_REQUIRE(email);
    BOOST_TEST(email->typed().size() > 254U);
    BOOST_CHECK(*Email::parse(email->typed()) == *email);
}

BOOST_AUTO_TEST_CASE(keeps_what_was_typed_and_derives_mailbox_and_key) {
    const auto email = Email::parse("  Ada.Lovelace@Example.ORG \r\n");
    BOOST_REQUIRE(email);
    BOOST_TEST(email->typed() == "Ada.Lovelace@Example.ORG");
    BOOST_TEST(email->mailbox() == "Ada.Lovelace@example.org");
    BOOST_TEST(email->key() == "ada.lovelace@example.org");
}

BOOST_AUTO_TEST_CASE(turns_an_international_domain_into_ascii) {
    const auto email = Email::parse("ada@Bücher.example");
    BOOST_REQUIRE(email);
    BOOST_TEST(email->typed() == "ada@bücher.example");
    BOOST_TEST(email->mailbox() == "ada@xn--bcher-kva.example");
    BOOST_CHECK(*email == *Email::parse("ADA@xn--bcher-kva.example"));
}

BOOST_AUTO_TEST_CASE(a_domain_that_only_looks_plain_is_checked_like_any_other) {
    BOOST_TEST(Email::parse("a@XN--BCHER-KVA.Example")->key() == "a@xn--bcher-kva.example");
    BOOST_TEST(Email::parse("a@xn--bcher-kva.B\u00fccher.example")->mailbox() ==
               "a@xn--bcher-kva.xn--bcher-kva.example");
    BOOST_CHECK(!Email::parse("a@ab--cd.example"));  // nothing but an A-label has these two
    BOOST_CHECK(!Email::parse("a@xn--a.example"));
    BOOST_TEST(Email::parse("a@a-b.C-d.Example")->mailbox() == "a@a-b.c-d.example");
}

BOOST_AUTO_TEST_CASE(composed_and_decomposed_forms_are_one_address) {
    BOOST_CHECK(*Email::parse("a@b\u00fccher.example") == *Email::parse("a@bu\u0308cher.example"));
}

BOOST_AUTO_TEST_CASE(look_alikes_are_different_addresses) {
    BOOST_CHECK(!(*Email::parse("mike@xn--mke-3la.example") == *Email::parse("mike@mike.example")));
    BOOST_CHECK(!Email::parse("mıke@example.org"));
}

BOOST_DATA_TEST_CASE(accepts,
                     data::make(std::vector<std::string>{
                         "a@b.co", "first.last+tag@sub.example.org", "o'hara@example.org",
                         "x_y-z@example.org", "a{b}c~d@example.org", "1234567890@example.org",
                         "a@1.example", std::string(64, 'l') + "@example.org"})) {
    BOOST_TEST(Email::parse(sample).has_value(), sample);
}

const std::vector<std::string> refused{
    "", " ", "@", "a@", "@b.co", "a", "a@b", "a@@b.co", "a@b@c.co",
    // a second recipient, an option, a route, a pipe, a file
    "a@b.co,c@d.co", "a@b.co c@d.co", "a@b.co\nc@d.co", "a@b.co\r\nBcc: c@d.co", "a@b.co;c@d.co",
    "-oQ/tmp@b.co", "-a@b.co", "<a@b.co>", "a<c@d.co>@b.co", "a(x)@b.co", "\"a b\"@b.co",
    "\"a\"@b.co", "a:b@c.co", "a|b@c.co", "|sh@c.co", "a\\b@c.co", "a%c.co@b.co", "c.co!a@b.co",
    "a[b]@c.co",
    // encoded words
    "=?utf-8?q?a?=@b.co", "=?x@b.co",
    // dots
    ".a@b.co", "a.@b.co", "a..b@c.co", "a@.co", "a@b..co", "a@b.co.", "a@b.",
    // domains
    "a@-b.co", "a@b-.co", "a@b_c.co", "a@[127.0.0.1]", "a@127.0.0.1", "a@b.co/x", "a@b.co:25",
    "a@" + std::string(64, 'b') + ".co", std::string(65, 'l') + "@b.co", "a@b.123",
    std::string(60, 'l') + "@" + std::string(63, 'b') + "." + std::string(63, 'c') + "." +
        std::string(63, 'd') + ".example",
    // bytes
    std::string("a\0@b.co", 7), std::string("a@b.co\0.x", 9), "a\t@b.co", "a@b\x01.co",
    "a@b.co\x7f", "\xff@b.co", "a@\xff.co", "\xc3\xa9@b.co", "a\u00e4\u200b@b.co", "\u200b@b.co",
    "a@\u200b", "a@\u200b.co", "\u200b", "a@b.co\u200b c@d.co", "a@b.co\u2028c@d.co",
    "a@b.co\u00a0,c@d.co", std::string(100000, 'a'), "a@" + std::string(100000, 'b'),
    "a@xn--zzzzzzzz999.co"};

BOOST_DATA_TEST_CASE(refuses, data::make(refused)) {
    BOOST_TEST(!Email::parse(sample), sample);
}

BOOST_AUTO_TEST_CASE(no_single_byte_makes_an_unsafe_argument) {
    for (int byte = 0; byte < 256; ++byte) {
        const auto email = Email::parse("a" + std::string(1, static_cast<char>(byte)) + "b@c.co");
        if (!email) continue;
        BOOST_TEST(email->mailbox().find_first_of(" ,;:<>()[]\"\\|!%\r\n\t") == std::string::npos);
    }
}

BOOST_AUTO_TEST_SUITE_END()
