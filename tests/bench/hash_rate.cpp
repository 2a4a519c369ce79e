// How many passwords this machine checks in a second with nothing else to do, by Gatepost's own
// code and cost. Usage: hash_rate THREADS SECONDS. Prints checks a second.

#include <atomic>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <string_view>
#include <thread>
#include <vector>

#include "crypto/password_hasher.h"

namespace {

using namespace gatepost;
using Clock = std::chrono::steady_clock;

unsigned number(std::string_view text) {
    unsigned value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// The checks until `end`, each counted when it is done.
void check_until(Clock::time_point end, std::atomic<unsigned>& checked) {
    const crypto::PasswordHasher hasher{{}};
    const base::Secret password("correct horse");
    const std::vector hashes{hasher.hash(password, {}, "sixteen bytes ok")};
    while (Clock::now() < end) {
        if (!hasher.openings(password, hashes, {}).empty()) ++checked;
    }
}

}  // namespace

int main(int argc, char** argv) {
    const unsigned threads = argc == 3 ? number(argv[1]) : 0;
    const unsigned seconds = argc == 3 ? number(argv[2]) : 0;
    if (threads == 0 || threads > 1024 || seconds == 0) {
        std::fputs("usage: hash_rate THREADS SECONDS\n", stderr);
        return 64;
    }
    std::atomic<unsigned> checked = 0;
    const auto start = Clock::now();
    {
        std::vector<std::jthread> crew;
        while (crew.size() < threads)
            crew.emplace_back([&] { check_until(start + std::chrono::seconds(seconds), checked); });
    }
    const std::chrono::duration<double> took = Clock::now() - start;
    std::printf("%.2f\n", checked / took.count());
}
