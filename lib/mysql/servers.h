#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "mysql/connection.h"
#include "mysql/options.h"

namespace gatepost::mysql {

/// A connection, and which of the servers it leads to.
struct Connected {
    std::unique_ptr<Connection> connection;
    std::size_t server;
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
    /// How often a program that does not ask the server it prefers looks whether that one is well.
    static constexpr std::chrono::milliseconds look_out_every{5000};

    Servers() = default;
    /// With a thread that looks out, with these options, for a server that is preferred to the one
    /// in use.
    explicit Servers(ConnectOptions looks_out, std::chrono::milliseconds every = look_out_every)
        : looks_out_(std::move(looks_out)), every_(every) {}
    ~Servers();
    Servers(const Servers&) = delete;
    Servers& operator=(const Servers&) = delete;

    std::size_t in_use() const { return in_use_; }
    /// From now on this one.
    void use(std::size_t server);

  private:
    void look_out();
    std::optional<std::size_t> preferred_one();

    const std::optional<ConnectOptions> looks_out_;
    const std::chrono::milliseconds every_ = look_out_every;
    std::atomic<std::size_t> in_use_ = 0;
    std::mutex mutex_;  // guards what follows
    std::condition_variable changed_;
    bool ending_ = false;
    std::thread thread_;  // begins when it is needed first
};

}  // namespace gatepost::mysql
