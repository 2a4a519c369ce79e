#include <sys/stat.h>

#include <atomic>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <thread>
#include <vector>

#include "base/file_descriptor.h"
#include "fakes/fcgi_client.h"
#include "fcgi/server.h"
#include "test_server.h"

BOOST_AUTO_TEST_SUITE(listen_at_tests)

using namespace gatepost;
using fakes::FcgiClient;
using fcgi::listen_at;
using fcgi::TemporaryFolder;

namespace {

bool is_in_use(const std::system_error& error) {
    return error.code() == std::errc::address_in_use;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_socket_has_the_mode_that_was_asked_for) {
    const TemporaryFolder folder;
    const std::string path = folder.path() + "/socket";
    for (const unsigned mode : {0600U, 0660U, 0666U}) {
        const base::FileDescriptor listener(listen_at(path, mode));
        struct stat status {};
        BOOST_TEST(stat(path.c_str(), &status) == 0);
        BOOST_TEST((status.st_mode & 0777U) == mode);
    }
}

BOOST_AUTO_TEST_CASE(a_stale_socket_is_replaced) {
    const TemporaryFolder folder;
    const std::string path = folder.path() + "/socket";
    { const base::FileDescriptor gone(listen_at(path, 0600)); }
    BOOST_CHECK_THROW(FcgiClient{path}, std::system_error);
    const base::FileDescriptor listener(listen_at(path, 0600));
    BOOST_CHECK_NO_THROW(FcgiClient{path});
}

BOOST_AUTO_TEST_CASE(of_several_at_once_one_gets_the_path_and_keeps_it) {
    const TemporaryFolder folder;
    const std::string path = folder.path() + "/socket";
    for (int round = 0; round < 100; ++round) {
        std::atomic<int> refused = 0;
        std::vector<base::FileDescriptor> listeners(4);  // those of the last round are stale now
        {
            std::vector<std::jthread> rivals;
            for (base::FileDescriptor& listener : listeners)
                rivals.emplace_back([&] {
                    try {
                        listener = base::FileDescriptor(listen_at(path, 0600));
                    } catch (const std::system_error& error) {
                        if (is_in_use(error)) ++refused;
                    }
                });
        }
        BOOST_REQUIRE(refused == 3);
        BOOST_REQUIRE_NO_THROW(FcgiClient{path});
    }
}

BOOST_AUTO_TEST_CASE(a_live_socket_is_refused_and_left_alone) {
    const TemporaryFolder folder;
    const std::string path = folder.path() + "/socket";
    const base::FileDescriptor listener(listen_at(path, 0600));
    BOOST_CHECK_EXCEPTION(listen_at(path, 0600), std::system_error, is_in_use);
    BOOST_CHECK_NO_THROW(FcgiClient{path});
}

BOOST_AUTO_TEST_CASE(a_file_that_is_no_socket_is_refused_and_left_alone) {
    const TemporaryFolder folder;
    const std::string path = folder.path() + "/file";
    std::ofstream(path) << "precious";
    BOOST_CHECK_EXCEPTION(listen_at(path, 0600), std::system_error, is_in_use);
    BOOST_TEST(std::filesystem::file_size(path) == 8U);
}

BOOST_AUTO_TEST_CASE(paths_that_cannot_be_are_refused) {
    const TemporaryFolder folder;
    BOOST_CHECK_THROW(listen_at(folder.path() + "/absent/socket", 0600), std::system_error);
    BOOST_CHECK_THROW(listen_at(folder.path() + "/" + std::string(200, 'x'), 0600),
                      std::system_error);
}

BOOST_AUTO_TEST_SUITE_END()
