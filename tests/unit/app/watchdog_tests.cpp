#include "app/process/watchdog.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <boost/test/unit_test.hpp>
#include <cstdlib>

#include "base/file_descriptor.h"
#include "fakes/captured_log.h"
#include "fakes/temporary_folder.h"

using namespace gatepost;
using namespace std::chrono_literals;
using app::Watchdog;

namespace {

/// What a service manager hears.
struct Manager {
    Manager() {
        const std::string path = (folder.folder / "notify").string();
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        path.copy(address.sun_path, sizeof address.sun_path - 1);
        BOOST_REQUIRE(bind(socket.get(), reinterpret_cast<sockaddr*>(&address), sizeof address) ==
                      0);
        setenv("NOTIFY_SOCKET", path.c_str(), 1);
    }
    ~Manager() { unsetenv("NOTIFY_SOCKET"); }

    /// All that has come, a line each.
    std::string heard() const {
        std::string all;
        std::array<char, 1000> text{};
        for (;;) {
            const auto size = recv(socket.get(), text.data(), text.size(), MSG_DONTWAIT);
            if (size < 0) return all;
            all.append(text.data(), static_cast<std::size_t>(size)) += '\n';
        }
    }

    const fakes::TemporaryFolder folder;
    const base::FileDescriptor socket{::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)};
    Watchdog watchdog;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(watchdog_tests, Manager)

BOOST_AUTO_TEST_CASE(a_process_whose_workers_move_is_alive) {
    watchdog.tell(0s, "all is well");
    BOOST_TEST(heard() == "WATCHDOG=1\nSTATUS=all is well\n");
    watchdog.tell(59s, "all is well");
    BOOST_TEST(heard() == "WATCHDOG=1\n");
    watchdog.tell(0s, "something else");
    BOOST_TEST(heard() == "WATCHDOG=1\nSTATUS=something else\n");
}

BOOST_AUTO_TEST_CASE(one_whose_workers_are_stuck_gives_no_sign_and_says_why_once) {
    const auto log = fakes::captured([&] {
        watchdog.tell(61s, "");
        watchdog.tell(71s, "");
    });
    BOOST_TEST(heard() == "");
    BOOST_TEST(log.find("no worker moves seconds=61\n") != log.npos);
    BOOST_TEST(log.find("71") == log.npos);
    watchdog.tell(0s, "");
    BOOST_TEST(heard() == "WATCHDOG=1\n");
}

BOOST_AUTO_TEST_CASE(workers_that_may_take_longer_are_not_stuck_before) {
    Watchdog patient(200s);
    patient.tell(200s, "");
    BOOST_TEST(heard() == "WATCHDOG=1\n");
    const auto log = fakes::captured([&] { patient.tell(201s, ""); });
    BOOST_TEST(heard() == "");
    BOOST_TEST(log.find("no worker moves seconds=201\n") != log.npos);
}

BOOST_AUTO_TEST_SUITE_END()
