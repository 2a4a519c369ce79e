#include "app/deliver.h"

#include <poll.h>
#include <sysexits.h>
#include <systemd/sd-daemon.h>
#include <unistd.h>

#include "app/mail_writer.h"
#include "app/stop_signals.h"
#include "base/base64url.h"
#include "base/log.h"
#include "core/courier.h"
#include "mail/sendmail.h"

namespace gatepost::app {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

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
            config.give_up_after};
}

/// How long to wait before the next look at the outbox.
milliseconds deliver_one(core::Courier& courier) {
    constexpr milliseconds idle{200};
    constexpr milliseconds outage{2000};
    try {
        return courier.deliver_next() ? milliseconds(0) : idle;
    } catch (const std::exception& error) {
        base::log(base::Level::error, "courier waits", {{"error", error.what()}});
        return outage;
    }
}

bool asked_to_stop(const StopSignals& signals, milliseconds wait) {
    pollfd watched{signals.descriptor(), POLLIN, 0};
    return poll(&watched, 1, static_cast<int>(wait.count())) > 0 && signals.asked_to_stop();
}

}  // namespace

int deliver(Program& program) {
    program.require_current_schema();
    const StopSignals signals;
    const auto store = program.open_store();
    TemplateMailWriter writer(program.renderer);
    mail::Sendmail transport(sendmail_options(program.config.mail), program.clock, program.keys);
    core::Courier courier(*store, program.links, writer, transport, program.clock, program.random,
                          courier_options(program));
    base::log(base::Level::info, "delivering", {{"site", program.config.site.base_url}});
    sd_notify(0, "READY=1");
    milliseconds wait{0};
    while (!asked_to_stop(signals, wait))
        wait = deliver_one(courier);
    base::log(base::Level::info, "stopped");
    return EX_OK;
}

}  // namespace gatepost::app
