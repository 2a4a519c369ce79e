#include <boost/test/unit_test.hpp>

#include "core/email_hint.h"

using namespace gatepost;

namespace {

std::string meant(const std::string& domain) {
    const auto address = core::suggested_address(*core::Email::parse("Ada@" + domain));
    if (!address) return "";
    BOOST_TEST(address->starts_with("Ada@"));
    return address->substr(4);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(email_hint_tests)

BOOST_AUTO_TEST_CASE(slips_of_the_finger_are_seen) {
    for (const char* slip :
         {"gmial.com", "gamil.com", "gmai.com", "gmaill.com", "gnail.com", "GMIAL.COM", "gmail.con",
          "gmail.cmo", "gmail.co", "gmail.cm", "gmial.con", "gmail.comm"})
        BOOST_TEST(meant(slip) == "gmail.com", slip);
    for (const char* slip : {"hotmial.com", "hotmal.com", "hotmail.con", "hotnail.com"})
        BOOST_TEST(meant(slip) == "hotmail.com", slip);
    BOOST_TEST(meant("outlok.com") == "outlook.com");
    BOOST_TEST(meant("yaho.com") == "yahoo.com");
    BOOST_TEST(meant("iclould.com") == "icloud.com");
    BOOST_TEST(meant("t-onlin.de") == "t-online.de");
    BOOST_TEST(meant("gmx.ent") == "gmx.net");
    BOOST_TEST(meant("gmx.dee") == "gmx.de");
    BOOST_TEST(meant("example.con") == "example.com");
    BOOST_TEST(meant("wiki.example.ogr") == "wiki.example.org");
}

BOOST_AUTO_TEST_CASE(what_is_somebody_s_own_is_left_alone) {
    for (const char* own : {"gmail.com",
                            "googlemail.com",
                            "gmx.net",
                            "gmx.de",
                            "gmx.at",
                            "gmx.com",
                            "web.de",
                            "mail.com",
                            "email.com",
                            "ymail.com",
                            "me.com",
                            "yahoo.co.uk",
                            "yahoo.fr",
                            "hotmail.de",
                            "example.org",
                            "example.com",
                            "gatepost.example",
                            "corp.internal",
                            "firma.local",
                            "mail.gmail.example",
                            "xn--mnchen-3ya.de",
                            "webb.de",
                            "aol.de",
                            "gmx.li",
                            "wet.de",
                            "t-mobile.de",
                            "zoho.eu",
                            "hotmail.be",
                            "yahoo.ie",
                            "yahoo.co.in"})
        BOOST_TEST(meant(own) == "", own);
}

BOOST_AUTO_TEST_SUITE_END()
