#include "app/process/deliver.h"

#include <fmt/format.h>
#include <sysexits.h>
#include <systemd/sd-daemon.h>

#include <thread>

#include "app/process/courier_name.h"
#include "app/process/reload.h"
#include "app/process/senders.h"
#include "app/process/sound_program.h"
#include "app/process/stopped_within.h"
#include "app/process/watchdog.h"
#include "base/log.h"
#include "mail/sendmail.h"

namespace gatepost::app {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

/// What the statements about one mail may take together, for those who watch; each fails after ten
/// seconds.
constexpr seconds time_for_the_database{180};

mail::SendmailOptions sendmail_options(const MailConfig& config) {
    mail::SendmailOptions options{config.sendmail, config.from_name, *config.from, *config.bounce};
    options.timeout = config.timeout;
    return options;
}

core::CourierOptions courier_options(Program& program) {
    const MailConfig& config = program.config.mail;
    constexpr seconds slack{30};  // for the database before and after
    return {courier_name(program.random),
            program.config.site.base_url,
            config.timeout + slack,
            config.give_up_after,
            program.config.limits,
            program.keys.names().front(),
            config.senders};
}

/// Says now and then, to systemd and in the database, that all senders are at work.
class Heartbeat {
  public:
    Heartbeat(Senders& senders, core::Store& store, seconds longest_silence)
        : senders_(senders), store_(store), watchdog_(longest_silence) {}

    void beat() {
        const auto silence = senders_.silence();
        watchdog_.tell(silence, status(watchdog_.is_too_long(silence)));
    }

  private:
    std::string status(bool is_stuck) {
        try {
            free_mails_of_the_dead(store_.rows().outbox);
            if (!is_stuck) senders_.dispatcher().beat(store_);
            const auto figures = store_.rows().outbox.figures();
            return fmt::format("mails waiting: {}; given up: {}; sent by all couriers: {}",
                               figures.queued, figures.failed, figures.counts.sent);
        } catch (const std::exception&) {
            return "waits for the database";  // the log says why
        }
    }

    /// Once: what those left that were killed before this one began.
    void free_mails_of_the_dead(core::OutboxRows& outbox) {
        if (has_looked_) return;
        for (const std::string& owner : outbox.lease_owners()) {
            if (!is_gone(owner)) continue;
            const auto mails = static_cast<long long>(outbox.end_leases(owner));
            base::log(base::Level::info, "mails of a courier that is gone are due again",
                      {{"courier", owner}, {"mails", mails}});
        }
        has_looked_ = true;
    }

    Senders& senders_;
    core::Store& store_;
    Watchdog watchdog_;
    bool has_looked_ = false;
};

void deliver_until_asked(Program& program, const StopSignals& signals,
                         const ProgramSource& source) {
    mail::Sendmail transport(sendmail_options(program.config.mail), program.clock, program.keys);
    base::log(base::Level::info, "delivering", {{"site", program.config.site.base_url}});
    sd_notify(0, "READY=1");
    Senders senders(program, transport, courier_options(program));
    // In a thread too: whatever the database does, a signal is heard at once.
    std::jthread heart([&](const std::stop_token& stop) {
        const auto store = program.open_store();
        Heartbeat heartbeat(senders, *store, program.config.mail.timeout + time_for_the_database);
        do {
            heartbeat.beat();
        } while (!stopped_within(seconds(15), stop));
    });
    while (!asked_to_end(signals.wait(minutes(1)), source)) {
    }
    heart.request_stop();
    senders.ask_to_stop();
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
