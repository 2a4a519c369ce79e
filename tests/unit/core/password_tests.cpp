#include "core/password.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <type_traits>
#include <vector>

using gatepost::core::NewPassword;
using gatepost::core::PasswordProblem;
using gatepost::core::personal_words;

namespace {

bool has_problem(const std::string& typed, PasswordProblem problem) {
    const auto parsed = NewPassword::parse(typed, {});
    const auto* found = std::get_if<PasswordProblem>(&parsed);
    return found != nullptr && *found == problem;
}

bool is_accepted(const std::string& typed) {
    const auto parsed = NewPassword::parse(typed, {});
    const auto* password = std::get_if<NewPassword>(&parsed);
    return password != nullptr && password->secret().reveal() == typed;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(password_tests)

BOOST_AUTO_TEST_CASE(takes_eight_characters_and_keeps_every_byte) {
    BOOST_TEST(is_accepted("kuzomale"));
    BOOST_TEST(is_accepted("  spaces around  "));
    BOOST_TEST(is_accepted("\u00e4\u00f6\u00fc\u00df\u4e2d\u6587\U0001f600x"));
}

BOOST_AUTO_TEST_CASE(counts_characters_not_bytes_below) {
    BOOST_TEST(has_problem("", PasswordProblem::too_short));
    BOOST_TEST(has_problem("1234567", PasswordProblem::too_short));
    BOOST_TEST(has_problem("\U0001f600\U0001f600\U0001f600", PasswordProblem::too_short));
}

BOOST_AUTO_TEST_CASE(is_kept_and_counted_normalized) {
    const auto parsed = NewPassword::parse("gru\u0308ne\u00a0Wiese", {});
    BOOST_TEST(std::get<NewPassword>(parsed).secret().reveal() == "gr\u00fcne Wiese");
    BOOST_TEST(has_problem("u\u0308o\u0308a\u0308u\u0308o\u0308a\u0308u\u0308",
                           PasswordProblem::too_short));
    BOOST_TEST(has_problem("suns\u200ahine", PasswordProblem::too_common) ==
               has_problem("suns hine", PasswordProblem::too_common));
}

BOOST_AUTO_TEST_CASE(counts_bytes_above) {
    BOOST_TEST(is_accepted(std::string(1024, 'x')));
    BOOST_TEST(has_problem(std::string(1025, 'x'), PasswordProblem::too_long));
}

BOOST_AUTO_TEST_CASE(refuses_what_everybody_would_try_first) {
    for (const char* common : {"password", "PassWord", "p4ssw0rd", "12345678", "aaaaaaaa",
                               "qwertyuiop", "sunshine", "abcdefgh", "football"}) {
        BOOST_TEST(has_problem(common, PasswordProblem::too_common), common);
    }
    for (const char* own : {"correct horse", "battery staple", "secret123", "password123",
                            "hunter22", "password one", "the squatter's own"}) {
        BOOST_TEST(is_accepted(own), own);
    }
}

BOOST_AUTO_TEST_CASE(refuses_what_everybody_would_try_first_for_this_person) {
    const auto personal = personal_words("mike.miller@examplesite.org", "Kuzomale");
    const auto is_common = [&](std::string_view typed) {
        const auto parsed = NewPassword::parse(typed, personal);
        const auto* problem = std::get_if<PasswordProblem>(&parsed);
        return problem != nullptr && *problem == PasswordProblem::too_common;
    };
    for (const char* own : {"mike.miller", "Mike.Miller@examplesite.org", "examplesite.org",
                            "examplesite", "kuzomale"})
        BOOST_TEST(is_common(own), own);
    BOOST_TEST(!is_common("mike.miller rides a bicycle"));
    BOOST_TEST(is_accepted("mike.miller"));
}

BOOST_AUTO_TEST_CASE(is_not_copied_by_accident) {
    static_assert(!std::is_copy_constructible_v<NewPassword>);
}

BOOST_AUTO_TEST_SUITE_END()
