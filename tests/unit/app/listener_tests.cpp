#include "app/process/listener.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <cstdlib>

#include "app/process/exit_error.h"
#include "base/file_descriptor.h"
#include "fakes/temporary_folder.h"
#include "fcgi/server.h"

namespace gatepost::app {
namespace {

/// A process to which systemd passed two descriptors: how many it serves, or the error's code.
int listeners_of_process(int first, int second, const std::string& path) {
    const pid_t child = fork();
    if (child == 0) {
        const int kept[] = {fcntl(first, F_DUPFD, 100), fcntl(second, F_DUPFD, 100)};
        dup2(kept[0], 3);
        dup2(kept[1], 4);
        setenv("LISTEN_FDS", "2", 1);
        setenv("LISTEN_PID", std::to_string(getpid()).c_str(), 1);
        try {
            _exit(static_cast<int>(Listeners().at(path, 0600).size()));
        } catch (const ExitError& error) {
            _exit(error.code());
        }
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WEXITSTATUS(status);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(listener_tests)

BOOST_AUTO_TEST_CASE(every_socket_that_systemd_passed_is_served) {
    const fakes::TemporaryFolder folder;
    const std::string path = folder.folder / "socket";
    const base::FileDescriptor one(fcgi::listen_at(path + "1", 0600));
    const base::FileDescriptor two(fcgi::listen_at(path + "2", 0600));
    BOOST_TEST(listeners_of_process(one.get(), two.get(), path) == 2);
}

BOOST_AUTO_TEST_CASE(one_at_an_address_of_the_network_is_served_too) {
    const fakes::TemporaryFolder folder;
    const base::FileDescriptor local(fcgi::listen_at(folder.folder / "socket", 0600));
    const base::FileDescriptor network(socket(AF_INET, SOCK_STREAM, 0));
    BOOST_REQUIRE(listen(network.get(), 1) == 0);
    BOOST_TEST(listeners_of_process(local.get(), network.get(), folder.folder / "socket") == 2);
}

BOOST_AUTO_TEST_CASE(what_is_no_listener_is_refused) {
    const fakes::TemporaryFolder folder;
    const std::string path = folder.folder / "socket";
    const base::FileDescriptor one(fcgi::listen_at(path + "1", 0600));
    const base::FileDescriptor datagram(socket(AF_UNIX, SOCK_DGRAM, 0));
    const base::FileDescriptor file(open("/dev/null", O_RDONLY));
    BOOST_TEST(listeners_of_process(one.get(), datagram.get(), path) == EX_CONFIG);
    BOOST_TEST(listeners_of_process(file.get(), one.get(), path) == EX_CONFIG);
}

BOOST_AUTO_TEST_CASE(a_path_that_is_taken_is_named) {
    const fakes::TemporaryFolder folder;
    const std::string path = folder.folder / "socket";
    const base::FileDescriptor one(fcgi::listen_at(path, 0600));
    const auto names_it = [&](const ExitError& error) {
        return std::string(error.what()).find(path + " is taken") == 0;
    };
    BOOST_CHECK_EXCEPTION(Listeners().at(path, 0600), ExitError, names_it);
}

BOOST_AUTO_TEST_CASE(a_path_keeps_its_socket_until_another_is_asked_for) {
    const fakes::TemporaryFolder folder;
    const std::string path = folder.folder / "socket";
    Listeners listeners;
    BOOST_TEST(!listeners.are_passed());
    const int first = listeners.at(path, 0600).at(0);
    BOOST_TEST(listeners.at(path, 0600).at(0) == first);
    const base::FileDescriptor moved(listeners.at(path + "2", 0600).at(0));
    BOOST_CHECK_THROW(Listeners().at(path + "2", 0600), ExitError);
    const base::FileDescriptor free(Listeners().at(path, 0600).at(0));
    BOOST_TEST(free.get() >= 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gatepost::app
