#include "app/process/deliver.h"

#include <fmt/format.h>
#include <sysexits.h>
#include <systemd/sd-daemon.h>
#include <unistd.h>

#include "app/process/reload.h"
#include "app/process/sound_program.h"
#include "app/process/watchdog.h"
#include "base/base64url.h"
#include "base/log.h"
#include "core/courier.h"
#include "mail/sendmail.h"

namespace gatepost::app {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

/// What the statements about one mail may take together; each fails after ten seconds.
constexpr seconds time_for_the_database{180};

/// Different for every courier that ever runs, so that none takes over another's lease.
std::string courier_name(base::Random& random) {
    std::array<char, 256> host{};
    gethostname(host.data(), host.size() - 1);
    return std::string(host.data()).substr(0, 40) + ":" + base::base64url_encode(random.bytes(9));
}

mail::SendmailOptions sendmail_options(const MailConfig& config) {
    mail::SendmailOptions options{config.sendmail, config.from_name, *config.from, *config.bounce};
    options.timeout = config.timeout;
    return options;
}

core::CourierOptions courier_options(Program& program) {
    const MailConfig& config = program.config.mail;
    constexpr seconds slack{30};  // for the database before and after
    return {courier_name(program.random), program.config.site.base_url, config.timeout + slack,
            config.give_up_after, program.config.limits};
}

/// Says why the courier waits, but not at each look for as long as an outage lasts.
class WaitingLog {
  public:
    void tell(const std::string& error) {
        const auto now = std::chrono::steady_clock::now();
        if (error == last_ && now < next_) return;
        last_ = error;
        next_ = now + std::chrono::minutes(1);
        base::log(base::Level::error, "courier waits", {{"error", error}});
    }
    void forget() { last_.clear(); }

  private:
    std::string last_;
    std::chrono::steady_clock::time_point next_;
};

/// How long to wait before the next look at the outbox.
milliseconds deliver_one(core::Courier& courier, WaitingLog& waiting) {
    constexpr milliseconds idle{200};
    constexpr milliseconds outage{2000};
    try {
        const bool was_due = courier.deliver_next();
        waiting.forget();
        return was_due ? milliseconds(0) : idle;
    } catch (const std::exception& error) {
        waiting.tell(error.what());
        return outage;
    }
}

/// What was sent may still be unmarked, because the database was away: another courier would send
/// it again.
void settle(core::Courier& courier) {
    try {
        courier.settle();
    } catch (const std::exception& error) {
        base::log(base::Level::error, "the last mail may be sent again", {{"error", error.what()}});
    }
}

/// Says now and then, to systemd and in the database, that this courier is at work.
class Heartbeat {
  public:
    Heartbeat(core::Courier& courier, core::Store& store) : courier_(courier), store_(store) {}

    void beat() {
        const auto now = std::chrono::steady_clock::now();
        if (now < next_) return;
        next_ = now + seconds(15);
        watchdog_.tell(seconds(0), status());
    }

  private:
    std::string status() {
        try {
            courier_.beat();
            const auto figures = store_.rows().outbox.figures();
            return fmt::format("mails waiting: {}; given up: {}; sent by all couriers: {}",
                               figures.queued, figures.failed, figures.counts.sent);
        } catch (const std::exception&) {
            return "waits for the database";  // the log says why
        }
    }

    core::Courier& courier_;
    core::Store& store_;
    Watchdog watchdog_;
    std::chrono::steady_clock::time_point next_;
};

void deliver_until_asked(Program& program, const StopSignals& signals,
                         const ProgramSource& source) {
    const auto store = program.open_store();
    mail::Sendmail transport(sendmail_options(program.config.mail), program.clock, program.keys);
    core::Courier courier(*store, program.links, program.renderer, transport, program.clock,
                          program.random, courier_options(program));
    base::log(base::Level::info, "delivering", {{"site", program.config.site.base_url}});
    sd_notify(0, "READY=1");
    Watchdog::expect_silence(program.config.mail.timeout + time_for_the_database);
    Heartbeat heart(courier, *store);
    WaitingLog waiting;
    milliseconds wait{0};
    while (!asked_to_end(signals.wait(wait), source)) {
        heart.beat();
        wait = deliver_one(courier, waiting);
    }
    settle(courier);
}

}  // namespace

int deliver(const ProgramSource& source) {
    const StopSignals signals;  // first: to look at the schema may take seconds
    const auto program = sound_program(source, signals, "no mail is delivered",
                                       [](const auto&, const auto*) { sd_notify(0, "READY=1"); });
    if (program) deliver_until_asked(*program, signals, source);
    base::log(base::Level::info, "stopped");
    return EX_OK;
}

}  // namespace gatepost::app
