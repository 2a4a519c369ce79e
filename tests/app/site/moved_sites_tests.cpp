#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <fstream>

#include "base/clock.h"
#include "core/import.h"
#include "fakes/temporary_folder.h"
#include "site.h"

namespace gatepost::tests {
namespace {

/// A site to which another one moves, as docs/move.md says.
struct MovedSite : Site {
    const fakes::TemporaryFolder other;

    /// Brings in the accounts of a database that the other program has made itself.
    core::ImportCounts move_from(const std::string& kind, const core::ImportOptions& options) {
        const auto command =
            "/usr/bin/python3 " MOVED_SITE " " + kind + " " + other.folder.string();
        BOOST_REQUIRE(std::system(command.c_str()) == 0);
        std::ifstream file(other.folder / "accounts.csv", std::ios::binary);
        const core::ImportRun how{.report = [](std::size_t line, const std::string& words) {
            BOOST_ERROR("line " << line << ": " << words);
        }};
        const auto source = core::open_source(file, core::ImportFormat::csv);
        return core::Importer(store, hasher, keys, random)
            .run(*source, options, how, base::SystemClock().now());
    }
    std::string hmac_key() const {
        std::ifstream file(other.folder / "salt");
        std::string line;
        std::getline(file, line);
        return line;
    }
    bool lets_in(const std::string& name, const std::string& password) {
        Browser browser(worker);
        browser.get("/login");
        return browser.post("/login", {{"email", name + "@example.org"}, {"password", password}})
                   .status == http::Status::see_other;
    }
    core::Account account_of(const std::string& name) {
        const auto email = core::Email::parse(name + "@example.org").value();
        return store.rows().accounts.find_addressee(email).value();
    }
    std::string hash_of(const std::string& name) {
        return store.rows().accounts.find(account_of(name).id)->password_hash.text();
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(moved_sites_tests, MovedSite)

BOOST_AUTO_TEST_CASE(a_flask_security_site_moves_in) {
    constexpr const char* salt = "146585145368132386173505678016728509634";
    const auto moved = move_from("flask-security", {.allow_admins = true, .hmac_key = salt});
    BOOST_TEST(hmac_key() == salt);
    BOOST_TEST(moved.imported == 3U);
    BOOST_TEST(moved.pending == 1U);
    BOOST_TEST(account_of("ann").admin);
    BOOST_TEST(!account_of("bob").admin);
    BOOST_TEST(!account_of("cleo").confirmed_at.has_value());
    BOOST_TEST(store.rows().groups.of(account_of("bob").id).at(0).text() == "staff");
    BOOST_TEST(hash_of("bob").starts_with("$chain$v=1$hmac-sha512+bcrypt:4096$"));
    for (const std::string name : {"ann", "bob", "cleo"}) {
        BOOST_TEST(!lets_in(name, "correct horse"));
        BOOST_TEST(lets_in(name, "correct horse " + name));
        BOOST_TEST(hash_of(name).starts_with("$argon2id$"));
        BOOST_TEST(lets_in(name, "correct horse " + name));
    }
}

BOOST_AUTO_TEST_CASE(a_django_site_moves_in) {
    const auto moved = move_from("django", {.allow_admins = true, .confirmed = true});
    BOOST_TEST(moved.imported == 3U);
    BOOST_TEST(moved.without_password == 1U);
    BOOST_TEST(account_of("ann").admin);
    BOOST_TEST(account_of("cleo").confirmed_at.has_value());
    BOOST_TEST(hash_of("bob").starts_with("$chain$v=1$pbkdf2-sha256:"));
    BOOST_TEST(!lets_in("cleo", ""));
    for (const std::string name : {"ann", "bob"}) {
        BOOST_TEST(!lets_in(name, "correct horse"));
        BOOST_TEST(lets_in(name, "correct horse " + name));
        BOOST_TEST(hash_of(name).starts_with("$argon2id$"));
        BOOST_TEST(lets_in(name, "correct horse " + name));
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gatepost::tests
