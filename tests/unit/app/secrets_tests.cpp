#include "app/config/secrets.h"

#include <boost/test/unit_test.hpp>

#include "fakes/temporary_folder.h"

namespace gatepost::app {
namespace {

const std::string key_a(40, 'a');
const std::string key_b(40, 'b');
const std::string key_c(40, 'c');

struct SecretsFolder : fakes::TemporaryFolder {
    std::string newest_key(const Environment& environment = {}) {
        const auto keys = load_keys(config, environment);
        BOOST_REQUIRE(keys);
        return std::string(keys->newest().reveal());
    }

    std::string key_error(const Environment& environment = {}) {
        const auto keys = load_keys(config, environment);
        BOOST_REQUIRE(!keys);
        return to_string(keys.error());
    }

    std::string password(const Environment& environment = {}) {
        const auto secret = load_database_password(config, environment);
        BOOST_REQUIRE(secret);
        return std::string(secret->reveal());
    }

    std::string password_error(const Environment& environment = {}) {
        const auto secret = load_database_password(config, environment);
        BOOST_REQUIRE(!secret);
        return to_string(secret.error());
    }

    Environment credentials() const { return {{"CREDENTIALS_DIRECTORY", folder.string()}}; }

    Config config;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(secrets_tests, SecretsFolder)

BOOST_AUTO_TEST_CASE(keys_come_from_their_file) {
    config.keys.file = write("my-keys", "# newest first\n" + key_a + "\n\n" + key_b + "\n");
    BOOST_TEST(newest_key() == key_a);
    const auto keys = load_keys(config, {});
    BOOST_TEST(keys->all().size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_credential_wins_over_the_file_and_the_variable_over_both) {
    config.keys.file = write("my-keys", key_a);
    BOOST_TEST(newest_key(credentials()) == key_a);
    write("keys", key_b, 0400);
    BOOST_TEST(newest_key(credentials()) == key_b);
    Environment environment = credentials();
    environment["GATEPOST_KEYS"] = key_c + "\n" + key_a;
    BOOST_TEST(newest_key(environment) == key_c);
    environment["GATEPOST_KEYS"] = "";
    BOOST_TEST(newest_key(environment) == key_b);
}

BOOST_AUTO_TEST_CASE(a_file_that_others_may_read_or_change_is_refused) {
    for (const mode_t open : {0644U, 0604U, 0602U, 0601U, 0660U, 0620U, 0666U, 0777U}) {
        config.keys.file = write("open", key_a, open);
        BOOST_TEST_INFO("mode " << std::oct << open);
        BOOST_TEST(key_error().find("is open to others") != std::string::npos);
    }
    for (const mode_t closed : {0400U, 0600U, 0440U, 0640U}) {
        config.keys.file = write("closed", key_a, closed);
        BOOST_TEST(newest_key() == key_a);
        std::filesystem::remove(config.keys.file);
    }
}

BOOST_AUTO_TEST_CASE(missing_and_useless_files_are_errors) {
    config.keys.file = folder / "none";
    BOOST_TEST(key_error() ==
               (folder / "none").string() + ": cannot be read: No such file or directory");
    config.keys.file = folder;
    BOOST_TEST(key_error() == folder.string() + ": is not a regular file");
    config.keys.file = write("huge", std::string(65'537, 'a'));
    BOOST_TEST(key_error() == (folder / "huge").string() + ": is larger than 65536 bytes");
    config.keys.file = write("empty", "");
    BOOST_TEST(key_error().find("holds no key") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_useless_credential_leads_to_what_it_is_a_copy_of) {
    write("keys", "none", 0400);
    BOOST_TEST(key_error(credentials()).find("LoadCredential=") != std::string::npos);
    config.keys.file = write("file", "none");
    BOOST_TEST(key_error().find("LoadCredential=") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(no_error_holds_a_secret) {
    config.keys.file = write("short", "hunter2\n");
    BOOST_TEST(key_error().find("hunter2") == std::string::npos);
    BOOST_TEST(key_error({{"GATEPOST_KEYS", "hunter2"}}).find("hunter2") == std::string::npos);
    BOOST_TEST(key_error({{"GATEPOST_KEYS", "hunter2"}}).starts_with("$GATEPOST_KEYS: "));
    BOOST_TEST(password_error({{"GATEPOST_DATABASE_PASSWORD", "hunter2\nx"}}).find("hunter2") ==
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(without_a_password_the_socket_speaks_for_us) {
    BOOST_TEST(password().empty());
    config.database.hosts = {{.host = "db.example.org"}};
    BOOST_TEST(password_error().starts_with("database.hosts: needs a password"));
}

BOOST_AUTO_TEST_CASE(the_password_is_found_in_the_same_order_and_loses_its_line_end) {
    config.database.password_file = write("password", "from file\r\n");
    BOOST_TEST(password() == "from file");
    write("database_password", "from credential\n");
    BOOST_TEST(password(credentials()) == "from credential");
    Environment environment = credentials();
    environment["GATEPOST_DATABASE_PASSWORD"] = " from variable ";
    BOOST_TEST(password(environment) == " from variable ");
}

BOOST_AUTO_TEST_CASE(the_owner_of_the_database_has_a_password_of_its_own) {
    const auto owner = [this](const Environment& environment = {}) {
        const auto secret = load_owner_password(config, environment);
        return secret ? std::string(secret->reveal()) : to_string(secret.error());
    };
    config.database.password_file = write("password", "the program's");
    write("database_password", "the program's");
    BOOST_TEST(owner(credentials()).empty());
    config.database.owner_password_file = write("owner", "from file\n");
    BOOST_TEST(owner() == "from file");
    write("database_owner_password", "from credential\n");
    BOOST_TEST(owner(credentials()) == "from credential");
    Environment environment = credentials();
    environment["GATEPOST_DATABASE_OWNER_PASSWORD"] = "from variable";
    BOOST_TEST(owner(environment) == "from variable");
    config.database.owner_password_file.clear();
    config.database.hosts = {{.host = "db.example.org"}};
    BOOST_TEST(owner() ==
               "database.hosts: needs a password (database.owner_password_file or "
               "$GATEPOST_DATABASE_OWNER_PASSWORD)");
}

BOOST_AUTO_TEST_CASE(a_password_file_without_a_password_is_an_error) {
    config.database.password_file = write("password", "\n");
    BOOST_TEST(password_error().find("is empty") != std::string::npos);
    config.database.password_file = write("two", "a\nb\n");
    BOOST_TEST(password_error().find("more than one line") != std::string::npos);
    config.database.password_file = write("open", "a\n", 0644);
    BOOST_TEST(password_error().find("is open to others") != std::string::npos);
    config.database.password_file = folder / "none";
    BOOST_TEST(password_error().find("cannot be read") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gatepost::app
