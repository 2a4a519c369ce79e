#include "app/cli/nginx_site.h"

#include <boost/test/unit_test.hpp>

#include "fakes/temporary_folder.h"
#include "text.h"

namespace gatepost::app::cli {
namespace {

using tests::contains;

}  // namespace

BOOST_FIXTURE_TEST_SUITE(nginx_site_tests, fakes::TemporaryFolder)

BOOST_AUTO_TEST_CASE(the_example_gets_the_host_and_the_certificate) {
    const auto site = nginx_site(
        "server_name gate.example.org;\n"
        "ssl_certificate     /etc/letsencrypt/live/gate.example.org/fullchain.pem;\n"
        "ssl_certificate_key /etc/letsencrypt/live/gate.example.org/privkey.pem;\n"
        "return 308 https://gate.example.org$request_uri;\n",
        "accounts.example.com", {"/etc/ssl/chain.pem", "/etc/ssl/private/key.pem"});
    BOOST_TEST(site ==
               "server_name accounts.example.com;\n"
               "ssl_certificate     /etc/ssl/chain.pem;\n"
               "ssl_certificate_key /etc/ssl/private/key.pem;\n"
               "return 308 https://accounts.example.com$request_uri;\n");
}

BOOST_AUTO_TEST_CASE(the_example_that_is_shipped_names_no_other_host_and_certificate) {
    const auto site =
        nginx_site(fakes::read_file(GATEPOST_SOURCE_DIR "/nginx/gatepost.conf.in"),
                   "accounts.example.com", {"/etc/ssl/chain.pem", "/etc/ssl/private/key.pem"});
    BOOST_TEST(contains(site, "server_name accounts.example.com;"));
    BOOST_TEST(!contains(site, "gate.example.org"));
    BOOST_TEST(!contains(site, "letsencrypt"));
}

BOOST_AUTO_TEST_CASE(the_certificate_of_the_host_goes_before_the_stand_in) {
    BOOST_TEST(!find_certificate(folder, "a.example.org").has_value());
    std::filesystem::create_directories(folder / "etc/ssl/certs");
    write("etc/ssl/certs/ssl-cert-snakeoil.pem", "x");
    BOOST_TEST(find_certificate(folder, "a.example.org").value().is_stand_in);
    std::filesystem::create_directories(folder / "etc/letsencrypt/live/a.example.org");
    write("etc/letsencrypt/live/a.example.org/fullchain.pem", "x");
    const auto found = find_certificate(folder, "a.example.org").value();
    BOOST_TEST(!found.is_stand_in);
    BOOST_TEST(found.files.key.string() == "/etc/letsencrypt/live/a.example.org/privkey.pem");
    BOOST_TEST(find_certificate(folder, "b.example.org").value().is_stand_in);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gatepost::app::cli
