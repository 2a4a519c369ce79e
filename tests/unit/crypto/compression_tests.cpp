#include "crypto/compression.h"

#include <boost/test/unit_test.hpp>

using gatepost::crypto::compress;
using gatepost::crypto::decompress;

BOOST_AUTO_TEST_SUITE(compression_tests)

BOOST_AUTO_TEST_CASE(what_was_compressed_comes_back) {
    for (const std::size_t size : {0U, 1U, 100U, 65536U}) {
        const std::string text(size, 'x');
        const auto back = decompress(compress(text), 65536);
        BOOST_REQUIRE(back);
        BOOST_TEST(*back == text);
    }
}

BOOST_AUTO_TEST_CASE(refuses_what_inflates_past_the_limit) {
    BOOST_TEST(!decompress(compress(std::string(65537, 'x')), 65536));
    BOOST_TEST(!decompress(compress(std::string(50'000'000, '\0')), 65536));
    BOOST_TEST(!decompress(compress("ab"), 1));
}

BOOST_AUTO_TEST_CASE(refuses_every_truncation_and_a_tail) {
    const std::string whole = compress("correct horse battery staple");
    for (std::size_t size = 0; size < whole.size(); ++size) {
        BOOST_TEST(!decompress(whole.substr(0, size), 65536));
    }
    BOOST_TEST(!decompress(whole + '\0', 65536));
    BOOST_TEST(!decompress(whole + whole, 65536));
}

BOOST_AUTO_TEST_CASE(refuses_what_is_no_zlib_stream) {
    BOOST_TEST(!decompress("plain text", 65536));
    BOOST_TEST(!decompress("\x1f\x8b\x08", 65536));
    std::string damaged = compress("correct horse battery staple");
    damaged.back() = static_cast<char>(damaged.back() ^ 1);  // in the checksum
    BOOST_TEST(!decompress(damaged, 65536));
}

BOOST_AUTO_TEST_SUITE_END()
