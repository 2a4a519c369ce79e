#include "base/base64url.h"

#include <boost/test/unit_test.hpp>

using namespace std::string_literals;
using gatepost::base::base64url_decode;
using gatepost::base::base64url_encode;

BOOST_AUTO_TEST_SUITE(base64url_tests)

BOOST_AUTO_TEST_CASE(encodes_the_vectors_of_rfc_4648) {
    BOOST_TEST(base64url_encode("") == "");
    BOOST_TEST(base64url_encode("f") == "Zg");
    BOOST_TEST(base64url_encode("fo") == "Zm8");
    BOOST_TEST(base64url_encode("foo") == "Zm9v");
    BOOST_TEST(base64url_encode("foob") == "Zm9vYg");
    BOOST_TEST(base64url_encode("fooba") == "Zm9vYmE");
    BOOST_TEST(base64url_encode("foobar") == "Zm9vYmFy");
    BOOST_TEST(base64url_encode("\xfb\xff\xfe") == "-__-");
}

BOOST_AUTO_TEST_CASE(every_length_comes_back) {
    std::string bytes;
    for (int i = 0; i < 600; ++i) {
        BOOST_TEST(base64url_decode(base64url_encode(bytes)).value() == bytes);
        bytes += static_cast<char>(i * 37 + i / 256);
    }
}

BOOST_AUTO_TEST_CASE(refuses_padding_and_foreign_characters) {
    for (const auto& text :
         {"Zg=="s, "Zm8="s, "Zm9v="s, "="s, "===="s, "Zm9v\n"s, " Zm9v"s, "Zm 9v"s, "Zm+v"s,
          "Zm/v"s, "Zm.v"s, "Zm9\0"s, "Zm9\xc3"s, "Zm9\x80"s}) {
        BOOST_TEST(!base64url_decode(text), "accepted " << text);
    }
}

BOOST_AUTO_TEST_CASE(refuses_a_lone_character) {
    BOOST_TEST(!base64url_decode("A"));
    BOOST_TEST(!base64url_decode("Zm9vA"));
}

BOOST_AUTO_TEST_CASE(refuses_spare_bits) {
    BOOST_TEST(base64url_decode("Zg").value() == "f");
    BOOST_TEST(!base64url_decode("Zh"));
    BOOST_TEST(!base64url_decode("Zv"));
    BOOST_TEST(base64url_decode("Zm8").value() == "fo");
    BOOST_TEST(!base64url_decode("Zm9"));
}

// All texts of up to three bytes: what decodes is what encodes to it, nothing else.
BOOST_AUTO_TEST_CASE(has_one_text_for_each_byte_string) {
    int accepted = 0;
    int wrong = 0;
    const auto check = [&](const std::string& text) {
        const auto bytes = base64url_decode(text);
        if (!bytes) return;
        ++accepted;
        if (base64url_encode(*bytes) != text) ++wrong;
    };
    for (int a = 0; a < 256; ++a) {
        check({static_cast<char>(a)});
        for (int b = 0; b < 256; ++b) {
            check({static_cast<char>(a), static_cast<char>(b)});
            for (int c = 0; c < 256; ++c) {
                check({static_cast<char>(a), static_cast<char>(b), static_cast<char>(c)});
            }
        }
    }
    BOOST_TEST(accepted == 256 + 65536);  // the byte strings of one and of two bytes
    BOOST_TEST(wrong == 0);
}

BOOST_AUTO_TEST_SUITE_END()
