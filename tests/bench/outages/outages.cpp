// How long visitors wait for a good answer after something was killed, and while the database
// hangs. Each of them asks through nginx for one page again and again. Usage: outages ROUNDS.
// Prints a table: of each figure the worst of all rounds.

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <functional>
#include <map>
#include <thread>

#include "client.h"
#include "service.h"
#include "stack.h"

namespace {

using namespace gatepost::tests;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

constexpr auto hang = 20s;
constexpr auto afterwards = 6s;

struct Page {
    std::string name;
    std::string path;
    bool is_members = false;
};

const std::vector<Page> pages{{"/login", "/login"},
                              {"/healthz", "/healthz"},
                              {"the gate refuses", "/demo/json"},
                              {"the gate lets in", "/demo/json", true},
                              {"/profile", "/profile", true}};

/// What came of one request.
struct Look {
    Clock::time_point asked;
    Clock::time_point answered;
    bool is_good;
};

/// Asks for one page until dropped. Good is what is like the first answer.
class Visitor {
  public:
    Visitor(const Stack& stack, const Page& page, const std::string& session)
        : client_(stack.site()), path_(page.path) {
        if (page.is_members) client_.set_cookie("__Host-gatepost", session);
        good_ = client_.get(path_).status;
        thread_ = std::thread([this] { visit(); });
    }
    ~Visitor() {
        is_over_ = true;
        if (thread_.joinable()) thread_.join();
    }
    Visitor(const Visitor&) = delete;
    Visitor& operator=(const Visitor&) = delete;

    /// All that was asked.
    std::vector<Look> end() {
        is_over_ = true;
        thread_.join();
        return std::move(looks_);
    }

  private:
    void visit() {
        while (!is_over_) {
            const auto asked = Clock::now();
            const bool is_good = client_.get(path_).status == good_;
            looks_.push_back({asked, Clock::now(), is_good});
            std::this_thread::sleep_for(10ms);
        }
    }

    Client client_;
    const std::string path_;
    long good_ = 0;
    std::atomic<bool> is_over_ = false;
    std::vector<Look> looks_;
    std::thread thread_;
};

/// What visitors of one page saw of a fault.
struct Seen {
    Milliseconds good_again{};  ///< the end of the first good answer after the last bad one
    Milliseconds longest{};     ///< answer, good or bad
    std::size_t bad = 0;

    void add(const Seen& other) {
        good_again = std::max(good_again, other.good_again);
        longest = std::max(longest, other.longest);
        bad = std::max(bad, other.bad);
    }
};

Seen seen_of(const std::vector<Look>& looks, Clock::time_point begin) {
    Seen seen;
    bool is_waiting = true;
    for (const Look& look : looks) {
        if (look.answered < begin) continue;
        seen.longest = std::max<Milliseconds>(seen.longest, look.answered - look.asked);
        if (!look.is_good) ++seen.bad;
        // One that was asked for before may have been answered before.
        if (look.is_good && is_waiting && look.asked >= begin)
            seen.good_again = look.answered - begin;
        is_waiting = !look.is_good || (is_waiting && look.asked < begin);
    }
    if (is_waiting) seen.good_again = Clock::now() - begin;  // at least
    return seen;
}

std::vector<Seen> observe(const Stack& stack, const std::string& session,
                          const std::function<void()>& fault) {
    std::vector<std::unique_ptr<Visitor>> visitors;
    for (const Page& page : pages)
        visitors.push_back(std::make_unique<Visitor>(stack, page, session));
    std::this_thread::sleep_for(500ms);
    const auto begin = Clock::now();
    fault();
    std::this_thread::sleep_for(afterwards);
    std::vector<Seen> seen;
    for (const auto& visitor : visitors)
        seen.push_back(seen_of(visitor->end(), begin));
    return seen;
}

std::string session_of_member(const Stack& stack) {
    Client client(stack.site());
    client.sign_up("member@example.org");
    stack.gatepost("user confirm member@example.org");
    return client.cookie("__Host-gatepost");
}

}  // namespace

int main(int argc, char** argv) try {
    if (argc != 2) {
        std::fputs("usage: outages ROUNDS\n", stderr);
        return 64;
    }
    const Stack stack;
    Service serve(stack);
    // Who tells systemd how it is waits until it is heard.
    const std::jthread hearing([&](const std::stop_token& stop) {
        for (; !stop.stop_requested(); std::this_thread::sleep_for(100ms))
            serve.was_ready();
    });
    const std::string session = session_of_member(stack);
    const std::vector<std::pair<std::string, std::function<void()>>> faults{
        {"application killed", [&] { serve.signal(SIGKILL); }},
        {"MariaDB killed",
         [&] {
             stack.kill("db", SIGKILL);
             stack.wait_for_end("db");
             stack.restart("db");
         }},
        {"MariaDB hangs for 20 s", [&] {
             stack.kill("db", SIGSTOP);
             std::this_thread::sleep_for(hang);
             stack.kill("db", SIGCONT);
         }}};
    std::map<std::string, std::vector<Seen>> worst;
    for (int round = std::atoi(argv[1]); round > 0; --round) {
        for (const auto& [name, fault] : faults) {
            auto& all = worst[name];
            all.resize(pages.size());
            const auto seen = observe(stack, session, fault);
            for (std::size_t i = 0; i < seen.size(); ++i)
                all[i].add(seen[i]);
        }
    }
    fmt::print("| what | page | good again after | longest answer | bad answers |\n");
    fmt::print("|---|---|--:|--:|--:|\n");
    for (const auto& [name, fault] : faults) {
        for (std::size_t i = 0; i < pages.size(); ++i) {
            const Seen& seen = worst[name][i];
            fmt::print("| {} | {} | {:.2f} s | {:.2f} s | {} |\n", name, pages[i].name,
                       seen.good_again.count() / 1000, seen.longest.count() / 1000, seen.bad);
        }
    }
} catch (const std::exception& error) {
    std::fprintf(stderr, "outages: %s\n", error.what());
    return 1;
}
