#include "core/key_use.h"

#include <boost/test/unit_test.hpp>

namespace gatepost::core {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

const TimePoint noon = TimePoint() + hours(24 * 20'000);

Invitation invitation(TimePoint created, TimePoint expires) {
    return {InvitationId{1}, std::nullopt, 1, created, expires, std::nullopt};
}

std::vector<SignedUntil> links_that_count(TimePoint now) {
    return still_counts(noon, now, kinds_of_links({}), {});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(key_use_tests)

BOOST_AUTO_TEST_CASE(a_link_counts_for_its_lifetime_from_the_last_signature) {
    BOOST_TEST(links_that_count(noon).size() == 8U);
    // Of an hour, and the two minutes in which a program may have signed without saying so. A code
    // counts for a minute more.
    BOOST_TEST(links_that_count(noon + minutes(61)).size() == 8U);
    BOOST_TEST(links_that_count(noon + minutes(62)).size() == 6U);
    BOOST_TEST(links_that_count(noon + minutes(63)).size() == 5U);
    BOOST_TEST(links_that_count(noon + hours(24 * 7) + minutes(1)).size() == 5U);
    BOOST_TEST(links_that_count(noon + hours(24 * 7) + minutes(2)).empty());
}

BOOST_AUTO_TEST_CASE(an_invitation_counts_until_it_expires) {
    const auto expires = noon + hours(24 * 30);
    auto one = invitation(noon - hours(1), expires);
    const auto counts = [&](TimePoint now) { return !still_counts(noon, now, {}, {one}).empty(); };
    BOOST_TEST(counts(expires - minutes(1)));
    BOOST_TEST(!counts(expires));
    one.revoked_at = noon;
    BOOST_TEST(!counts(noon));
    one = invitation(noon - hours(1), expires);
    one.uses_left = 0;
    BOOST_TEST(!counts(noon));
}

BOOST_AUTO_TEST_CASE(an_invitation_of_a_later_key_does_not_count) {
    const auto later = invitation(noon + hours(1), noon + hours(24));
    BOOST_TEST(still_counts(noon, noon + hours(2), {}, {later}).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gatepost::core
