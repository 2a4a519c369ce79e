#include "app/cli/password_list.h"

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <sstream>

#include "app/process/exit_error.h"
#include "fakes/temporary_folder.h"

namespace gatepost::app::cli {
namespace {

const std::string of_abc = "a9993e364706816aba3e25717850c26c9cd0d89d";
const std::string of_abc_in_capitals = "A9993E364706816ABA3E25717850C26C9CD0D89D";
const std::string of_nothing = "da39a3ee5e6b4b0d3255bfef95601890afd80709";

struct Read {
    std::vector<crypto::PasswordDigest> digests;
    std::size_t lines;
    std::size_t skipped;
};

Read read_list(const std::string& text, std::optional<ListFormat> format = {}) {
    std::istringstream input(text);
    PasswordList list;
    list.read(input, "list", format);
    return {list.digests(), list.lines(), list.skipped()};
}

/// The message of a refusal, with its exit code in front.
std::string refusal_of_list(const std::string& text, std::optional<ListFormat> format = {},
                            std::size_t most = 100) {
    std::istringstream input(text);
    try {
        PasswordList(most).read(input, "list", format);
    } catch (const ExitError& error) {
        return std::to_string(error.code()) + " " + error.what();
    }
    return "none";
}

void check_holds(const Read& read, const std::vector<std::string>& passwords) {
    BOOST_REQUIRE(read.digests.size() == passwords.size());
    for (std::size_t i = 0; i < passwords.size(); ++i)
        BOOST_TEST((read.digests[i] == crypto::digest_password(passwords[i])), passwords[i]);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(password_list_tests)

BOOST_AUTO_TEST_CASE(a_plain_list_has_a_password_a_line_whatever_ends_it) {
    for (const char* text : {"one\ntwo words\n three ", "one\r\ntwo words\r\n three \r\n",
                             "\xef\xbb\xbfone\ntwo words\n three \n"}) {
        const auto list = read_list(text);
        check_holds(list, {"one", "two words", " three "});
        BOOST_TEST(list.lines == 3U);
        BOOST_TEST(list.skipped == 0U);
    }
    check_holds(read_list("gru\u0308n\n"), {"gr\u00fcn"});
}

BOOST_AUTO_TEST_CASE(what_nobody_can_type_is_skipped) {
    const auto list =
        read_list("\none\n\r\nlatin\xfc\n" + std::string("nul\0\n", 5) + std::string(1025, 'x') +
                  "\n" + std::string(100'000, 'y') + "\r\ntwo\n");
    check_holds(list, {"one", "two"});
    BOOST_TEST(list.lines == 8U);
    BOOST_TEST(list.skipped == 6U);
    for (const auto& end : {"", "\n", "\r\n"})
        check_holds(read_list(std::string(1024, 'x') + end), {std::string(1024, 'x')});
    BOOST_TEST(read_list(std::string(1025, 'x')).digests.empty());
    BOOST_TEST(read_list("").lines == 0U);
}

BOOST_AUTO_TEST_CASE(a_list_of_sha1_may_have_capitals_and_counts) {
    const auto list =
        read_list(of_abc + "\n" + of_abc_in_capitals + ":42\r\n\n" + of_nothing + ":0");
    check_holds(list, {"abc", "abc", ""});
    BOOST_TEST(list.lines == 4U);
    BOOST_TEST(list.skipped == 1U);
}

BOOST_AUTO_TEST_CASE(a_line_of_the_other_kind_is_refused_with_its_number) {
    const std::string no_sha1 = ": not a SHA-1 of 40 hexadecimal digits";
    for (const auto& bad :
         {std::string("abc"), of_abc.substr(1), of_abc + "0", of_abc + ":", of_abc + ":x",
          of_abc + " 1", " " + of_abc, "g" + of_abc.substr(1), "-" + of_abc.substr(1)})
        BOOST_TEST(refusal_of_list(of_abc + "\n\n" + bad + "\n") == "65 list, line 3" + no_sha1,
                   bad);
    BOOST_TEST(refusal_of_list("one\n" + of_abc + "\n") ==
               "65 list, line 2: a SHA-1 in a list of plain passwords; say which it is with "
               "--format");
    BOOST_TEST(refusal_of_list("one\n", ListFormat::sha1) == "65 list, line 1" + no_sha1);
}

BOOST_AUTO_TEST_CASE(a_format_that_is_told_counts) {
    check_holds(read_list("one\n" + of_abc + "\n", ListFormat::plain), {"one", of_abc});
    check_holds(read_list(of_abc + "\n", ListFormat::plain), {of_abc});
    check_holds(read_list("\n" + of_abc, ListFormat::sha1), {"abc"});
}

BOOST_AUTO_TEST_CASE(each_list_is_judged_by_itself) {
    std::istringstream plain("abc"), digests(of_nothing);
    PasswordList list;
    list.read(plain, "plain", {});
    list.read(digests, "digests", {});
    check_holds({list.digests(), 0, 0}, {"abc", ""});
    BOOST_TEST(list.lines() == 2U);
}

BOOST_AUTO_TEST_CASE(there_is_a_limit) {
    BOOST_TEST(refusal_of_list("one\ntwo\n\nthree\n", {}, 3) == "none");
    BOOST_TEST(refusal_of_list("one\ntwo\n\nthree\nfour", {}, 3) ==
               "65 list, line 5: more than 3 passwords; import those that occur most often");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_read_is_no_empty_list) {
    const fakes::TemporaryFolder folder;
    std::ifstream directory(folder.folder);
    BOOST_CHECK_EXCEPTION(PasswordList().read(directory, "folder", {}), ExitError,
                          [](const ExitError& error) { return error.code() == EX_NOINPUT; });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gatepost::app::cli
