#include <boost/test/unit_test.hpp>

#include "core/confirm_code.h"
#include "core/token.h"

using namespace gatepost;
using namespace std::chrono_literals;
using core::ConfirmCode;

namespace {

struct Codes {
    const crypto::Keyring keys = *crypto::Keyring::parse("0123456789abcdef0123456789abcdef");
    const core::ConfirmCodes codes{keys, 1h};
    const base::TimePoint now{std::chrono::seconds(1'800'000'000)};

    static core::Account account(std::uint64_t id = 17, const char* email = "ada@example.org",
                                 std::uint32_t epoch = 0) {
        return {.id = core::AccountId{id},
                .email = *core::Email::parse(email),
                .registered_at = {},
                .confirmed_at = {},
                .epoch = epoch};
    }
    bool fits(const std::string& typed, const core::Account& whose, base::TimePoint when) const {
        const auto code = ConfirmCode::parse(typed);
        return code && codes.fits(*code, whose, when);
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(confirm_code_tests, Codes)

BOOST_AUTO_TEST_CASE(is_two_groups_of_four_without_look_alikes) {
    for (int minute = 0; minute < 200; ++minute) {
        const auto code = codes.make(account(), now + std::chrono::minutes(minute));
        BOOST_TEST(code.size() == 9U);
        BOOST_TEST(code[4] == '-');
        BOOST_TEST(code.find_first_not_of("0123456789ABCDEFGHJKMNPQRSTVWXYZ-") == code.npos);
    }
}

BOOST_AUTO_TEST_CASE(is_taken_however_it_is_typed) {
    const std::string one = ConfirmCode::parse("O1IL-abz9")->text();
    BOOST_TEST(one == "0111ABZ9");
    for (const char* typed : {"0111ABZ9", " 0111 ABZ9\r\n", "oiLl-Abz9", "0-1-1-1-A-B-Z-9",
                              "0111\u2013abz9", "0111\u00a0abz9"})
        BOOST_TEST(ConfirmCode::parse(typed).value().text() == one, typed);
}

BOOST_AUTO_TEST_CASE(what_no_code_can_be_is_none) {
    for (const std::string& typed :
         {std::string(), std::string("0111ABZ"), std::string("0111ABZ99"), std::string("0111ABZU"),
          std::string("0111ABZ\xc3\xa9"), std::string("0111ABZ\0", 8), std::string(5000, ' '),
          std::string(5000, '0')})
        BOOST_TEST(!ConfirmCode::parse(typed).has_value());
}

BOOST_AUTO_TEST_CASE(counts_for_as_long_as_the_link_and_hardly_longer) {
    const core::LinkTokens links(keys, {.confirm = 1h});
    for (int second = 0; second < 60; second += 7) {
        const auto made = now + std::chrono::seconds(second);
        const auto code = links.confirm_codes.make(account(), made);
        const auto claims = *links.confirm.open(links.confirm.make(account(), made));
        for (const auto age : {0s, 1s, 60s, 1800s, 3600s}) {
            BOOST_TEST(links.confirm.is_fresh(claims, made + age));
            BOOST_TEST(fits(code, account(), made + age));
        }
        BOOST_TEST(!fits(code, account(), made + 3660s));
        BOOST_TEST(fits(code, account(), made - 5s));  // another host's clock
        BOOST_TEST(!fits(code, account(), made - 70s));
    }
}

BOOST_AUTO_TEST_CASE(is_that_of_one_sign_up_alone) {
    const auto code = codes.make(account(), now);
    BOOST_TEST(fits(code, account(), now));
    BOOST_TEST(!fits(code, account(18), now));
    BOOST_TEST(!fits(code, account(17, "eve@example.org"), now));
    BOOST_TEST(!fits(code, account(17, "ada@example.org", 1), now));
}

BOOST_AUTO_TEST_CASE(an_older_key_s_still_counts_and_another_key_s_does_not) {
    const auto code = codes.make(account(), now);
    const auto both = *crypto::Keyring::parse(
        "fedcba9876543210fedcba9876543210\n0123456789abcdef0123456789abcdef");
    const auto other = *crypto::Keyring::parse("fedcba9876543210fedcba9876543210");
    BOOST_TEST(core::ConfirmCodes(both, 1h).fits(*ConfirmCode::parse(code), account(), now));
    BOOST_TEST(!core::ConfirmCodes(other, 1h).fits(*ConfirmCode::parse(code), account(), now));
}

BOOST_AUTO_TEST_CASE(the_shortest_lifetime_does_as_well) {
    const core::ConfirmCodes brief(keys, 1s);
    const auto code = *ConfirmCode::parse(brief.make(account(), now));
    BOOST_TEST(brief.fits(code, account(), now + 1s));
    BOOST_TEST(!brief.fits(code, account(), now + 3s));
}

BOOST_AUTO_TEST_SUITE_END()
