#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "fakes/temporary_folder.h"
#include "mysql/options.h"

namespace gatepost::tests {

/// A way to the test server on which things go wrong when they are told to: it passes on what a
/// client and the server say, packet by packet.
class Relay {
  public:
    Relay();
    ~Relay();
    Relay(const Relay&) = delete;
    Relay& operator=(const Relay&) = delete;

    /// The same way to a database, through it.
    mysql::ConnectOptions through(mysql::ConnectOptions options) const;

    /// Whether a packet of the client, without its header, is meant.
    using Match = std::function<bool(std::string_view packet)>;
    static Match query(const std::string& text);
    static bool is_execute(std::string_view packet) { return packet.starts_with('\x17'); }

    // What happens to the next packet that is meant, once.

    /// The connection breaks, and the server never gets it.
    void cut_before(Match match) { set({std::move(match), Kind::cut_before, 0, ""}); }
    /// The connection breaks when the server has done it, before the client is told.
    void cut_after(Match match) { set({std::move(match), Kind::cut_after, 0, ""}); }
    /// The server gets `instead` (COM_PING if empty), and the client an error.
    void refuse(Match match, int code, std::string instead = "") {
        set({std::move(match), Kind::refuse, code, std::move(instead)});
    }
    /// Whether it has befallen one.
    bool has_struck() const { return !rule_is_set_; }

    /// From now on nothing passes, as if the server were stopped; new connections are let in and
    /// hear nothing.
    void hang();
    void go_on();
    /// How many connections wait for that.
    std::size_t waiting() const { return waiting_; }

  private:
    enum class Kind { cut_before, cut_after, refuse };
    struct Rule {
        Match match;
        Kind kind;
        int code;
        std::string instead;
    };
    struct Line;

    void set(Rule rule);
    std::optional<Rule> strike(std::string_view packet);
    void accept_all();
    void serve(int client);
    bool pass_on_request(const Line& line);
    bool pass_on_answer(const Line& line);
    bool wait_while_hanging();

    fakes::TemporaryFolder folder_;
    const int listener_;
    std::mutex mutex_;  // guards what follows
    std::condition_variable changed_;
    std::optional<Rule> rule_;
    std::vector<int> clients_;
    bool hanging_ = false;
    bool ending_ = false;
    std::atomic<bool> rule_is_set_ = false;
    std::atomic<std::size_t> waiting_ = 0;
    std::vector<std::thread> lines_;
    std::thread acceptor_;
};

}  // namespace gatepost::tests
