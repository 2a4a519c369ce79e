#include "mysql/servers.h"

#include <exception>
#include <numeric>
#include <vector>

#include "base/log.h"
#include "core/store.h"
#include "mysql/errors.h"

namespace gatepost::mysql {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::seconds time_to_look{1};
// The driver adds a second, and nothing shorter can be had. The server knows no limit then.
constexpr std::chrono::seconds time_to_answer{0};

/// Neither read-only nor a node of a cluster that is not ready. SHOW is answered by such a node,
/// too.
bool takes_changes(Connection& connection) {
    bool is_node = false;
    for (const Row& variable :
         connection.query("SHOW GLOBAL VARIABLES WHERE Variable_name IN"
                          " ('read_only', 'super_read_only', 'innodb_read_only', 'wsrep_on')")) {
        const bool is_on = variable.text(1) != "OFF";
        if (variable.text(0) == "wsrep_on") {
            is_node = is_on;
        } else if (is_on) {
            return false;
        }
    }
    if (!is_node) return true;
    const auto ready = connection.query("SHOW GLOBAL STATUS LIKE 'wsrep_ready'");
    return !ready.empty() && ready.front().text(1) == "ON";
}

bool answers(Connection& connection) {
    try {
        connection.run("DO 1");
        return true;
    } catch (const std::exception&) {
        return false;
    }
}

std::vector<std::size_t> in_order(std::size_t count, std::size_t tried_first) {
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::erase(order, tried_first);
    order.insert(order.begin(), tried_first);
    return order;
}

}  // namespace

Connected connect_to_one(const ConnectOptions& options, std::chrono::seconds patience,
                         std::size_t tried_first) {
    if (options.servers.empty()) throw std::runtime_error("database: no server is named");
    const bool is_alone = options.servers.size() == 1;
    std::optional<Connected> reads_only;
    std::exception_ptr failure;
    std::string passed_over;
    const auto pass_over = [&](const char* why) {
        if (passed_over.empty()) passed_over = why;
    };
    for (const std::size_t server : in_order(options.servers.size(), tried_first)) {
        try {
            auto fresh = std::make_unique<Connection>(options, options.servers[server], patience);
            if (is_alone || takes_changes(*fresh)) return {std::move(fresh), server, passed_over};
            if (!reads_only) reads_only = Connected{std::move(fresh), server, passed_over};
            pass_over("it takes no changes");
        } catch (const core::StoreUnavailable& error) {
            failure = std::current_exception();
            pass_over(error.what());
        }
    }
    if (!reads_only) std::rethrow_exception(failure);
    return *std::move(reads_only);
}

Servers::~Servers() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    changed_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void Servers::move(std::size_t from, std::size_t to, const std::string& why) {
    if (!in_use_.compare_exchange_strong(from, to)) return;
    if (!looks_ || looks_->servers.size() == 1) return;
    if (from != to) {
        base::log(base::Level::warning, "the database is asked at another server from now on",
                  {{"server", to_string(looks_->servers[to])}, {"because", why}});
    }
    const std::lock_guard lock(mutex_);
    if (!thread_.joinable()) thread_ = std::thread([this] { look(); });
}

void Servers::look() {
    using std::chrono::steady_clock;
    auto next_for_preferred = steady_clock::now() + periods_.preferred;
    std::optional<std::size_t> seen_well;
    std::unique_lock lock(mutex_);
    while (!changed_.wait_for(lock, periods_.answers, [this] { return ending_; })) {
        lock.unlock();
        look_at_the_one_in_use();
        if (in_use_ == 0 || steady_clock::now() >= next_for_preferred) {
            const auto from = in_use();
            const auto well = preferred_one(from);
            // Once is not enough: a node that stood still takes changes at first, until it finds
            // out that its cluster has gone on without it.
            const bool is_new = well && well != seen_well;
            if (well && !is_new) move(from, *well, "it is preferred, and well again");
            next_for_preferred = steady_clock::now() + (is_new ? 0ms : periods_.preferred);
            seen_well = is_new ? well : std::nullopt;
        }
        lock.lock();
    }
}

/// Leaves it if neither an answer nor a new connection is to be had there, or it takes no changes,
/// and another one does.
void Servers::look_at_the_one_in_use() {
    const auto from = in_use();
    if (looked_at_ && looked_at_->server == from && answers(*looked_at_->connection)) return;
    looked_at_.reset();
    try {
        looked_at_ = connect_to_one(*looks_, time_to_answer, from);
        move(from, looked_at_->server, looked_at_->passed_over);
    } catch (const std::exception&) {
        // None answers. Who asks them next will be told.
    }
}

/// One that is preferred to the one in use, and that is well.
std::optional<std::size_t> Servers::preferred_one(std::size_t in_use) const {
    for (std::size_t server = 0; server < in_use; ++server) {
        try {
            Connection connection(*looks_, looks_->servers[server], time_to_look);
            if (takes_changes(connection)) return server;
        } catch (const std::exception&) {
            // It is not well yet.
        }
    }
    return std::nullopt;
}

}  // namespace gatepost::mysql
