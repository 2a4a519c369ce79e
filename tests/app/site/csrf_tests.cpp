#include "app/web/csrf.h"

#include <boost/test/unit_test.hpp>

#include "crypto/system_random.h"

using namespace gatepost;
using app::Csrf;
using app::CsrfBinding;

namespace {

struct Tokens {
    const crypto::Keyring keys = *crypto::Keyring::parse("0123456789abcdef0123456789abcdef");
    crypto::SystemRandom random;
    const Csrf csrf{keys};
    const base::TimePoint now = std::chrono::sys_days(std::chrono::year(2026) / 11 / 27);
    const CsrfBinding ada = CsrfBinding::to_visitor(app::new_visitor(random)).value();
    const CsrfBinding eve = CsrfBinding::to_visitor(app::new_visitor(random)).value();
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(csrf_tests, Tokens)

BOOST_AUTO_TEST_CASE(each_rendering_has_a_token_of_its_own_and_all_are_good) {
    const auto first = csrf.token(ada, random, now);
    const auto second = csrf.token(ada, random, now);
    BOOST_TEST(first != second);
    BOOST_TEST(csrf.is_valid(first, ada));
    BOOST_TEST(csrf.is_valid(second, ada));
}

BOOST_AUTO_TEST_CASE(a_token_of_this_site_tells_its_age) {
    const auto token = csrf.token(ada, random, now);
    const auto age = [&](std::string_view of, base::TimePoint at) { return csrf.age(of, at); };
    BOOST_CHECK(age(token, now + std::chrono::milliseconds(1500)) ==
                std::chrono::milliseconds(1500));
    BOOST_CHECK(age(token, now - std::chrono::seconds(3)) == std::chrono::seconds(-3));
    for (const auto& bad : {std::string(), std::string("."), std::string("x.y"), "x" + token})
        BOOST_CHECK(!age(bad, now));
}

BOOST_AUTO_TEST_CASE(a_token_is_worth_nothing_to_anybody_else_or_when_it_is_changed) {
    const auto token = csrf.token(ada, random, now);
    BOOST_TEST(!csrf.is_valid(token, eve));
    for (std::size_t at = 0; at < token.size(); ++at) {
        auto bent = token;
        bent[at] = bent[at] == 'A' ? 'B' : 'A';
        BOOST_TEST(!csrf.is_valid(bent, ada), "changed at " << at);
    }
    for (const auto& wrong : {std::string(), std::string("!"), token.substr(0, 20), token + "x",
                              token + token, std::string(22, 'A')}) {
        BOOST_TEST(!csrf.is_valid(wrong, ada), wrong);
    }
}

BOOST_AUTO_TEST_CASE(whether_the_site_made_it_lately_can_be_told_and_is_worth_nothing) {
    const auto token = csrf.token(ada, random, now);
    const auto stamp = token.substr(0, token.rfind('.'));
    for (const auto& seconds : {0, 1, 3600}) {
        BOOST_TEST(csrf.is_recent(token, now + std::chrono::seconds(seconds)));
        BOOST_TEST(csrf.is_valid(token, ada));
    }
    BOOST_TEST(!csrf.is_recent(token, now + std::chrono::seconds(3601)));
    BOOST_TEST(!csrf.is_recent(token, now - std::chrono::hours(1)));
    BOOST_TEST(!csrf.is_valid(token, eve));
    BOOST_TEST(!csrf.is_valid(stamp, ada));
    BOOST_TEST(!csrf.is_valid(stamp + ".", ada));
    BOOST_TEST(!csrf.is_valid(stamp + csrf.token(ada, random, now).substr(stamp.size()), ada));
    for (const auto& forged : {std::string(), std::string("."), std::string("x"), stamp,
                               token.substr(1), "A" + token, std::string(96, 'A')}) {
        BOOST_TEST(!csrf.is_recent(forged, now), forged);
    }
    // What was signed for something else is no stamp.
    const auto notice = crypto::TimedSigner(keys, "gatepost.notice").sign("welcome", now);
    BOOST_TEST(!csrf.is_recent(notice + ".", now));
    const auto other = *crypto::Keyring::parse("fedcba9876543210fedcba9876543210");
    BOOST_TEST(!Csrf(other).is_recent(token, now));
}

BOOST_AUTO_TEST_CASE(no_browser_is_known_by_a_cookie_that_was_not_given_out) {
    const auto visitor = app::new_visitor(random);
    BOOST_TEST(visitor.size() == 22U);
    BOOST_TEST(CsrfBinding::to_visitor(visitor).has_value());
    for (const auto& wrong : {std::string(), std::string("ada"), visitor.substr(0, 20),
                              visitor + "AA", visitor.substr(0, 21) + "!"}) {
        BOOST_TEST(!CsrfBinding::to_visitor(wrong), wrong);
    }
}

BOOST_AUTO_TEST_CASE(a_key_that_is_not_the_newest_any_more_still_counts) {
    const auto token = csrf.token(ada, random, now);
    const auto turned = *crypto::Keyring::parse(
        "fedcba9876543210fedcba9876543210\n0123456789abcdef0123456789abcdef");
    const auto other = *crypto::Keyring::parse("fedcba9876543210fedcba9876543210");
    BOOST_TEST(Csrf(turned).is_valid(token, ada));
    BOOST_TEST(!Csrf(other).is_valid(token, ada));
}

BOOST_AUTO_TEST_SUITE_END()
