// Times housekeeping's work on a database that is there, chore by chore, and the look-up that every
// request makes. Usage:
//   chores work SOCKET USER KEYS         name, batches, rows, seconds, worst batch in ms
//   chores look-up SOCKET USER SESSIONS  the median in microseconds, of sessions that fill.sql
//   makes
// KEYS is the file of the site's signing keys: with others all sessions would end.

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <exception>
#include <fstream>
#include <random>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "app/process/housekeeping.h"
#include "bench/serve_floor.h"
#include "mysql/mysql_store.h"

namespace {

using namespace gatepost;
using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;
using std::chrono::hours;

mysql::ConnectOptions options_of(const char* socket, const char* user) {
    auto options = bench::database_at(socket, user);
    options.patience = std::chrono::minutes(5);
    return options;
}

crypto::Keyring read_keys(const char* path) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    auto keys = crypto::Keyring::parse(text.str());
    if (!keys) throw std::runtime_error("no keys can be read");
    return *std::move(keys);
}

void work_off(const app::Chore& chore) {
    std::size_t batches = 0;
    std::size_t rows = 0;
    Seconds worst{};
    const auto begin = Clock::now();
    for (bool has_more = true; has_more; ++batches) {
        const auto start = Clock::now();
        const std::size_t done = chore.run(chore.batch);
        worst = std::max(worst, Seconds(Clock::now() - start));
        rows += done;
        has_more = done == chore.batch;
    }
    fmt::print("{}\t{}\t{}\t{:.3f}\t{:.1f}\n", chore.name, batches, rows,
               Seconds(Clock::now() - begin).count(), worst.count() * 1e3);
    std::fflush(stdout);
}

void work(core::Store& store, const crypto::Keyring& keys) {
    const app::AccountsConfig accounts{hours(24), hours(24 * 7), hours(24 * 7), hours(24 * 90)};
    const base::SystemClock clock;
    const app::Housekeeper housekeeper(store, accounts, {10, hours(1)}, keys, clock);
    for (const app::Chore& chore : housekeeper.chores())
        work_off(chore);
}

/// Also one that is not in memory yet is asked for only once.
void look_up(core::Store& store, unsigned sessions) {
    constexpr std::size_t count = 5000;
    std::mt19937 random(sessions);
    std::uniform_int_distribution<unsigned> any(1, sessions);
    std::vector<double> times;
    for (std::size_t i = 0; i < count; ++i) {
        const auto id = core::SessionId::parse(fmt::format("{:042}A", any(random)));
        const auto digest = id.value().digest();
        const auto start = Clock::now();
        if (!store.rows().sessions.find(digest)) throw std::runtime_error("a session is missing");
        times.push_back(Seconds(Clock::now() - start).count() * 1e6);
    }
    const auto middle = times.begin() + count / 2;
    std::nth_element(times.begin(), middle, times.end());
    fmt::print("{:.1f}\n", *middle);
}

}  // namespace

int main(int argc, char** argv) {
    const std::string_view what = argc == 5 ? argv[1] : "";
    try {
        if (what != "work" && what != "look-up") {
            std::fputs("usage: chores work SOCKET USER KEYS | look-up SOCKET USER SESSIONS\n",
                       stderr);
            return 64;
        }
        mysql::MysqlStore store(options_of(argv[2], argv[3]));
        if (what == "work") {
            work(store, read_keys(argv[4]));
        } else {
            look_up(store, static_cast<unsigned>(std::stoul(argv[4])));
        }
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "chores: %s\n", error.what());
        return 1;
    }
}
