#pragma once

#include <sys/types.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "fakes/temporary_folder.h"

namespace gatepost::tests {

/// A way to a database server on which things go wrong when they are told to: it passes on what a
/// client and the server say, packet by packet.
class Relay {
  public:
    /// To the server that listens on that unix socket.
    explicit Relay(std::string server);
    ~Relay();
    Relay(const Relay&) = delete;
    Relay& operator=(const Relay&) = delete;

    /// The unix socket that clients use in the place of the server's.
    std::string socket() const { return folder_.folder / "relay.sock"; }

    /// What a client says.
    struct Request {
        std::string_view packet;     ///< without its header
        std::string_view statement;  ///< that it runs, prepared or not; empty if it runs none
        pid_t client;                ///< its process
    };
    /// Whether a request is meant.
    using Match = std::function<bool(const Request&)>;
    static Match query(const std::string& text);
    static bool is_execute(const Request& request) { return request.packet.starts_with('\x17'); }

    /// Done to the process that says it, or to others, while the request stands at that point.
    using Action = std::function<void(const Request&)>;
    static void nothing(const Request& /*unused*/) {}

    // What happens to the next request that is meant, once.

    /// The connection breaks, and the server never gets it.
    void cut_before(Match match, Action action = nothing) {
        set({std::move(match), Kind::cut_before, std::move(action)});
    }
    /// The connection breaks when the server has got it, whatever it has done of it by then.
    void cut_during(Match match, Action action = nothing) {
        set({std::move(match), Kind::cut_during, std::move(action)});
    }
    /// The connection breaks when the server has done it, before the client is told.
    void cut_after(Match match, Action action = nothing) {
        set({std::move(match), Kind::cut_after, std::move(action)});
    }
    /// The server gets `instead` (COM_PING if empty), and the client an error.
    void refuse(Match match, int code, std::string instead = "") {
        set({std::move(match), Kind::refuse, nothing, code, std::move(instead)});
    }
    /// Whether it has befallen one.
    bool has_struck() const { return !rule_is_set_; }
    /// Nothing is to happen to any more. False if it has happened: then it is over.
    bool call_off();

    /// From now on each COMMIT takes that much longer, as on a slow disk.
    void slow_down(std::chrono::milliseconds commit) { commit_delay_ = commit; }

    /// From now on nothing passes, as if the server were stopped; new connections are let in and
    /// hear nothing.
    void hang();
    void go_on();
    /// How many connections wait for that.
    std::size_t waiting() const { return waiting_; }

  private:
    enum class Kind { cut_before, cut_during, cut_after, refuse };
    struct Rule {
        Match match;
        Kind kind;
        Action action;
        int code = 0;
        std::string instead{};
    };
    struct Line;

    void set(Rule rule);
    std::optional<Rule> strike(const Request& request);
    void note_struck();
    void accept_all();
    void serve(int client);
    bool pass_on_request(Line& line);
    bool pass_on_prepare(Line& line, const std::string& packet);
    bool pass_on_answer(const Line& line);
    void wait_for_the_disk(const Request& request) const;
    bool wait_while_hanging();

    const std::string server_;
    fakes::TemporaryFolder folder_;
    const int listener_;
    std::mutex mutex_;  // guards what follows
    std::condition_variable changed_;
    std::optional<Rule> rule_;
    std::vector<int> clients_;
    bool hanging_ = false;
    bool ending_ = false;
    bool striking_ = false;
    std::atomic<bool> rule_is_set_ = false;
    std::atomic<std::size_t> waiting_ = 0;
    std::atomic<std::chrono::milliseconds> commit_delay_{};
    std::vector<std::thread> lines_;
    std::thread acceptor_;
};

}  // namespace gatepost::tests
