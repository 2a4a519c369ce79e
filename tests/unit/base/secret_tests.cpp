#include "base/secret.h"

#include <fmt/format.h>

#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <type_traits>

#include "base/log.h"

using namespace std::string_view_literals;
using gatepost::base::equal_in_constant_time;
using gatepost::base::LogField;
using gatepost::base::Secret;

namespace {

template <class T>
concept Streamable = requires(std::ostream& out, const T& value) {
    out << value;
};

static_assert(Streamable<std::string>);
static_assert(!Streamable<Secret>);
static_assert(!fmt::is_formattable<Secret>::value);
static_assert(!std::is_constructible_v<LogField, const char*, const Secret&>);
static_assert(!std::is_convertible_v<Secret, std::string_view>);
static_assert(!std::is_convertible_v<Secret, std::string>);
static_assert(!std::is_convertible_v<const char*, Secret>);
static_assert(!std::is_copy_constructible_v<Secret>);
static_assert(!std::is_copy_assignable_v<Secret>);
static_assert(std::is_nothrow_move_constructible_v<Secret>);
static_assert(std::is_nothrow_move_assignable_v<Secret>);

}  // namespace

BOOST_AUTO_TEST_SUITE(secret_tests)

BOOST_AUTO_TEST_CASE(reveals_its_content_with_nul_bytes) {
    BOOST_TEST(Secret("a\0b"sv).reveal() == "a\0b"sv);
    BOOST_TEST(Secret().empty());
    BOOST_TEST(Secret("").reveal() == "");
    BOOST_TEST(!Secret("x").empty());
}

BOOST_AUTO_TEST_CASE(a_moved_secret_is_empty) {
    Secret first("correct horse");
    Secret second(std::move(first));
    BOOST_TEST(first.empty());
    BOOST_TEST(second.reveal() == "correct horse");

    Secret third("old");
    third = std::move(second);
    BOOST_TEST(second.empty());
    BOOST_TEST(third.reveal() == "correct horse");
}

BOOST_AUTO_TEST_CASE(moving_onto_itself_keeps_the_content) {
    Secret secret("x");
    Secret& same = secret;
    secret = std::move(same);
    BOOST_TEST(secret.reveal() == "x");
}

BOOST_AUTO_TEST_CASE(a_clone_is_equal_and_separate) {
    const Secret secret("correct horse");
    const Secret clone = secret.clone();
    BOOST_CHECK(clone == secret);
    BOOST_CHECK(clone.reveal().data() != secret.reveal().data());
    BOOST_CHECK(clone != Secret("correct horsf"));
}

BOOST_AUTO_TEST_CASE(compares_every_byte_and_the_length) {
    BOOST_TEST(equal_in_constant_time("", ""));
    BOOST_TEST(equal_in_constant_time("abc", "abc"));
    BOOST_TEST(!equal_in_constant_time("abc", "abd"));
    BOOST_TEST(!equal_in_constant_time("abc", "bbc"));
    BOOST_TEST(!equal_in_constant_time("abc", "ab"));
    BOOST_TEST(!equal_in_constant_time("", "\0"sv));
    BOOST_TEST(!equal_in_constant_time("a\0b"sv, "a\0c"sv));
    BOOST_TEST(!equal_in_constant_time("\xff", "\x7f"));
}

BOOST_AUTO_TEST_SUITE_END()
