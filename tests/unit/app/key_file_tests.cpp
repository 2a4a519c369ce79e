#include "app/config/key_file.h"

#include <sys/stat.h>

#include <boost/test/unit_test.hpp>

#include "app/config/secrets.h"
#include "crypto/system_random.h"
#include "fakes/temporary_folder.h"

namespace gatepost::app {
namespace {

struct Fixture : fakes::TemporaryFolder {
    Fixture() { config.keys.file = folder / "keys"; }

    Result<std::filesystem::path> replace(const Environment& environment = {}) {
        return replace_keys(config, environment, random);
    }
    std::set<std::string> names() { return load_keys(config, {})->names(); }
    void write_keys() { write("keys", std::string(32, 'a') + "\n", 0640); }

    Config config;
    crypto::SystemRandom random;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(key_file_tests, Fixture)

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

BOOST_AUTO_TEST_CASE(a_file_that_is_not_there_is_not_made) {
    const auto refused = replace();
    BOOST_REQUIRE(!refused);
    BOOST_TEST(to_string(refused.error()).find("config init") != std::string::npos);
    BOOST_TEST(std::filesystem::is_empty(folder));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gatepost::app
