// Thirty seconds of logins from two hundred networks, each within what it may ask for or not,
// beside visitors who read and an owner who logs in.

#include <algorithm>
#include <atomic>
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <map>
#include <mutex>
#include <thread>

#include "attack.h"
#include "crowd.h"

using namespace gatepost::tests;

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr std::size_t networks = 200;
constexpr std::size_t first_network = 1000;  // nobody else comes from these
constexpr milliseconds pause_of_a_network{200};
constexpr int rounds = 3;
constexpr seconds quiet{5}, flooded{10};

/// What goes on in threads of its own until it is dropped.
class Meanwhile {
  public:
    template <class Act>
    Meanwhile(std::size_t threads, Act act) {
        for (std::size_t i = 0; i < threads; ++i)
            threads_.emplace_back([this, act, i] { act(i, ends_); });
    }
    ~Meanwhile() {
        ends_ = true;
        for (auto& thread : threads_)
            thread.join();
    }
    Meanwhile(const Meanwhile&) = delete;

  private:
    std::atomic<bool> ends_{false};
    std::vector<std::thread> threads_;
};

/// The statuses that the flood got.
struct Flood {
    std::mutex mutex;
    std::map<long, int> statuses;
    std::atomic<int> addresses{0};

    /// From one of the networks, five posts a second at most, each at an address of its own.
    void operator()(std::size_t number, const std::atomic<bool>& ends) {
        Client attacker(target().site());
        attacker.come_from(network(first_network + number));
        attacker.get("/login");
        // Out of step with the others: they are no crowd that takes turns.
        std::this_thread::sleep_for(pause_of_a_network * number / networks);
        for (auto next = Clock::now(); !ends; next += pause_of_a_network) {
            const auto email = "flood" + std::to_string(addresses++) + "@attacked.example";
            const auto answer =
                attacker.post("/login", {{"email", email}, {"password", "a wrong one"}});
            const std::lock_guard lock(mutex);
            ++statuses[answer.status];
            std::this_thread::sleep_until(next + pause_of_a_network);
        }
    }
};

class Times {
  public:
    void add(Clock::duration time) { all_.push_back(time); }
    void add(const Times& other) { all_.insert(all_.end(), other.all_.begin(), other.all_.end()); }
    std::size_t count() const { return all_.size(); }
    double percentile_ms(std::size_t percent) {
        const auto at = all_.begin() + static_cast<std::ptrdiff_t>(all_.size() * percent / 100);
        std::nth_element(all_.begin(), at, all_.end());
        return std::chrono::duration<double, std::milli>(*at).count();
    }

  private:
    std::vector<Clock::duration> all_;
};

struct Reading {
    Times pages;
    Times files;  ///< that nginx serves by itself

    void add(const Reading& other) {
        pages.add(other.pages);
        files.add(other.files);
    }
};

/// How long it took a visitor and a member to read pages, one after the other, with a file of
/// nginx's own after each.
Reading read_for(Client& visitor, Client& reader, seconds time) {
    Reading reading;
    const auto get = [](Client& client, const char* path, Times& times) {
        const auto start = Clock::now();
        BOOST_TEST(client.get(path).status == 200, path);
        times.add(Clock::now() - start);
        std::this_thread::sleep_for(milliseconds(2));
    };
    for (const auto end = Clock::now() + time; Clock::now() < end;) {
        for (const auto& [client, page] : {std::pair{&visitor, "/login"},
                                           {&reader, "/profile"},
                                           {&visitor, "/register"},
                                           {&reader, "/sessions"}}) {
            get(*client, page, reading.pages);
            get(*client, "/static/gatepost.css", reading.files);
        }
    }
    return reading;
}

std::string in_words(Times& times) {
    return "p99 " + std::to_string(times.percentile_ms(99)) + " ms, median " +
           std::to_string(times.percentile_ms(50)) + " ms";
}

/// An owner who logs out and in again every two seconds.
struct Owner {
    std::atomic<int> tries{0}, successes{0};
    Client client;

    void operator()(const std::atomic<bool>& ends) {
        const auto email = "owner.in.the.flood@attacked.example";
        while (!ends) {
            client.get("/profile");
            client.post("/logout", {});
            ++tries;
            if (client.log_in(email).status == 303) ++successes;
            for (int i = 0; i < 40 && !ends; ++i)
                pause_briefly();
        }
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(login_flood_tests)

BOOST_AUTO_TEST_CASE(a_known_device_gets_in_and_pages_are_read_while_two_hundred_networks_log_in) {
    Owner owner{.client = member("owner.in.the.flood@attacked.example")};
    Client visitor = browser(), reader = member(new_address("reader"));
    Flood flood;
    Reading without, with;
    for (int round = 0; round < rounds; ++round) {
        without.add(read_for(visitor, reader, quiet));
        const Meanwhile attack(networks, [&](std::size_t number, const std::atomic<bool>& ends) {
            flood(number, ends);
        });
        const Meanwhile login(1, [&](std::size_t, const std::atomic<bool>& ends) { owner(ends); });
        with.add(read_for(visitor, reader, flooded));
    }
    const auto memory = target().peak_memory("serve");
    BOOST_TEST_MESSAGE("the flood: " << flood.statuses[422] << " passwords checked, "
                                     << flood.statuses[429] << " refused, " << flood.statuses[503]
                                     << " put off, in " << rounds * flooded.count() << " s");
    BOOST_TEST_MESSAGE("a known device logged in " << owner.successes << " times of "
                                                   << owner.tries);
    BOOST_TEST_MESSAGE("pages: " << in_words(with.pages) << "; without it "
                                 << in_words(without.pages));
    BOOST_TEST_MESSAGE("files: " << in_words(with.files) << "; without it "
                                 << in_words(without.files));
    BOOST_TEST_MESSAGE("at most " << memory << " MiB");
    BOOST_TEST(flood.statuses[422] > 100);
    BOOST_TEST(flood.statuses[0] == 0);
    BOOST_TEST(owner.tries >= 10);
    BOOST_TEST(owner.successes == owner.tries);
    // Measured by what nginx alone takes in the same flood: once its cores are busy, a virtual
    // machine answers anything several times later than at rest.
    BOOST_TEST(with.pages.percentile_ms(99) <= 5 * with.files.percentile_ms(99));
    BOOST_TEST(with.pages.percentile_ms(50) <= 3 * without.pages.percentile_ms(50));
    BOOST_TEST(memory < 256U);
}

BOOST_AUTO_TEST_SUITE_END()
