#pragma once

#include <atomic>
#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "visitors/life.h"

namespace gatepost::tests::cluster {

using visitors::TimePoint;

/// From then until then.
struct Span {
    TimePoint begin;
    TimePoint end;
    bool holds(TimePoint time) const { return begin <= time && time < end; }
};

/// What was asked for again and again.
class Looks {
  public:
    enum class Result { good, unanswered, refused };
    struct Summary {
        int good = 0;
        int unanswered = 0;
        int refused = 0;
        /// The longest time without a good answer.
        std::chrono::milliseconds gap{0};
    };
    void add(Result result);
    /// Of what was answered in that time.
    Summary summary(Span span) const;

  private:
    struct Look {
        TimePoint at;
        Result result;
    };
    mutable std::mutex mutex_;
    std::vector<Look> looks_;
};

/// A member who is logged in all the while: goes through the gate twenty times a second, and
/// changes their name up to ten times a second.
class Watch {
  public:
    Watch(const Stack& stack, visitors::Mailbox& mailbox);
    ~Watch();
    Watch(const Watch&) = delete;

    const Looks& gate() const { return gate_; }
    const Looks& writes() const { return writes_; }
    /// What has become of them, like that of any visitor.
    visitors::Story end();

  private:
    void go_through_gate(const std::string& site);
    void change_name();

    visitors::Story story_;
    Client browser_;
    std::string session_;
    Looks gate_;
    Looks writes_;
    std::atomic<bool> is_over_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace gatepost::tests::cluster
