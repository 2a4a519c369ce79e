// Visitors live through a schedule of faults that a seed decides. By tests/faults/run, or alone:
// SEED, LENGTH in seconds, and FAULTS, the kinds that may happen (all, if none is named).

#include <fmt/format.h>

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <sstream>

#include "fakes/temporary_folder.h"
#include "havoc.h"
#include "process.h"
#include "visitors/visitors.h"

using namespace gatepost::tests;
using namespace gatepost::tests::faults;
using namespace gatepost::tests::visitors;
using namespace std::chrono_literals;

namespace {

std::string variable(const char* name, const std::string& otherwise) {
    const char* const value = std::getenv(name);
    return value != nullptr && *value != '\0' ? value : otherwise;
}

std::vector<std::string> words(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> all;
    for (std::string word; stream >> word;)
        all.push_back(word);
    return all;
}

/// A stack whose programs reach the database by a relay, with a second courier, as on another host.
struct Scene {
    Stack stack;
    Relay relay{stack.var() / "db/mysqld.sock"};
    Mailbox mailbox{stack.var() / "mail"};
    std::unique_ptr<Process> second_courier;

    Scene() {
        const auto file = stack.var() / "gatepost.toml";
        auto config = gatepost::fakes::read_file(file);
        const std::string direct = stack.var() / "db/mysqld.sock";
        config.replace(config.find(direct), direct.size(), relay.socket());
        write_file(file, config);
        for (const char* component : {"serve", "courier"})
            stack.restart(component);
        second_courier = std::make_unique<Process>(
            std::vector<std::string>{BINARY_DIR "/app/gatepost", "--config", file, "courier"},
            stack.var() / "logs/courier2.log");
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(faults_tests)

BOOST_AUTO_TEST_CASE(what_visitors_were_told_is_so_whatever_fails) {
    const auto seed = static_cast<unsigned>(std::stoul(variable("SEED", "1")));
    const std::chrono::seconds length(std::stoul(variable("LENGTH", "15")));
    Scene scene;
    Havoc havoc(scene.stack, scene.relay, seed, words(variable("FAULTS", "")));
    Visitors visitors(scene.stack, scene.mailbox, seed);
    const auto end = std::chrono::steady_clock::now() + length;
    while (std::chrono::steady_clock::now() < end)
        havoc.strike();
    const auto stories = visitors.end();
    const auto drained = wait_until_drained(scene.stack);
    const auto broken = judge(scene.stack, scene.mailbox, stories, havoc.faults());
    fmt::print("seed {}, {} s\n", seed, length.count());
    tell_counts(scene.mailbox, stories, havoc.faults(), broken);
    fmt::print("  the outbox was empty after {} s more\n", drained.count());
    tell_broken(broken, stories, havoc.faults());
    std::fflush(stdout);
    for (const Broken& promise : broken)
        BOOST_ERROR("broken: " << promise.what << " (visitor " << promise.visitor << ")");
}

BOOST_AUTO_TEST_SUITE_END()
