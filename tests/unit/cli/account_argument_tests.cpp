#include "app/cli/account_argument.h"

#include <boost/test/unit_test.hpp>

#include "app/process/exit_error.h"
#include "fakes/fake_clock.h"
#include "fakes/memory_store.h"

namespace gatepost::app::cli {
namespace {

struct Accounts {
    fakes::FakeClock clock;
    fakes::MemoryStore store{clock};
    core::AccountRows& rows = store.rows().accounts;
    const crypto::PasswordHash hash =
        crypto::PasswordHash::parse("$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdA$" +
                                    std::string(43, 'A'))
            .value();

    core::AccountId sign_up(const std::string& address) {
        return rows.insert(core::Email::parse(address).value(), hash);
    }
    /// The message of a refusal, with its exit code in front.
    std::string refusal(const std::string& text) {
        try {
            find_account(rows, text);
        } catch (const ExitError& error) {
            return std::to_string(error.code()) + " " + error.what();
        }
        return "none";
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(account_argument_tests, Accounts)

BOOST_AUTO_TEST_CASE(a_number_names_one_account_with_or_without_its_sign) {
    sign_up("ada@example.org");
    const auto bob = sign_up("bob@example.org");
    BOOST_TEST((find_account(rows, "#2").id == bob));
    BOOST_TEST((find_account(rows, "2").id == bob));
    for (const char* text : {"#3", "0", "99999999999999999999999"})
        BOOST_TEST(refusal(text).starts_with("67 no account has the number "), text);
}

BOOST_AUTO_TEST_CASE(an_address_names_the_confirmed_account_or_the_only_one_that_waits) {
    const auto ada = sign_up("ada@example.org");
    BOOST_TEST((find_account(rows, "ADA@example.org").id == ada));
    rows.confirm(ada);
    sign_up("ada@example.org");
    sign_up("ada@example.org");
    BOOST_TEST((find_account(rows, "ada@example.org").id == ada));
    BOOST_TEST(refusal("bob@example.org") == "67 no account has this address: bob@example.org");
}

BOOST_AUTO_TEST_CASE(several_that_wait_are_listed_and_the_number_is_asked_for) {
    sign_up("ada@example.org");
    sign_up("ada@example.org");
    const auto refused = refusal("ada@example.org");
    BOOST_TEST(refused.starts_with("64 2 sign-ups wait for ada@example.org"), refused);
    BOOST_TEST(refused.find("\n  #1 ") != refused.npos, refused);
    BOOST_TEST(refused.find("\n  #2 ") != refused.npos, refused);
    BOOST_TEST((find_account(rows, "#1").id == core::AccountId{1}));
}

BOOST_AUTO_TEST_CASE(what_is_neither_is_said_so) {
    for (const char* text : {"", "#", "# 1", "#x", "-1", "ada", "1x", "##1"})
        BOOST_TEST(refusal(text).starts_with("65 "), text);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gatepost::app::cli
