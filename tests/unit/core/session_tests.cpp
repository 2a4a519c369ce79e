#include "core/session.h"

#include <boost/test/unit_test.hpp>

#include "crypto/digest.h"
#include "fakes/counting_random.h"

using gatepost::core::SessionId;

BOOST_AUTO_TEST_SUITE(session_tests)

BOOST_AUTO_TEST_CASE(is_256_bits_that_come_back_from_the_cookie) {
    gatepost::fakes::CountingRandom random;
    const auto id = SessionId::generate(random);
    BOOST_TEST(id.cookie().size() == 43U);
    const auto parsed = SessionId::parse(id.cookie());
    BOOST_REQUIRE(parsed);
    BOOST_CHECK(parsed->digest() == id.digest());
    BOOST_CHECK(SessionId::generate(random).cookie() != id.cookie());
}

BOOST_AUTO_TEST_CASE(the_digest_is_sha256_and_not_the_cookie) {
    gatepost::fakes::CountingRandom random;
    const auto id = SessionId::generate(random);
    BOOST_CHECK(id.digest().bytes == gatepost::crypto::sha256(id.cookie()));
    BOOST_TEST(id.digest().bytes.size() == 32U);
}

BOOST_AUTO_TEST_CASE(refuses_what_was_never_generated) {
    BOOST_CHECK(!SessionId::parse(""));
    BOOST_CHECK(!SessionId::parse(std::string(42, 'A')));
    BOOST_CHECK(!SessionId::parse(std::string(44, 'A')));
    BOOST_CHECK(!SessionId::parse(std::string(42, 'A') + "="));
    BOOST_CHECK(!SessionId::parse(std::string(42, 'A') + "B"));  // spare bits
    BOOST_CHECK(!SessionId::parse(std::string(1 << 20, 'A')));
}

BOOST_AUTO_TEST_SUITE_END()
