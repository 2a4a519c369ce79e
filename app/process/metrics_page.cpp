#include "app/process/metrics_page.h"

#include <fmt/format.h>

#include <chrono>
#include <limits>
#include <optional>

#include "base/log.h"
#include "metrics/exposition.h"

namespace gatepost::app {
namespace {

using metrics::Exposition;
using metrics::Sample;
using std::chrono::steady_clock;

/// If the database took that long to say how it is, it is not asked anything else: Prometheus waits
/// for ten seconds.
constexpr std::chrono::seconds slow{3};

template <class Number>
double number(Number value) {
    return static_cast<double>(value);
}

double seconds(std::chrono::system_clock::duration time) {
    return std::chrono::duration<double>(time).count();
}

void add_process(Exposition& page, const Instruments& instruments) {
    page.add_gauge("gatepost_build_info", "Always 1; the label names the release.",
                   {{{{"version", GATEPOST_VERSION}}, 1}});
    page.add_gauge("gatepost_start_time_seconds", "When this process began to serve, Unix time.",
                   seconds(instruments.started_at.time_since_epoch()));
}

void add_server(Exposition& page, const Instruments& instruments) {
    const fcgi::Activity& activity = instruments.activity;
    const fcgi::ServerOptions& capacity = instruments.capacity;
    page.add_gauge("gatepost_workers",
                   "Threads that answer requests; those of the lane heavy hash passwords.",
                   {{{{"lane", "normal"}}, number(capacity.workers)},
                    {{{"lane", "heavy"}}, number(capacity.heavy_workers)}});
    page.add_gauge("gatepost_workers_busy", "Those of them that are at work.",
                   {{{{"lane", "normal"}}, number(activity.workers_busy.load())},
                    {{{"lane", "heavy"}}, number(activity.heavy_workers_busy.load())}});
    page.add_gauge("gatepost_password_queue_requests",
                   "Requests that wait for a heavy worker, to have a password hashed.",
                   number(activity.heavy_waiting.load()));
    page.add_counter("gatepost_password_queue_refusals_total",
                     "Requests for which that queue had no room: answered 503.",
                     number(activity.turned_away.value()));
}

void add_hashes(Exposition& page, const crypto::PasswordHasher& hasher) {
    const auto use = hasher.use();
    page.add_gauge("gatepost_hashes_running", "Threads that compute hashes of passwords.",
                   number(use.running));
    page.add_gauge("gatepost_hashes_waiting", "Threads that wait for their turn to do so.",
                   number(use.waiting));
    page.add_counter("gatepost_hashes_total", "Passwords that were hashed, to check or to set one.",
                     number(use.total));
}

void add_troubles(Exposition& page, const mysql::Troubles& troubles) {
    page.add_counter("gatepost_database_errors_total",
                     "Troubles with the database. A conflict is tried again, and so is what was "
                     "certainly not done when a connection was lost; a silence or a refusal is a "
                     "503.",
                     {{{{"kind", "conflict"}}, number(troubles.conflicts.value())},
                      {{{"kind", "loss"}}, number(troubles.losses.value())},
                      {{{"kind", "silence"}}, number(troubles.silences.value())},
                      {{{"kind", "refusal"}}, number(troubles.refusals.value())}});
}

void add_state(Exposition& page, core::StoreState state) {
    using core::StoreState;
    std::vector<Sample> samples;
    for (const auto one :
         {StoreState::ready, StoreState::away, StoreState::read_only, StoreState::unfit})
        samples.push_back({{{"state", std::string(to_string(one))}}, one == state ? 1.0 : 0.0});
    page.add_gauge("gatepost_database_state",
                   "1 for the state that the database is in: ready, away, read_only, or unfit, "
                   "which is a schema that this release cannot work on.",
                   samples);
}

void add_mail(Exposition& page, const core::OutboxFigures& figures) {
    const auto never = std::numeric_limits<double>::infinity();
    page.add_gauge("gatepost_outbox_mails", "Mails that wait to be sent, and that were given up.",
                   {{{{"status", "queued"}}, number(figures.queued)},
                    {{{"status", "failed"}}, number(figures.failed)}});
    page.add_gauge("gatepost_outbox_oldest_due_age_seconds",
                   "For how long the mail that is due first has been due; 0 if none is.",
                   figures.oldest_due ? seconds(*figures.oldest_due) : 0);
    page.add_gauge("gatepost_courier_heartbeat_age_seconds",
                   "Since a courier was last seen at work; +Inf if none ever was.",
                   figures.courier_seen ? seconds(*figures.courier_seen) : never);
    page.add_counter("gatepost_mails_total",
                     "Mails of all couriers together, by what came of them: sent, refused by the "
                     "mail system (an attempt), given_up, or dropped.",
                     {{{{"outcome", "sent"}}, number(figures.counts.sent)},
                      {{{"outcome", "refused"}}, number(figures.counts.refused)},
                      {{{"outcome", "given_up"}}, number(figures.counts.given_up)},
                      {{{"outcome", "dropped"}}, number(figures.counts.dropped)}});
}

void add_database(Exposition& page, core::Store& store) {
    const auto asked_at = steady_clock::now();
    const auto state = store.state();
    add_state(page, state);
    const bool answers = state == core::StoreState::ready || state == core::StoreState::read_only;
    if (!answers || steady_clock::now() - asked_at > slow) return;
    try {
        add_mail(page, store.rows().outbox.figures());
    } catch (const core::StoreUnavailable& error) {
        base::log(base::Level::warning, "metrics without those of mails",
                  {{"error", error.what()}});
    }
}

}  // namespace

http::Response show_metrics(const Instruments& instruments, core::Store& store) {
    Exposition page;
    add_process(page, instruments);
    instruments.counts.add_to(page);
    add_server(page, instruments);
    add_hashes(page, instruments.hasher);
    add_troubles(page, instruments.troubles);
    add_database(page, store);
    http::Response response{http::Status::ok, {}, page.text()};
    response.add("Content-Type", Exposition::media_type);
    response.add("Cache-Control", "no-store");
    return response;
}

std::string status_line(const Instruments& instruments) {
    const auto& activity = instruments.activity;
    const auto& capacity = instruments.capacity;
    return fmt::format(
        "requests: {}; busy: {} of {} workers, {} of {} that hash passwords; wait: {}",
        instruments.counts.requests(), activity.workers_busy.load(), capacity.workers,
        activity.heavy_workers_busy.load(), capacity.heavy_workers, activity.heavy_waiting.load());
}

}  // namespace gatepost::app
