#include "app/config/init.h"

#include <boost/test/unit_test.hpp>

#include "app/config/secrets.h"
#include "crypto/system_random.h"
#include "fakes/temporary_folder.h"

namespace gatepost::app {
namespace {

struct ConfigFolder : fakes::TemporaryFolder {
    Result<NewConfig> init(const std::filesystem::path& target,
                           std::optional<std::string> base_url = {},
                           std::optional<std::string> from = {}) {
        return init_config({target, std::move(base_url), std::move(from)}, random);
    }

    Result<std::filesystem::path> fill(std::string base_url, std::string from) {
        return fill_config({folder, std::move(base_url), std::move(from)});
    }

    bool is_empty() const { return std::filesystem::is_empty(folder); }

    crypto::SystemRandom random;
};

mode_t mode_of(const std::filesystem::path& path) {
    struct stat status {};
    BOOST_REQUIRE(stat(path.c_str(), &status) == 0);
    return status.st_mode & 0777;
}

std::string first_error(const Result<NewConfig>& result) {
    return to_string(result.error());
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(config_init_tests, ConfigFolder)

BOOST_AUTO_TEST_CASE(what_init_makes_is_what_the_program_loads) {
    const auto made = *init(folder / "new" / "etc", "https://example.org", "accounts@example.org");
    BOOST_TEST(made.config_file == folder / "new/etc/gatepost.toml");
    BOOST_TEST(made.key_file == folder / "new/etc/keys");

    const auto loaded = load_config({made.config_file, {}, {}});
    const Config& config = *loaded;
    BOOST_TEST(config.site.base_url == "https://example.org");
    BOOST_TEST(config.mail.from->mailbox() == "accounts@example.org");
    BOOST_TEST(config.keys.file == made.key_file);
    const auto keys = load_keys(config, {});
    BOOST_TEST(keys->newest().reveal().size() == 43U);
}

BOOST_AUTO_TEST_CASE(the_key_file_is_closed_to_others_and_the_rest_open_whatever_the_umask) {
    for (const mode_t mask : {0U, 0077U}) {
        const mode_t before = umask(mask);
        const auto made = *init(folder / std::to_string(mask) / "etc");
        BOOST_TEST(umask(before) == mask);
        BOOST_TEST(mode_of(made.key_file) == 0600U);
        BOOST_TEST(mode_of(made.config_file) == 0644U);
        BOOST_TEST(mode_of(folder / std::to_string(mask)) == 0755U);
        BOOST_TEST(mode_of(folder / std::to_string(mask) / "etc") == 0755U);
    }
}

BOOST_AUTO_TEST_CASE(every_key_is_another) {
    const auto first = *init(folder / "a");
    const auto second = *init(folder / "b");
    BOOST_TEST(fakes::read_file(first.key_file) != fakes::read_file(second.key_file));
}

BOOST_AUTO_TEST_CASE(a_file_name_is_taken_as_it_is) {
    const auto made = *init(folder / "site.toml");
    BOOST_TEST(made.config_file == folder / "site.toml");
    BOOST_TEST(made.key_file == folder / "keys");
}

BOOST_AUTO_TEST_CASE(a_configuration_that_is_there_stays) {
    write("gatepost.toml", "mine");
    BOOST_TEST(first_error(init(folder)) ==
               (folder / "gatepost.toml").string() + ": is already there, and stays as it is");
    BOOST_TEST(fakes::read_file(folder / "gatepost.toml") == "mine");
    BOOST_TEST(!std::filesystem::exists(folder / "keys"));
}

BOOST_AUTO_TEST_CASE(keys_that_are_there_stay_and_no_configuration_is_made) {
    write("keys", "mine");
    BOOST_TEST(first_error(init(folder)) ==
               (folder / "keys").string() + ": is already there, and stays as it is");
    BOOST_TEST(fakes::read_file(folder / "keys") == "mine");
    BOOST_TEST(!std::filesystem::exists(folder / "gatepost.toml"));
}

BOOST_AUTO_TEST_CASE(a_link_is_not_followed) {
    std::filesystem::create_symlink(folder / "elsewhere", folder / "keys");
    BOOST_TEST(!init(folder));
    BOOST_TEST(!std::filesystem::exists(folder / "elsewhere"));
}

BOOST_AUTO_TEST_CASE(values_that_would_not_load_are_refused_all_at_once) {
    const auto result = init(folder, "http://example.org", "no address");
    const auto errors = result.errors();
    BOOST_REQUIRE(errors.size() == 2U);
    BOOST_TEST(errors[0].where == "site.base_url");
    BOOST_TEST(errors[1].where == "mail.from");
    BOOST_TEST(is_empty());
}

BOOST_AUTO_TEST_CASE(a_folder_that_cannot_be_made_is_an_error) {
    write("file", "");
    BOOST_TEST(!init(folder / "file" / "etc"));
}

BOOST_AUTO_TEST_CASE(a_configuration_that_a_package_brought_is_filled_in_once) {
    const auto file = write("gatepost.toml", annotated_config({}), 0644);
    BOOST_TEST(is_unfilled(file));
    BOOST_TEST(*fill("https://example.org", "accounts@example.org") == file);
    BOOST_TEST(!is_unfilled(file));
    BOOST_TEST(!fill("https://other.example.org", "accounts@example.org"));
    BOOST_TEST(load_config({file, {}, {}})->site.base_url == "https://example.org");
    BOOST_TEST(mode_of(file) == 0644U);
}

BOOST_AUTO_TEST_CASE(a_configuration_that_is_not_there_is_made_readable) {
    BOOST_TEST(is_unfilled(folder / "gatepost.toml"));
    const mode_t before = umask(077);
    BOOST_TEST(static_cast<bool>(fill("https://example.org", "accounts@example.org")));
    umask(before);
    BOOST_TEST(mode_of(folder / "gatepost.toml") == 0644U);
}

BOOST_AUTO_TEST_CASE(what_somebody_wrote_stays) {
    const auto file = write("gatepost.toml", annotated_config({}) + "# mine\n", 0600);
    BOOST_TEST(!is_unfilled(file));
    BOOST_TEST(!fill("https://example.org", "accounts@example.org"));
    BOOST_TEST(fakes::read_file(file) == annotated_config({}) + "# mine\n");
}

BOOST_AUTO_TEST_CASE(wrong_values_are_not_filled_in) {
    const auto file = write("gatepost.toml", annotated_config({}), 0644);
    const auto refused = fill("example.org", "nobody");
    BOOST_REQUIRE(!refused);
    BOOST_TEST(refused.errors().size() == 2U);
    BOOST_TEST(fakes::read_file(file) == annotated_config({}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gatepost::app
