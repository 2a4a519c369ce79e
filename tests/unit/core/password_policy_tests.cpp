#include "core/password_policy.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <type_traits>
#include <vector>

#include "fakes/temporary_folder.h"

using namespace gatepost;
using core::NewPassword;
using core::PasswordPolicy;
using core::PasswordProblem;

namespace {

const char* const address = "mike.miller@example-shop.org";

struct Policy : fakes::TemporaryFolder {
    const crypto::Blocklist blocklist{folder / "blocklist"};
    const PasswordPolicy policy = of({});

    PasswordPolicy of(const core::PasswordRules& rules) const {
        return {rules, "Gatepost", "accounts.kuzomale.org", blocklist};
    }
    void block(const std::string& password) const {
        std::vector digests{crypto::digest_password(password)};
        crypto::write_blocklist(folder / "blocklist", digests);
    }
    static bool is_accepted(const std::string& typed, const PasswordPolicy& by) {
        const auto outcome = by.judge(typed, address).outcome;
        return std::holds_alternative<NewPassword>(outcome);
    }
    bool is_accepted(const std::string& typed) const { return is_accepted(typed, policy); }

    static bool has_problem(const std::string& typed, PasswordProblem problem,
                            const PasswordPolicy& by) {
        const auto outcome = by.judge(typed, address).outcome;
        const auto* found = std::get_if<PasswordProblem>(&outcome);
        return found != nullptr && *found == problem;
    }
    bool has_problem(const std::string& typed, PasswordProblem problem) const {
        return has_problem(typed, problem, policy);
    }
};

// What is found at the top of any list of breached passwords, or made of that as people do.
constexpr const char* obvious[] = {
    "password",    "password1",   "password123", "password1234",  "Password1!", "Password123!",
    "passw0rd",    "P@ssw0rd",    "Pa$$w0rd1",   "P@ssword123",   "passwort",   "passwort123",
    "drowssap",    "12345678",    "123456789",   "1234567890",    "87654321",   "11111111",
    "00000000",    "12341234",    "123123123",   "11223344",      "qwerty123",  "qwertyuiop",
    "qwertz123",   "1q2w3e4r",    "1q2w3e4r5t",  "1qaz2wsx",      "zaq12wsx",   "asdfghjkl",
    "asdf1234",    "zxcvbnm123",  "poiuytrewq",  "qazwsxedc",     "abcdefgh",   "abcd1234",
    "abc12345",    "a1b2c3d4",    "aaaaaaaa",    "aaaaaaa1",      "asdasdasd",  "passpass",
    "testtest",    "test1234",    "iloveyou",    "iloveyou1",     "letmein1",   "letmein123",
    "welcome1",    "Welcome2024", "admin123",    "administrator", "adminadmin", "root1234",
    "guest123",    "login123",    "user1234",    "changeme",      "changeme1",  "secret123",
    "trustno1",    "whatever1",   "monkey123",   "dragon123",     "football1",  "baseball1",
    "sunshine1",   "princess1",   "superman1",   "batman123",     "starwars1",  "pokemon1",
    "michael1",    "jennifer1",   "charlie1",    "hunter22",      "shadow99",   "summer2023",
    "Summer2024!", "winter2024",  "spring2025",  "January2024",   "thomas1985", "london2012",
    "liverpool1",  "arsenal123",  "bayern123",   "berlin2024",    "computer1",  "internet1",
    "google123",   "facebook1",   "hallo123",    "schatz123",     "geheim123",  "hola1234",
    "19841984",    "01011990",    "sunflower",   "butterfly7",
};

constexpr const char* of_the_site[] = {
    "gatepost",     "Gatepost1", "gatepost123", "g4tep0st!",
    "Gatepost2024", "kuzomale",  "kuzomale1",   "accounts.kuzomale.org",
    "kuzomale.org", "tsopetag",  "accounts123", "gatepostgatepost",
};

constexpr const char* of_the_address[] = {
    "mike.miller",     "Mike.Miller@example-shop.org",
    "mike.miller1999", "mikemiller",
    "millermike1",     "example-shop.org",
    "example-shop",    "MikeMiller2024",
};

constexpr const char* good[] = {
    "correct horse",
    "battery staple",
    "correct horse battery staple",
    "kettle orbit walrus",
    "mike.miller rides a bicycle",
    "the gatepost is painted green",
    "Gr7tK2x9Lq4Z",
    "xkvjqzpwmrtb",
    "x9$Lq!v2Rt#m",
    "naranja lluvia cuchara",
    "vier fette G\u00e4nse fliegen",
    "\u043b\u043e\u0448\u0430\u0434\u044c \u0432\u0435\u0440\u043d\u043e \u0431\u0430\u0442\u0430",
    "\u6b63\u3057\u3044\u99ac\u306e\u96fb\u6c60\u3067\u3059",
    "\u00e4\u00f6\u00fc\u00df\u4e2d\u6587\U0001f600x",
    "  spaces around  ",
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(password_policy_tests, Policy)

BOOST_AUTO_TEST_CASE(no_obvious_password_passes) {
    for (const char* typed : obvious)
        BOOST_TEST(has_problem(typed, PasswordProblem::easy), typed);
}

BOOST_AUTO_TEST_CASE(no_password_passes_that_is_obvious_for_this_site_and_person) {
    for (const char* typed : of_the_site)
        BOOST_TEST(has_problem(typed, PasswordProblem::personal), typed);
    for (const char* typed : of_the_address)
        BOOST_TEST(has_problem(typed, PasswordProblem::personal), typed);
    const auto of_another = policy.judge("example-shop", "ada@example.net").outcome;
    BOOST_TEST(std::holds_alternative<NewPassword>(of_another));
}

BOOST_AUTO_TEST_CASE(good_passwords_pass_and_keep_every_byte) {
    for (const char* typed : good) {
        const auto outcome = policy.judge(typed, address).outcome;
        const auto* password = std::get_if<NewPassword>(&outcome);
        BOOST_TEST_INFO(typed);
        BOOST_REQUIRE(password != nullptr);
        BOOST_TEST(password->secret().reveal() == typed);
    }
}

BOOST_AUTO_TEST_CASE(counts_characters_not_bytes_below) {
    BOOST_TEST(has_problem("", PasswordProblem::too_short));
    BOOST_TEST(has_problem("Gr7tK2x", PasswordProblem::too_short));
    BOOST_TEST(has_problem("\U0001f600\u4e2d\U0001f601", PasswordProblem::too_short));
    BOOST_TEST(is_accepted("Gr7tK2x9"));
}

BOOST_AUTO_TEST_CASE(is_kept_and_counted_normalized) {
    const auto outcome = policy.judge("gru\u0308ne\u00a0Wiese", address).outcome;
    BOOST_TEST(std::get<NewPassword>(outcome).secret().reveal() == "gr\u00fcne Wiese");
    BOOST_TEST(has_problem("u\u0308o\u0308a\u0308u\u0308o\u0308a\u0308u\u0308",
                           PasswordProblem::too_short));
}

BOOST_AUTO_TEST_CASE(counts_bytes_above) {
    std::string longest = "correct horse ";
    longest.resize(1024, 'x');
    BOOST_TEST(is_accepted(longest));
    BOOST_TEST(has_problem(longest + "x", PasswordProblem::too_long));
}

BOOST_AUTO_TEST_CASE(a_site_may_ask_for_more_or_for_less) {
    BOOST_TEST(!is_accepted("correct horse", of({.min_length = 14})));
    BOOST_TEST(is_accepted("correct horse", of({.min_length = 13})));
    BOOST_TEST(!is_accepted("correct horse", of({.min_guesses = 1'000'000'000})));
    BOOST_TEST(is_accepted("correct horse", of({.min_guesses = 100'000'000})));
    BOOST_TEST(is_accepted("sunflower", of({.min_guesses = 1000})));
    BOOST_TEST(!is_accepted("password123", of({.min_guesses = 1000})));
}

BOOST_AUTO_TEST_CASE(what_is_on_the_list_is_refused_in_each_form) {
    BOOST_TEST(is_accepted("vier fette G\u00e4nse"));
    block("vier fette G\u00e4nse");
    for (const char* typed : {"vier fette G\u00e4nse", "vier fette Ga\u0308nse"}) {
        BOOST_TEST(has_problem(typed, PasswordProblem::known), typed);
        BOOST_TEST(policy.is_known(typed), typed);
    }
    BOOST_TEST(is_accepted("vier fette Ganse"));
    BOOST_TEST(!policy.is_known("password"));
}

BOOST_AUTO_TEST_CASE(a_list_that_cannot_be_used_refuses_nothing) {
    block("correct horse");
    BOOST_TEST(!is_accepted("correct horse"));
    write("blocklist", "damaged");
    BOOST_TEST(is_accepted("correct horse"));
    BOOST_TEST(!is_accepted("password123"));
}

BOOST_AUTO_TEST_CASE(is_not_copied_by_accident) {
    static_assert(!std::is_copy_constructible_v<NewPassword>);
}

BOOST_AUTO_TEST_SUITE_END()
