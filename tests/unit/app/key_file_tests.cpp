#include "app/config/key_file.h"

#include <sys/stat.h>

#include <boost/test/unit_test.hpp>
#include <fstream>

#include "app/config/secrets.h"
#include "base/replacement.h"
#include "crypto/system_random.h"
#include "fakes/temporary_folder.h"

namespace gatepost::app {
namespace {

const std::string first(40, 'a');
const std::string second(40, 'b');
const std::string third(40, 'c');

struct KeyFolder : fakes::TemporaryFolder {
    KeyFolder() { config.keys.file = folder / "keys"; }

    Result<std::filesystem::path> replace(const Environment& environment = {}) {
        return replace_keys(config, environment, random);
    }
    std::vector<std::string> names() { return load_keys(config, {})->names(); }
    std::string text() {
        std::ifstream file(config.keys.file);
        return {std::istreambuf_iterator<char>(file), {}};
    }
    void write_keys() { write("keys", std::string(32, 'a') + "\n", 0640); }

    Config config;
    crypto::SystemRandom random;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(key_file_tests, KeyFolder)

BOOST_AUTO_TEST_CASE(one_new_key_takes_the_place_of_all_with_the_old_mode) {
    write_keys();
    const auto before = names();
    BOOST_TEST(*replace() == config.keys.file);
    const auto after = names();
    BOOST_TEST(after.size() == 1U);
    BOOST_TEST(before != after);
    struct stat status {};
    BOOST_REQUIRE(stat(config.keys.file.c_str(), &status) == 0);
    BOOST_TEST((status.st_mode & 0777U) == 0640U);
    BOOST_TEST(std::distance(std::filesystem::directory_iterator(folder), {}) == 1);
}

BOOST_AUTO_TEST_CASE(keys_from_elsewhere_are_not_replaced_by_a_file_that_nobody_reads) {
    write_keys();
    const auto before = names();
    for (const char* name : {"GATEPOST_KEYS", "CREDENTIALS_DIRECTORY"}) {
        const auto refused = replace({{name, "x"}});
        BOOST_REQUIRE(!refused);
        BOOST_TEST(to_string(refused.error()).starts_with("$" + std::string(name)));
    }
    BOOST_TEST((names() == before));
}

BOOST_AUTO_TEST_CASE(a_file_that_is_not_there_is_not_replaced) {
    const auto refused = replace();
    BOOST_REQUIRE(!refused);
    BOOST_TEST(to_string(refused.error()).find("key add") != std::string::npos);
    BOOST_TEST(std::filesystem::is_empty(folder));
}

BOOST_AUTO_TEST_CASE(the_first_key_makes_the_file_and_closes_it_to_others) {
    BOOST_TEST(*add_key(config, {}, random) == config.keys.file);
    BOOST_TEST(names().size() == 1U);
    BOOST_TEST((base::access_of(config.keys.file)->mode & 0777U) == 0600U);
}

BOOST_AUTO_TEST_CASE(a_new_key_signs_and_the_others_stay_with_what_is_said_of_them) {
    write("keys", "# mine\n" + first + "\n\n# of May\n" + second, 0600);
    BOOST_TEST(*add_key(config, {}, random) == config.keys.file);
    const auto after = names();
    BOOST_REQUIRE(after.size() == 3U);
    BOOST_TEST(after[1] == crypto::name_of_key(base::Secret(first)));
    BOOST_TEST(text().starts_with("# mine\n"));
    BOOST_TEST(text().ends_with("\n" + first + "\n\n# of May\n" + second));
}

BOOST_AUTO_TEST_CASE(a_key_is_taken_away_by_its_name) {
    write("keys", "# mine\n" + first + "\n# of May\n  " + second + " \n" + third + "\n", 0600);
    BOOST_TEST(*retire_key(config, {}, names()[1]) == config.keys.file);
    BOOST_TEST(text() == "# mine\n" + first + "\n# of May\n" + third + "\n");
}

BOOST_AUTO_TEST_CASE(the_key_that_signs_and_one_that_is_not_there_are_not_taken_away) {
    const std::string before = first + "\n" + second + "\n";
    write("keys", before, 0600);
    const auto signing = retire_key(config, {}, names().front());
    BOOST_REQUIRE(!signing);
    BOOST_TEST(to_string(signing.error()).find("key add") != std::string::npos);
    BOOST_TEST(!retire_key(config, {}, "no-such-key"));
    BOOST_TEST(!retire_key(config, {}, ""));
    BOOST_TEST(text() == before);
}

BOOST_AUTO_TEST_CASE(a_file_that_others_may_read_is_no_key_file) {
    write("keys", first + "\n", 0644);
    BOOST_TEST(!add_key(config, {}, random));
    BOOST_TEST(text() == first + "\n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gatepost::app
