#include "fcgi/worker.h"

#include <sched.h>
#include <unistd.h>

#include <chrono>
#include <exception>
#include <string>
#include <utility>

#include "base/log.h"

namespace gatepost::fcgi {
namespace {

constexpr int heavy_niceness = 10;

// nginx sends requests in bursts. A worker that is woken by the first one would take the core away
// from nginx, which then could not send the next: two switches for each request, where workers that
// wait for nginx to pause find several at once. But while passwords are hashed every core is busy,
// and a worker that interrupts nobody would wait for ticks of the clock. Should the kernel refuse,
// that is all.
class Manners {
  public:
    /// To be called before this thread waits.
    void adapt(bool hashes) {
        const int wanted = hashes ? SCHED_OTHER : SCHED_BATCH;
        if (policy_ == wanted) return;
        const sched_param no_priority{};
        sched_setscheduler(0, wanted, &no_priority);
        policy_ = wanted;
    }

  private:
    int policy_ = SCHED_OTHER;
};

// For a catch block. Names no path: it may hold a token.
void log_exception(const http::Request& request) {
    std::string what = "unknown";
    try {
        throw;
    } catch (const std::exception& error) {
        what = error.what();
    } catch (...) {
    }
    base::log(base::Level::error, "request failed", {{"request", request.id}, {"error", what}});
}

/// The program's answers on one thread. The handler is made when it is first needed and, should
/// that fail, again for the next request.
class LazyHandler {
  public:
    explicit LazyHandler(const Application& application) : application_(application) {}

    http::Response answer(const http::Request& request) {
        try {
            if (!handler_) handler_ = application_.make_handler();
            return handler_->handle(request);
        } catch (...) {
            log_exception(request);
            return application_.refuse(http::Status::internal_server_error, request);
        }
    }

  private:
    const Application& application_;
    std::unique_ptr<Handler> handler_;
};

Claim claim_of(const http::Request& request, const Application& application) {
    return application.claim ? application.claim(request) : Claim{};
}

/// Lets a heavy worker answer, if it can soon.
void pass_on(std::unique_ptr<Exchange>& exchange, Shared& shared) {
    const Application& application = shared.application;
    const http::Request& request = exchange->request();
    const Claim claim = claim_of(request, application);
    ++shared.activity->heavy_waiting;  // first: it may be taken before try_push returns
    if (shared.heavy.try_push(exchange, claim)) return;
    --shared.activity->heavy_waiting;
    shared.activity->turned_away.add();
    exchange->finish(application.refuse(http::Status::service_unavailable, request));
}

void attend_to(const Arrival& arrival, RequestFile& file, std::unique_ptr<Exchange>& exchange,
               LazyHandler& desk, Shared& shared) {
    if (!exchange->receive(arrival, file, shared.options.max_body)) return;
    const Application& application = shared.application;
    const http::Request& request = exchange->request();
    if (const auto status = exchange->refusal()) {
        exchange->finish(application.refuse(*status, request));
    } else if (application.lane(request) == Lane::normal) {
        exchange->finish(desk.answer(request));
    } else {
        pass_on(exchange, shared);
    }
}

/// Runs `step`; whatever it throws is logged and costs no more than this connection.
template <typename Step>
void contain(const std::unique_ptr<Exchange>& exchange, Step step) {
    try {
        step();
    } catch (...) {
        log_exception(exchange->request());
    }
}

/// Reads on. Whether the request is here; if not, the connection is out of this worker's hands.
bool is_here(Arrival& arrival, Connections& connections) {
    auto state = arrival.read();
    while (state == Arrival::State::unfinished) {
        if (connections.await_rest(arrival)) return false;
        state = arrival.has_more_soon() ? arrival.read() : Arrival::State::lost;
    }
    if (state == Arrival::State::lost) connections.close(arrival.connection());
    return state == Arrival::State::here;
}

}  // namespace

Shared::Shared(std::vector<base::FileDescriptor> listeners, int stop_fd,
               const ServerOptions& chosen, const Application& program)
    : options(chosen),
      application(program),
      activity(program.activity ? program.activity : std::make_shared<Activity>()),
      connections(std::move(listeners), stop_fd, chosen),
      heavy({chosen.heavy_queue, chosen.heavy_workers, chosen.heavy_patience}),
      files(chosen.workers) {}

void run_worker(Shared& shared) {
    Manners manners;
    LazyHandler desk(shared.application);
    RequestFile& file = shared.files.at(shared.files_taken++);
    const auto next = [&] {
        manners.adapt(shared.activity->heavy_workers_busy > 0);
        return shared.connections.take_readable();
    };
    while (auto arrival = next()) {
        const Busy busy(shared.activity->workers_busy);
        if (!is_here(*arrival, shared.connections)) continue;
        auto exchange = std::make_unique<Exchange>(*arrival, shared.connections);
        contain(exchange, [&] { attend_to(*arrival, file, exchange, desk, shared); });
    }
}

void run_heavy_worker(Shared& shared) {
    // Hashing takes whole time slices of a core. At a lower priority it takes what the other pages
    // leave; should lowering be forbidden, the hashes are merely not slowed down.
    [[maybe_unused]] const int niceness = nice(heavy_niceness);
    LazyHandler desk(shared.application);
    while (const auto exchange = shared.heavy.pop()) {
        const auto started = std::chrono::steady_clock::now();
        --shared.activity->heavy_waiting;
        shared.activity->heavy_taken.add();
        const Busy busy(shared.activity->heavy_workers_busy);
        contain(*exchange, [&] { (*exchange)->finish(desk.answer((*exchange)->request())); });
        shared.heavy.note_time(std::chrono::steady_clock::now() - started);
    }
}

}  // namespace gatepost::fcgi
