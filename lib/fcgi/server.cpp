#include "fcgi/server.h"

#include <algorithm>

#include "fcgi/pulse.h"
#include "fcgi/thread_group.h"
#include "fcgi/worker.h"

namespace gatepost::fcgi {
namespace {

using std::chrono::steady_clock;

/// The worker threads of both lanes. However `serve` ends, none of them is left waiting for work.
class Lanes {
  public:
    explicit Lanes(std::shared_ptr<Shared> shared) : shared_(std::move(shared)) {}
    ~Lanes() {
        shared_->connections.stop();
        shared_->heavy.close();
    }
    Lanes(const Lanes&) = delete;
    Lanes& operator=(const Lanes&) = delete;

    void start() {
        const auto shared = shared_;
        normal_.start(shared->options.workers, [shared] { run_worker(*shared); });
        heavy_.start(shared->options.heavy_workers, [shared] { run_heavy_worker(*shared); });
    }

    /// Lets the workers finish what has come. False if that takes longer than it may.
    bool finish(steady_clock::time_point deadline) {
        // nginx closes what it has no use for as soon as it looks; others are not waited for.
        constexpr std::chrono::milliseconds enough{300};
        // nginx connects only to send, but a busy machine may hold it up in between, and what it
        // loses on a fresh connection it does not repeat unless there is another host.
        constexpr std::chrono::milliseconds enough_to_begin{1000};
        const auto now = steady_clock::now();
        const auto half = now + (deadline - now) / 2;
        shared_->connections.hang_up();
        shared_->connections.await_end(std::min(half, now + enough));
        shared_->connections.await_fresh(std::min(half, now + enough_to_begin));
        shared_->connections.stop();
        const bool normal_ended = normal_.join_until(deadline);
        shared_->heavy.close();  // only now: normal workers pass requests on until they end
        return heavy_.join_until(deadline) && normal_ended;
    }

  private:
    const std::shared_ptr<Shared> shared_;
    ThreadGroup normal_;
    ThreadGroup heavy_;
};

/// Tells the program how its server is, about as often as it wants.
class Rounds {
  public:
    Rounds(Shared& shared)
        : shared_(shared), pulse_(shared.connections, *shared.activity, steady_clock::now()) {}

    void look() {
        const auto now = steady_clock::now();
        if (!shared_.application.on_round || now < next_) return;
        next_ = now + shared_.options.round;
        shared_.application.on_round(pulse_.silence(now));
    }

  private:
    Shared& shared_;
    Pulse pulse_;
    steady_clock::time_point next_;
};

}  // namespace

bool serve(const std::vector<int>& listen_fds, int stop_fd, const ServerOptions& options,
           const Application& application) {
    std::vector<base::FileDescriptor> listeners(listen_fds.begin(), listen_fds.end());
    initialize_libfcgi();
    const auto shared =
        std::make_shared<Shared>(std::move(listeners), stop_fd, options, application);
    Lanes lanes(shared);
    lanes.start();
    Rounds rounds(*shared);
    while (shared->connections.wait() ||
           (application.asked_to_stop && !application.asked_to_stop()))
        rounds.look();
    const auto deadline = steady_clock::now() + options.stop_timeout;
    return lanes.finish(deadline);
}

}  // namespace gatepost::fcgi
