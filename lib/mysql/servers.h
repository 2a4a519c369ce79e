#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "mysql/connection.h"
#include "mysql/options.h"

namespace gatepost::mysql {

/// A connection, which of the servers it leads to, and why not to the one that was tried first:
/// empty if it does.
struct Connected {
    std::unique_ptr<Connection> connection;
    std::size_t server;
    std::string passed_over;
};

/// Connects to the first server that takes changes, or else to the first that answers:
/// `tried_first` before all others, and these in the order of preference. With one server it is
/// that one, whatever it takes. Throws what Connection's constructor throws, if none answers.
Connected connect_to_one(const ConnectOptions& options, std::chrono::seconds patience,
                         std::size_t tried_first = 0);

/// Which of the database's servers a program asks: all of its threads the same one, so that each
/// reads what another wrote. Thread-safe.
class Servers {
  public:
    /// How often a program with several servers looks at them.
    struct Periods {
        /// Whether the one in use still answers: a statement that waits for one that hangs must not
        /// be the first to find out (decision 177).
        std::chrono::milliseconds answers{500};
        /// Whether one that is preferred to it is well again; if it is, it has to be so once more
        /// at the next look at the one in use.
        std::chrono::milliseconds preferred{5000};
    };

    Servers() : periods_() {}
    /// With a thread that looks at them with these options, if they are several.
    explicit Servers(ConnectOptions looks) : Servers(std::move(looks), Periods{}) {}
    Servers(ConnectOptions looks, const Periods& periods)
        : looks_(std::move(looks)), periods_(periods) {}
    ~Servers();
    Servers(const Servers&) = delete;
    Servers& operator=(const Servers&) = delete;

    std::size_t in_use() const { return in_use_; }
    /// From now on `to`, unless somebody has moved from `from` meanwhile. `why` is for the log.
    void move(std::size_t from, std::size_t to, const std::string& why);

  private:
    void look();
    void look_at_the_one_in_use();
    std::optional<std::size_t> preferred_one(std::size_t in_use) const;

    const std::optional<ConnectOptions> looks_;
    const Periods periods_;
    std::atomic<std::size_t> in_use_ = 0;
    std::optional<Connected> looked_at_;  // the thread's own
    std::mutex mutex_;                    // guards what follows
    std::condition_variable changed_;
    bool ending_ = false;
    std::thread thread_;  // begins when a server is used first
};

}  // namespace gatepost::mysql
