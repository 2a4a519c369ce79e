#include "visitors/visitors.h"

#include <fmt/format.h>

#include "people.h"

namespace gatepost::tests::visitors {
namespace {

bool is_drained(const Stack& stack) {
    return contains(stack.sql("SELECT COUNT(*) AS due FROM outbox WHERE status = 'queued'"),
                    "\n0\n");
}

void tell_trace(const Broken& broken, const std::vector<Story>& stories) {
    for (const Story& story : stories) {
        if (story.number != broken.visitor) continue;
        fmt::print("  visitor {}:\n", story.number);
        for (const std::string& line : story.trace)
            fmt::print("    {}\n", line);
    }
}

}  // namespace

Visitors::Visitors(const Stack& stack, Mailbox& mailbox, unsigned seed)
    : world_{stack, mailbox, is_over_}, seed_(seed) {
    constexpr int at_a_time = 4;
    for (int i = 0; i < at_a_time; ++i)
        threads_.emplace_back([this] { come_and_go(); });
}

std::vector<Story> Visitors::end() {
    is_over_ = true;
    for (std::thread& thread : threads_)
        thread.join();
    return std::move(stories_);
}

void Visitors::come_and_go() {
    while (!is_over_) {
        const int number = ++last_;
        Story story = Life(world_, number, seed_ * 100'000U + static_cast<unsigned>(number)).live();
        const std::lock_guard lock(mutex_);
        stories_.push_back(std::move(story));
    }
}

std::chrono::seconds wait_until_drained(const Stack& stack) {
    const auto start = std::chrono::steady_clock::now();
    for (int looks = 0; looks < 5 && !eventually([&] { return is_drained(stack); }); ++looks) {
    }
    return std::chrono::round<std::chrono::seconds>(std::chrono::steady_clock::now() - start);
}

void tell_counts(Mailbox& mailbox, const std::vector<Story>& stories,
                 const std::vector<Fault>& faults, const std::vector<Broken>& broken) {
    std::size_t requests = 0;
    std::size_t accounts = 0;
    for (const Story& story : stories) {
        requests += story.asked.size();
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

void tell_broken(const std::vector<Broken>& broken, const std::vector<Story>& stories,
                 const std::vector<Fault>& faults) {
    if (!broken.empty()) {
        for (const Fault& fault : faults)
            fmt::print("    {} - {} {}\n", clock_time(fault.begin), clock_time(fault.end),
                       fault.kind);
    }
    for (const Broken& promise : broken) {
        fmt::print("  broken: {} (visitor {})\n", promise.what, promise.visitor);
        tell_trace(promise, stories);
    }
}

}  // namespace gatepost::tests::visitors
