#include "app/process/serve.h"

#include <sysexits.h>
#include <systemd/sd-daemon.h>

#include <cstdlib>
#include <memory>
#include <optional>
#include <thread>

#include "app/process/closed_site.h"
#include "app/process/exit_error.h"
#include "app/process/housekeeping.h"
#include "app/process/listener.h"
#include "app/process/metrics_page.h"
#include "app/process/proxy_watch.h"
#include "app/process/reload.h"
#include "app/process/sound_program.h"
#include "app/process/watchdog.h"
#include "app/web/dispatch.h"
#include "app/web/queue_claim.h"
#include "base/log.h"

namespace gatepost::app {
namespace {

/// One worker thread's part of the site.
class SiteHandler final : public fcgi::Handler {
  public:
    SiteHandler(const Program& program, const Instruments& instruments, ProxyWatch& watch)
        : instruments_(instruments),
          watch_(watch),
          store_(program.open_hasty_store()),
          worker_(program.services, *store_) {}

    http::Response handle(const http::Request& request) override {
        if (request.asks_metrics) return show_metrics(instruments_, *store_);
        if (watch_.sees_a_proxy(request)) {
            base::log(base::Level::warning,
                      "all visitors seem to have one address and share its limits: is nginx told "
                      "which proxy is before it? (docs/install.md)",
                      {{"client", request.client_address}});
        }
        return answer(worker_, request);
    }

  private:
    const Instruments& instruments_;
    ProxyWatch& watch_;
    std::unique_ptr<core::Store> store_;
    Worker worker_;
};

fcgi::Application application_of(const Program& program, const Instruments& instruments,
                                 ProxyWatch& watch) {
    return {
        [&] { return std::make_unique<SiteHandler>(program, instruments, watch); },
        [&program](const http::Request& request) { return lane_of(program.routes, request); },
        [&program](const http::Request& request) { return claim_of(program.services, request); },
        [&program](http::Status status, const http::Request& request) {
            return refuse(program.services, status, request);
        },
    };
}

fcgi::ServerOptions options_of(const ServerConfig& config) {
    fcgi::ServerOptions options;
    // Whatever waits for the database, these are left for pages that need none.
    constexpr std::size_t spare = 2;
    options.workers = config.workers + spare;
    // While some wait for the database, others have a core each to hash on.
    options.heavy_workers = 2 * config.password_workers;
    options.heavy_queue = config.password_queue;
    options.max_connections = config.max_connections;
    options.io_timeout = config.io_timeout;
    options.stop_timeout = config.stop_timeout;
    return options;
}

void heed_replaced_keys(const Program& program) {
    try {
        app::heed_keys(*program.open_hasty_store(), program.keys);
    } catch (const core::StoreUnavailable& error) {
        base::log(base::Level::warning, "whether the keys were replaced is looked at later",
                  {{"error", error.what()}});
    }
}

/// Until it is asked to end.
void serve_site(Program& program, const std::vector<int>& listeners, const StopSignals& signals,
                const ProgramSource& source) {
    const std::jthread housekeeper([&program](std::stop_token stop) {
        const auto store = program.open_store();
        Housekeeper chores(*store, program.config.accounts, program.config.limits.failures_alarm,
                           program.keys, program.clock);
        keep_house(stop, chores);
    });
    base::log(base::Level::info, "serving",
              {{"site", program.config.site.base_url},
               {"known_passwords", static_cast<long long>(program.blocklist.size())}});
    sd_notify(0, "READY=1");
    ProxyWatch watch(program.config.site.base_url);
    const auto activity = std::make_shared<fcgi::Activity>();
    const Instruments instruments{program.counts,
                                  program.hasher,
                                  *activity,
                                  *program.shared.troubles,
                                  options_of(program.config.server),
                                  program.clock.now()};
    auto application = application_of(program, instruments, watch);
    application.activity = activity;
    Watchdog watchdog;
    application.on_round = [&](std::chrono::steady_clock::duration silence) {
        watchdog.tell(silence, status_line(instruments));
    };
    application.asked_to_stop = [&] { return asked_to_end(signals.asked(), source); };
    const bool finished =
        fcgi::serve(listeners, signals.descriptor(), instruments.capacity, application);
    if (!finished) {
        base::log(base::Level::error, "stopped with requests unfinished");
        // Their threads still use what would be torn down on the way out.
        std::_Exit(EX_TEMPFAIL);
    }
}

const std::vector<int>& listen(Listeners& listeners, const ServerConfig& config) {
    return listeners.at(config.listen.string(), config.socket_mode);
}

/// Makes the program. Until it can work the site is closed, and then opened again.
std::unique_ptr<Program> open_site(const ProgramSource& source, const StopSignals& signals,
                                   Listeners& listeners) {
    std::optional<ClosedSite> closed;
    const auto close = [&](const std::string& reason, const Config* config) {
        if (closed) return;
        if (!listeners.are_passed() && config == nullptr) throw ExitError(EX_CONFIG, reason);
        closed.emplace(listen(listeners, config != nullptr ? config->server : ServerConfig{}));
        sd_notify(0,
                  "READY=1");  // else systemd would wait for it, and so would `systemctl restart`
    };
    auto program = sound_program(source, signals, "closed, every page is a 503", close);
    if (program) heed_replaced_keys(*program);
    return program;
}

}  // namespace

int serve(const ProgramSource& source) {
    const StopSignals signals;  // first: to look at the schema may take seconds
    Listeners listeners;
    const auto program = open_site(source, signals, listeners);
    if (program) serve_site(*program, listen(listeners, program->config.server), signals, source);
    base::log(base::Level::info, "stopped");
    return EX_OK;
}

}  // namespace gatepost::app
