#include "core/token.h"

#include <boost/test/unit_test.hpp>

#include "base/json.h"

using namespace gatepost;
using core::Account;
using core::AccountId;
using core::ConfirmEmail;
using core::ConfirmTokens;
using core::Token;
using std::chrono::hours;
using std::chrono::seconds;

namespace {

const base::TimePoint now = std::chrono::sys_days{std::chrono::year{2026} / 11 / 23};

crypto::Keyring keys() {
    return *crypto::Keyring::parse(std::string(32, 'k'));
}

Account ada() {
    return {AccountId{7}, *core::Email::parse("Ada@Example.org"), now, {}, false, 3};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(token_tests)

BOOST_AUTO_TEST_CASE(is_valid_for_its_account_within_its_lifetime) {
    const ConfirmTokens tokens(keys(), hours(1));
    const auto claims = tokens.open(tokens.make(ada(), now));
    BOOST_REQUIRE(claims);
    BOOST_CHECK(claims->account == AccountId{7});
    BOOST_TEST(tokens.is_valid(*claims, ada(), now));
    BOOST_TEST(tokens.is_valid(*claims, ada(), now + seconds(3600)));
    BOOST_TEST(!tokens.is_valid(*claims, ada(), now + seconds(3601)));
    BOOST_TEST(tokens.is_valid(*claims, ada(), now - seconds(5)));  // another host's clock
    BOOST_TEST(!tokens.is_valid(*claims, ada(), now - seconds(6)));
}

BOOST_AUTO_TEST_CASE(dies_with_the_epoch_the_address_and_for_others) {
    const ConfirmTokens tokens(keys(), hours(1));
    const auto claims = tokens.open(tokens.make(ada(), now));
    BOOST_REQUIRE(claims);
    Account moved = ada();
    moved.epoch = 4;
    Account renamed = ada();
    renamed.email = *core::Email::parse("ada@example.com");
    Account other = ada();
    other.id = AccountId{8};
    BOOST_TEST(!tokens.is_valid(*claims, moved, now));
    BOOST_TEST(!tokens.is_valid(*claims, renamed, now));
    BOOST_TEST(!tokens.is_valid(*claims, other, now));
}

BOOST_AUTO_TEST_CASE(says_what_it_is_bound_to_in_json) {
    const auto ring = keys();
    const ConfirmTokens tokens(ring, hours(1));
    const crypto::TimedSigner reader(ring, "gatepost.confirm-email");
    const auto opened = reader.verify(tokens.make(ada(), now).text());
    BOOST_REQUIRE(opened);
    const auto json = base::Json::parse(opened->payload);
    BOOST_TEST(json.at("user").number<int>() == 7);
    BOOST_TEST(json.at("email").text() == "ada@example.org");
    BOOST_TEST(json.at("epoch").number<int>() == 3);
}

BOOST_AUTO_TEST_CASE(signed_nonsense_is_no_token) {
    const auto ring = keys();
    const ConfirmTokens tokens(ring, hours(1));
    const crypto::TimedSigner signer(ring, ConfirmEmail::salt);
    for (const char* payload :
         {"", "[]", "1", "null", "{", "{}", R"({"user":"7","email":"a@b.co","epoch":1})",
          R"({"user":-1,"email":"a@b.co","epoch":1})", R"({"user":7,"email":1,"epoch":1})",
          R"({"user":7,"email":"a@b.co"})", R"({"user":7.5,"email":"a@b.co","epoch":1})"}) {
        BOOST_TEST(!tokens.open(Token<ConfirmEmail>(signer.sign(payload, now))), payload);
    }
}

BOOST_AUTO_TEST_CASE(another_purpose_or_key_is_no_token) {
    const auto ring = keys();
    const ConfirmTokens tokens(ring, hours(1));
    const crypto::TimedSigner other(ring, "gatepost.reset-password");
    const auto payload = R"({"email":"ada@example.org","epoch":3,"user":7})";
    BOOST_TEST(!tokens.open(Token<ConfirmEmail>(other.sign(payload, now))));
    const ConfirmTokens foreign(*crypto::Keyring::parse(std::string(32, 'x')), hours(1));
    BOOST_TEST(!tokens.open(foreign.make(ada(), now)));
    BOOST_TEST(!tokens.open(Token<ConfirmEmail>("")));
    BOOST_TEST(!tokens.open(Token<ConfirmEmail>(std::string(1 << 20, '.'))));
}

BOOST_AUTO_TEST_CASE(an_older_key_of_the_ring_still_opens) {
    const ConfirmTokens before(keys(), hours(1));
    const ConfirmTokens after(
        *crypto::Keyring::parse(std::string(32, 'n') + "\n" + std::string(32, 'k')), hours(1));
    BOOST_TEST(after.open(before.make(ada(), now)).has_value());
    BOOST_TEST(!before.open(after.make(ada(), now)).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
