#include "app/process/courier_name.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <boost/test/unit_test.hpp>
#include <string>

#include "base/split.h"
#include "crypto/system_random.h"

using namespace gatepost;
using app::courier_name;
using app::is_gone;

namespace {

crypto::SystemRandom some_random;

/// The name of this process's courier, with another part in the place of one.
std::string name_with(std::size_t place, const std::string& part) {
    std::string name;
    const std::string own = courier_name(some_random);
    const auto parts = base::split(own, ':');
    for (std::size_t i = 0; i < parts.size(); ++i)
        name += (i == 0 ? "" : ":") + (i == place ? part : std::string(parts[i]));
    return name;
}

/// A courier's process, which does nothing.
struct OtherProcess {
    OtherProcess() {
        std::array<int, 2> ends{};
        BOOST_REQUIRE(pipe(ends.data()) == 0);
        pid = fork();
        if (pid == 0) {
            const std::string own = courier_name(some_random);
            if (write(ends[1], own.data(), own.size()) < 0) _exit(1);
            close(ends[1]);
            for (;;)
                pause();
        }
        close(ends[1]);
        std::array<char, 200> text{};
        for (ssize_t size = 0; (size = read(ends[0], text.data(), text.size())) > 0;) {
            name.append(text.data(), static_cast<std::size_t>(size));
            if (base::split(name, ':').size() == 5) break;
        }
        close(ends[0]);
    }
    ~OtherProcess() { bury(); }
    void die() const {
        kill(pid, SIGKILL);
        siginfo_t ended{};
        waitid(P_PID, static_cast<id_t>(pid), &ended, WEXITED | WNOWAIT);
    }
    void bury() {
        if (pid <= 0) return;
        kill(pid, SIGKILL);
        waitpid(pid, nullptr, 0);
        pid = 0;
    }

    pid_t pid = 0;
    std::string name;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(courier_name_tests)

BOOST_AUTO_TEST_CASE(no_two_are_the_same_and_all_fit_into_a_lease) {
    const auto one = courier_name(some_random);
    BOOST_TEST(one != courier_name(some_random));
    BOOST_TEST(one.size() <= 100U);
    BOOST_TEST(base::split(one, ':').size() == 5U);
    for (const char c : one)
        BOOST_TEST((c > ' ' && c < '\x7f'));
}

BOOST_AUTO_TEST_CASE(one_is_gone_when_its_process_has_ended) {
    OtherProcess other;
    BOOST_TEST(!is_gone(courier_name(some_random)));
    BOOST_TEST(!is_gone(other.name));
    other.die();  // but nobody has asked for it
    BOOST_TEST(is_gone(other.name));
    other.bury();
    BOOST_TEST(is_gone(other.name));
}

BOOST_AUTO_TEST_CASE(one_is_gone_when_another_process_has_its_number) {
    BOOST_TEST(is_gone(name_with(3, "1")));
}

BOOST_AUTO_TEST_CASE(nobody_knows_of_those_from_elsewhere) {
    OtherProcess other;
    const std::string there = std::to_string(other.pid);
    other.bury();
    BOOST_TEST(is_gone(name_with(2, there)));
    std::string elsewhere = name_with(2, there);
    const auto realm = elsewhere.find(':') + 1;
    elsewhere[realm] = elsewhere[realm] == 'A' ? 'B' : 'A';
    BOOST_TEST(!is_gone(elsewhere));
}

BOOST_AUTO_TEST_CASE(nor_of_names_of_another_form) {
    for (const std::string& name :
         {std::string(), std::string("host:abcdefghijkl"), std::string("::::"), name_with(2, "0"),
          name_with(2, "-1"), name_with(2, "1x"), name_with(2, ""), name_with(2, "99999999999"),
          name_with(3, ""), name_with(3, "x"), name_with(3, "1") + ":more"})
        BOOST_TEST(!is_gone(name), name);
}

BOOST_AUTO_TEST_SUITE_END()
