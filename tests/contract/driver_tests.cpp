#include <boost/test/unit_test.hpp>

#include "mysql/store.h"
#include "plain_server.h"

using namespace gatepost;
using namespace gatepost::tests;

namespace {

mysql::ConnectOptions tcp_options(unsigned port) {
    mysql::ConnectOptions options;
    options.servers = {{.host = "127.0.0.1", .port = port}};
    options.user = "gatepost-user";
    options.database = "gatepost";
    options.password = base::Secret("hunter2hunter2");
    return options;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(driver_tests)

BOOST_AUTO_TEST_CASE(tcp_without_a_ca_file_is_refused_before_connecting) {
    PlainServer server;
    const auto store = mysql::open_store(tcp_options(server.port()));
    BOOST_CHECK_EXCEPTION(store->rows().accounts.find(core::AccountId{1}), std::runtime_error,
                          [](const std::runtime_error& error) {
                              return std::string(error.what()).find("ca_file") != std::string::npos;
                          });
    BOOST_TEST(server.heard().empty());
}

BOOST_AUTO_TEST_CASE(a_server_without_tls_learns_nothing) {
    PlainServer server;
    auto options = tcp_options(server.port());
    options.ca_file = "/etc/ssl/certs/ca-certificates.crt";
    const auto store = mysql::open_store(options);
    BOOST_CHECK_THROW(store->rows().accounts.find(core::AccountId{1}), core::StoreUnavailable);
    BOOST_TEST(server.heard().find("gatepost-user") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(no_address_at_all_is_an_error_of_its_own) {
    const auto store = mysql::open_store(mysql::ConnectOptions{.servers = {{}}});
    BOOST_CHECK_EXCEPTION(store->is_ready(), std::runtime_error,
                          [](const std::runtime_error& error) {
                              return std::string(error.what()).find("socket") != std::string::npos;
                          });
}

BOOST_AUTO_TEST_SUITE_END()
