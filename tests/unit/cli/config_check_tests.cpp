#include <sys/stat.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>

#include "command_line.h"
#include "fakes/temporary_folder.h"

namespace gatepost::app::cli {
namespace {

const std::string key(43, 'k');

/// What `config init` makes, with a site's own files. The service's user is not there, so that root
/// checks it as nobody.
struct Site : fakes::TemporaryFolder {
    Site() {
        open_to_all(folder, 0755);
        std::filesystem::copy(GATEPOST_SOURCE_DIR "/views", folder / "views",
                              std::filesystem::copy_options::recursive);
        std::filesystem::create_directory(etc);
        write("etc/keys", key + "\n", 0600);
        write("etc/logo.svg", "<svg/>", 0644);
        write("etc/denied", "example.com\n", 0644);
        write("etc/gatepost.toml",
              "[site]\nbase_url = \"https://example.org\"\nlogo = \"" + path("logo.svg") +
                  "\"\n[mail]\nfrom = \"a@example.org\"\n[database]\nuser = \"no-such-user\"\n"
                  "[signup]\ndeny_file = \"" +
                  path("denied") + "\"\n[keys]\nfile = \"" + path("keys") +
                  "\"\n[passwords]\nblocklist = \"" + path("blocklist") +
                  "\"\n[paths]\nviews = \"" + (folder / "views").string() + "\"\n",
              0644);
    }

    static void open_to_all(const std::filesystem::path& what, mode_t mode) {
        BOOST_REQUIRE(chmod(what.c_str(), mode) == 0);
    }
    std::string path(const std::string& name) const { return (etc / name).string(); }
    std::string check(std::vector<std::string> more = {}) const {
        std::vector<std::string> arguments{"--config", path("gatepost.toml")};
        arguments.insert(arguments.end(), more.begin(), more.end());
        arguments.insert(arguments.end(), {"config", "check"});
        return said_by(std::move(arguments));
    }
    void check_names(const std::string& what, const std::string& advice) const {
        const auto said = check();
        BOOST_TEST(said.find(what) != said.npos, said);
        BOOST_TEST(said.find(advice) != said.npos, said);
        BOOST_TEST(said.ends_with("exit 78"), said);
    }

    const std::filesystem::path etc = folder / "etc";
};

const std::string fine = "The configuration is fine: https://example.org\nexit 0";

auto as_root() {
    return boost::unit_test::precondition([](boost::unit_test::test_unit_id) {
        return boost::test_tools::assertion_result(geteuid() == 0);
    });
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(config_check_tests, Site)

BOOST_AUTO_TEST_CASE(what_the_service_can_read_is_fine_and_the_keys_are_roots) {
    BOOST_TEST(check() == fine);
}

BOOST_AUTO_TEST_CASE(what_root_alone_can_read_is_named, *as_root()) {
    for (const std::string name : {"logo.svg", "denied", "gatepost.toml"}) {
        open_to_all(etc / name, 0600);
        check_names(path(name), "it is 0600, and the user nobody may not read it (run: chmod 644 " +
                                    path(name));
        open_to_all(etc / name, 0644);
    }
    write("etc/blocklist", "", 0600);
    check_names(path("blocklist"), "run: chmod 644 " + path("blocklist"));
    std::filesystem::remove(etc / "blocklist");
    const auto page = folder / "views" / "login.tpl";
    open_to_all(page, 0600);
    check_names(page.string(), "run: chmod 644 " + page.string());
    open_to_all(page, 0644);
    BOOST_TEST(check() == fine);
}

BOOST_AUTO_TEST_CASE(so_is_a_folder_that_only_root_may_enter, *as_root()) {
    open_to_all(etc, 0700);
    check_names(path("gatepost.toml"), etc.string() +
                                           " is 0700, and the user nobody may not enter it (run: "
                                           "chmod 755 " +
                                           etc.string() + ")");
}

BOOST_AUTO_TEST_CASE(a_database_elsewhere_needs_its_certificate_and_gets_its_password_handed_over,
                     *as_root()) {
    const auto remote = [&] {
        return check({"--set", "database.hosts=db.example.org", "--set",
                      "database.ca_file=" + path("ca.pem"), "--set",
                      "database.password_file=" + path("password")});
    };
    write("etc/password", "secret\n", 0600);
    BOOST_TEST(remote().find(path("ca.pem") + " cannot be read: No such file") !=
               std::string::npos);
    write("etc/ca.pem", "x", 0600);
    BOOST_TEST(remote().find("run: chmod 644 " + path("ca.pem")) != std::string::npos);
    open_to_all(etc / "ca.pem", 0644);
    BOOST_TEST(remote() == fine);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gatepost::app::cli
