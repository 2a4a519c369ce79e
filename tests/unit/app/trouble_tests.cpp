#include "app/process/trouble.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <cstdlib>

#include "fakes/captured_log.h"
#include "fakes/temporary_folder.h"

namespace gatepost::app {
namespace {

/// Where systemd would listen.
struct Notified : fakes::TemporaryFolder {
    Notified() : socket_(socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {
        const std::string path = folder / "notify";
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        path.copy(address.sun_path, sizeof address.sun_path - 1);
        BOOST_REQUIRE(bind(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
        setenv("NOTIFY_SOCKET", path.c_str(), 1);
    }
    ~Notified() {
        unsetenv("NOTIFY_SOCKET");
        close(socket_);
    }
    std::string message() const {
        std::array<char, 4096> buffer{};
        const auto size = recv(socket_, buffer.data(), buffer.size(), MSG_DONTWAIT);
        return size < 0 ? "none" : std::string(buffer.data(), static_cast<std::size_t>(size));
    }

  private:
    int socket_;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(trouble_tests, Notified)

BOOST_AUTO_TEST_CASE(a_reason_is_told_once_until_it_changes_or_comes_back) {
    Trouble trouble("closed");
    const auto told = [&](const std::string& reason) {
        return fakes::captured([&] { trouble.tell(reason); });
    };
    BOOST_TEST(told("a typo") == "closed reason=\"a typo\"\n");
    BOOST_TEST(message() == "STATUS=closed: a typo");
    BOOST_TEST(told("a typo") == "");
    BOOST_TEST(message() == "none");
    BOOST_TEST(told("a logo") == "closed reason=\"a logo\"\n");
    BOOST_TEST(message() == "STATUS=closed: a logo");
    BOOST_TEST(fakes::captured([&] { trouble.end(); }) == "what was wrong is put right\n");
    BOOST_TEST(message() == "STATUS=");
    BOOST_TEST(fakes::captured([&] { trouble.end(); }) == "");
    BOOST_TEST(told("a logo") == "closed reason=\"a logo\"\n");
}

BOOST_AUTO_TEST_CASE(several_lines_become_one_and_no_field_of_its_own) {
    fakes::captured([] { tell_trouble("closed", "it cannot be used:\n  one\n  READY=1\x01"); });
    BOOST_TEST(message() == "STATUS=closed: it cannot be used: one; READY=1\\x01");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gatepost::app
