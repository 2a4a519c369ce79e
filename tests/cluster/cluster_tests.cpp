// Visitors of a site with several hosts, while its machines fail one after the other. By
// tests/cluster/run, or alone: SEED, and LENGTH in seconds, how long an application host is killed
// every three seconds.

#include <fmt/format.h>
#include <signal.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <ranges>
#include <thread>

#include "failures.h"
#include "fakes/temporary_folder.h"
#include "process.h"
#include "visitors/visitors.h"
#include "watch.h"

using namespace gatepost::tests;
using namespace gatepost::tests::cluster;
using namespace std::chrono_literals;

namespace {

/// Several hosts, on which members may have a name: that is what Watch changes.
struct Scene {
    const Stack stack{"relaxed", Stack::Hosts::several};
    visitors::Mailbox mailbox{stack.var() / "mail"};

    Scene() {
        const auto file = stack.var() / "gatepost.toml";
        auto config = gatepost::fakes::read_file(file);
        const std::string section = "[accounts]\n";
        config.replace(config.find(section), section.size(), section + "name = \"optional\"\n");
        write_file(file, config);
        for (const char* host : {"serve", "serve2"})
            stack.restart(host);
        // Until then a worker of nginx that missed both asks neither (fail_timeout).
        std::this_thread::sleep_for(3s);
    }
};

unsigned variable(const char* name, unsigned otherwise) {
    const char* const value = std::getenv(name);
    return value != nullptr ? static_cast<unsigned>(std::stoul(value)) : otherwise;
}

/// How many of their requests visitors made, and how many came to nothing.
struct Requests {
    int reads = 0;
    int failed_reads = 0;
    int posts = 0;
    int failed_posts = 0;
};

Requests requests_in(const std::vector<visitors::Story>& stories, Span span) {
    Requests all;
    for (const visitors::Story& story : stories) {
        for (const visitors::Asked& asked : story.asked) {
            if (!span.holds(asked.at)) continue;
            ++(asked.only_reads ? all.reads : all.posts);
            if (!asked.is_answered) ++(asked.only_reads ? all.failed_reads : all.failed_posts);
        }
    }
    return all;
}

std::string told(const Looks::Summary& looks) {
    return fmt::format("{} done, {} unanswered, {} refused, longest gap {:.1f} s", looks.good,
                       looks.unanswered, looks.refused,
                       static_cast<double>(looks.gap.count()) / 1000);
}

std::chrono::milliseconds longest_gap(Kind kind) {
    switch (kind) {
        case Kind::node_killed:
        case Kind::host_killed:
            return 3s;
        case Kind::node_frozen:
            return 5s;
        case Kind::all_nodes_killed:
            break;
    }
    return 10min;  // until somebody has seen to it
}

void judge_failure(const Failure& failure, const Watch& watch) {
    const Span span{failure.begin, failure.end};
    const auto writes = watch.writes().summary(span);
    const auto gate = watch.gate().summary(span);
    const auto name = name_of(failure);
    fmt::print("  {}\n    writes: {}\n    gate:   {}\n", name, told(writes), told(gate));
    std::fflush(stdout);
    BOOST_TEST(gate.refused == 0, name << ": who is logged in is sent away");
    BOOST_TEST((writes.gap <= longest_gap(failure.kind)), name << ": nothing is written too long");
    if (failure.kind == Kind::all_nodes_killed) return;
    BOOST_TEST(gate.unanswered == 0, name << ": the gate does not answer");
    if (failure.kind == Kind::host_killed) BOOST_TEST(writes.unanswered == 0, name);
}

void judge_requests(const Failure& failure, const std::vector<visitors::Story>& stories) {
    const auto requests = requests_in(stories, {failure.begin, failure.end});
    const auto name = name_of(failure);
    fmt::print("  {}: {} reads, {} of them failed; {} posts, {} of them failed\n", name,
               requests.reads, requests.failed_reads, requests.posts, requests.failed_posts);
    if (failure.kind != Kind::host_killed) return;
    BOOST_TEST(requests.failed_reads == 0, name);
    BOOST_TEST(requests.failed_posts == 0, name);
}

/// When nobody writes any more, all nodes hold the same.
void judge_nodes(const Stack& stack) {
    for (const char* component : {"serve", "serve2", "courier", "courier2"}) {
        stack.kill(component, SIGTERM);
        stack.wait_for_end(component);
    }
    const auto held = holdings_of(stack, nodes[0]);
    BOOST_TEST(held.contains("accounts"));
    for (const auto* node : nodes | std::views::drop(1)) {
        const auto holdings = holdings_of(stack, node);
        BOOST_TEST_REQUIRE(holdings.size() == held.size(), node << " has other tables");
        for (const auto& [table, rows] : holdings) {
            const auto& others = held.at(table);
            const auto [row, other] = std::ranges::mismatch(rows, others);
            BOOST_TEST((row == rows.end() && other == others.end()),
                       node << " holds something else in " << table << ": "
                            << (row == rows.end() ? "nothing" : *row) << "\n  instead of\n"
                            << (other == others.end() ? "nothing" : *other));
        }
    }
}

std::vector<visitors::Fault> faults_of(const std::vector<Failure>& failures) {
    std::vector<visitors::Fault> all;
    for (const Failure& failure : failures)
        all.push_back({name_of(failure), failure.begin, failure.end});
    return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(cluster_tests)

BOOST_AUTO_TEST_CASE(what_visitors_were_told_is_so_whichever_machine_fails) {
    const unsigned seed = variable("SEED", 1);
    const std::chrono::seconds hosts_for(variable("LENGTH", 60));
    Scene scene;
    const Stack& stack = scene.stack;
    visitors::Mailbox& mailbox = scene.mailbox;
    Watch watch(stack, mailbox);
    visitors::Visitors crowd(stack, mailbox, seed);
    auto failures = all_failures(seed);
    fmt::print("seed {}\n", seed);
    for (Failure& failure : failures) {
        befall(stack, failure, hosts_for);
        judge_failure(failure, watch);
    }
    auto stories = crowd.end();
    for (const Failure& failure : failures)
        judge_requests(failure, stories);
    stories.push_back(watch.end());
    const auto drained = visitors::wait_until_drained(stack);
    const auto faults = faults_of(failures);
    const auto broken = visitors::judge(stack, mailbox, stories, faults);
    visitors::tell_counts(mailbox, stories, faults, broken);
    fmt::print("  the outbox was empty after {} s more\n", drained.count());
    visitors::tell_broken(broken, stories, faults);
    std::fflush(stdout);
    for (const visitors::Broken& promise : broken)
        BOOST_ERROR("broken: " << promise.what << " (visitor " << promise.visitor << ")");
    judge_nodes(stack);
}

BOOST_AUTO_TEST_SUITE_END()
