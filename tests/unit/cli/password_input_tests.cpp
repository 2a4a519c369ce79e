#include "app/cli/password_input.h"

#include <boost/test/unit_test.hpp>
#include <sstream>
#include <vector>

#include "app/process/exit_error.h"
#include "crypto/system_random.h"
#include "fakes/temporary_folder.h"

namespace gatepost::app::cli {
namespace {

const core::Email ada = core::Email::parse("ada.lovelace@example.org").value();
const crypto::Blocklist no_list{""};
const core::PasswordPolicy policy{{}, "Kuzomale", "kuzomale.org", no_list};

std::string read(const std::string& input) {
    std::istringstream stream(input);
    return std::string(read_password(stream, policy, ada).secret().reveal());
}

/// The message of a refusal, with its exit code in front.
std::string refusal(const std::string& input) {
    try {
        read(input);
    } catch (const ExitError& error) {
        return std::to_string(error.code()) + " " + error.what();
    }
    return "none";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(password_input_tests)

BOOST_AUTO_TEST_CASE(the_end_of_a_line_is_no_part_of_the_password) {
    for (const char* input :
         {"correct horse", "correct horse\n", "correct horse\r\n", "correct horse\nand more",
          "\xef\xbb\xbf"
          "correct horse\r\n"})
        BOOST_TEST(read(input) == "correct horse");
    BOOST_TEST(read(" correct horse \r\n") == " correct horse ");
    BOOST_TEST(read("correct\rhorse\n") == "correct\rhorse");
}

BOOST_AUTO_TEST_CASE(the_rules_are_those_of_the_forms) {
    for (const char* easy : {"password", "password123", "Summer2024!\r\n"})
        BOOST_TEST(refusal(easy).starts_with("65 the password is easy to guess; take"), easy);
    for (const char* own :
         {"ada.lovelace@example.org", "ADA.LOVELACE", "kuzomale", "ada.lovelace\r\n"})
        BOOST_TEST(refusal(own).starts_with("65 the password is easy to guess from the address"),
                   own);
    for (const std::string& length :
         {std::string(), std::string("short"), std::string("1234567\r\n"), std::string(1025, 'x')})
        BOOST_TEST(refusal(length).starts_with("65 the password needs at least 8"));
    for (const std::string& bytes :
         {std::string("correct h\xf6rse"), std::string("correct\0horse", 13)})
        BOOST_TEST(refusal(bytes) == "65 the password is not UTF-8 text");
    BOOST_TEST(read("ada.lovelace rides a bicycle") == "ada.lovelace rides a bicycle");
}

BOOST_AUTO_TEST_CASE(what_is_on_the_sites_list_is_refused) {
    const fakes::TemporaryFolder folder;
    const crypto::Blocklist list(folder.folder / "list");
    std::vector digests{crypto::digest_password("correct horse")};
    crypto::write_blocklist(folder.folder / "list", digests);
    std::istringstream stream("correct horse\n");
    BOOST_CHECK_EXCEPTION(
        read_password(stream, {{}, "Kuzomale", "kuzomale.org", list}, ada), ExitError,
        [](const ExitError& error) {
            return std::string_view(error.what()).starts_with("the password is on the site's list");
        });
}

BOOST_AUTO_TEST_CASE(a_generated_one_is_long_enough_and_another_each_time) {
    crypto::SystemRandom random;
    const auto one = generate_password(random, policy, ada);
    BOOST_TEST(one.secret().reveal().size() == 20U);
    BOOST_TEST(one.secret().reveal() != generate_password(random, policy, ada).secret().reveal());
    const core::PasswordPolicy strict{{64, 1'000'000'000'000}, "Kuzomale", "kuzomale.org", no_list};
    BOOST_TEST(generate_password(random, strict, ada).secret().reveal().size() >= 64U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gatepost::app::cli
