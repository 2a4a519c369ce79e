// Visitors live through a schedule of faults that a seed decides. By tests/faults/run, or alone:
// SEED, LENGTH in seconds, and FAULTS, the kinds that may happen (all, if none is named).

#include <fmt/format.h>

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <sstream>
#include <thread>

#include "fakes/temporary_folder.h"
#include "havoc.h"
#include "life.h"
#include "people.h"
#include "process.h"
#include "verdict.h"

using namespace gatepost::tests;
using namespace gatepost::tests::faults;
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
            stack.var() / "logs/second_courier.log");
    }
};

/// The stories of visitors, who come for as long as it lasts, a few at a time.
class Visitors {
  public:
    Visitors(const Scene& scene, Mailbox& mailbox, unsigned seed)
        : world_{scene.stack, mailbox, is_over_}, seed_(seed) {
        constexpr int at_a_time = 4;
        for (int i = 0; i < at_a_time; ++i)
            threads_.emplace_back([this] { come_and_go(); });
    }
    std::vector<Story> end() {
        is_over_ = true;
        for (std::thread& thread : threads_)
            thread.join();
        return std::move(stories_);
    }

  private:
    void come_and_go() {
        while (!is_over_) {
            const int number = ++last_;
            Story story =
                Life(world_, number, seed_ * 100'000U + static_cast<unsigned>(number)).live();
            const std::lock_guard lock(mutex_);
            stories_.push_back(std::move(story));
        }
    }

    std::atomic<bool> is_over_ = false;
    World world_;
    const unsigned seed_;
    std::atomic<int> last_ = 0;
    std::mutex mutex_;
    std::vector<Story> stories_;
    std::vector<std::thread> threads_;
};

bool is_drained(const Stack& stack) {
    return contains(stack.sql("SELECT COUNT(*) AS due FROM outbox WHERE status = 'queued'"),
                    "\n0\n");
}

/// Or until it should have been, if it is not: what sendmail refused twice is due again after a
/// minute, and a lease ends after one.
long seconds_to_drain(const Stack& stack) {
    const auto start = std::chrono::steady_clock::now();
    for (int looks = 0; looks < 5 && !eventually([&] { return is_drained(stack); }); ++looks) {
    }
    const auto took = std::chrono::steady_clock::now() - start;
    return std::chrono::round<std::chrono::seconds>(took).count();
}

void tell_counts(Mailbox& mailbox, const std::vector<Story>& stories,
                 const std::vector<Fault>& faults, const std::vector<Broken>& broken) {
    std::size_t requests = 0;
    std::size_t accounts = 0;
    for (const Story& story : stories) {
        requests += story.requests;
        accounts += story.events.at("signed_up").least;
    }
    std::map<std::string, int> kinds;
    for (const Fault& fault : faults)
        ++kinds[fault.kind];
    fmt::print("  {} visitors, {} accounts, {} requests, {} mails, {} faults, {} broken promises\n",
               stories.size(), accounts, requests, mailbox.all().size(), faults.size(),
               broken.size());
    for (const auto& [kind, times] : kinds)
        fmt::print("  {:4} {}\n", times, kind);
}

/// What was told to the one who saw it, and what happened meanwhile.
void tell_trace(const Broken& broken, const std::vector<Story>& stories) {
    for (const Story& story : stories) {
        if (story.number != broken.visitor) continue;
        fmt::print("  visitor {}:\n", story.number);
        for (const std::string& line : story.trace)
            fmt::print("    {}\n", line);
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(faults_tests)

BOOST_AUTO_TEST_CASE(what_visitors_were_told_is_so_whatever_fails) {
    const auto seed = static_cast<unsigned>(std::stoul(variable("SEED", "1")));
    const std::chrono::seconds length(std::stoul(variable("LENGTH", "15")));
    Scene scene;
    Havoc havoc(scene.stack, scene.relay, seed, words(variable("FAULTS", "")));
    Visitors visitors(scene, scene.mailbox, seed);
    const auto end = std::chrono::steady_clock::now() + length;
    while (std::chrono::steady_clock::now() < end)
        havoc.strike();
    const auto stories = visitors.end();
    const auto drained = seconds_to_drain(scene.stack);
    const auto broken = judge(scene.stack, scene.mailbox, stories, havoc.faults());
    fmt::print("seed {}, {} s\n", seed, length.count());
    tell_counts(scene.mailbox, stories, havoc.faults(), broken);
    fmt::print("  the outbox was empty after {} s more\n", drained);
    std::fflush(stdout);
    if (!broken.empty()) {
        for (const Fault& fault : havoc.faults())
            fmt::print("    {} - {} {}\n", clock_time(fault.begin), clock_time(fault.end),
                       fault.kind);
    }
    for (const Broken& promise : broken) {
        BOOST_ERROR("broken: " << promise.what << " (visitor " << promise.visitor << ")");
        tell_trace(promise, stories);
    }
}

BOOST_AUTO_TEST_SUITE_END()
