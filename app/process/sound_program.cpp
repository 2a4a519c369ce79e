#include "app/process/sound_program.h"

#include <sys/stat.h>
#include <systemd/sd-daemon.h>
#include <time.h>

#include "app/process/trouble.h"
#include "base/log.h"

namespace gatepost::app {
namespace {

constexpr std::chrono::seconds pause{2};

timespec now() {
    timespec time{};
    clock_gettime(CLOCK_REALTIME_COARSE, &time);  // by which files are stamped
    return time;
}

bool has_changed_since(const std::filesystem::path& file, const timespec& then) {
    struct stat status {};
    if (stat(file.c_str(), &status) != 0) return false;
    const timespec& changed = status.st_ctim;
    return changed.tv_sec > then.tv_sec ||
           (changed.tv_sec == then.tv_sec && changed.tv_nsec > then.tv_nsec);
}

/// Whether this process has an old copy of what stands in the files of the secrets.
bool has_old_credentials(const Config& config, const Environment& environment,
                         const timespec& started) {
    return environment.contains("CREDENTIALS_DIRECTORY") &&
           (has_changed_since(config.keys.file, started) ||
            has_changed_since(config.database.password_file, started));
}

std::unique_ptr<Program> try_program(const Config& config, const Environment& environment) {
    auto program = std::make_unique<Program>(config, secrets_of(config, environment));
    program->check_schema();
    return program;
}

}  // namespace

std::unique_ptr<Program> sound_program(const ProgramSource& source, const StopSignals& signals,
                                       std::string_view meanwhile, const OnTrouble& on_trouble) {
    const timespec started = now();
    Trouble trouble(meanwhile);
    do {
        std::optional<Config> config;
        std::string reason;
        try {
            config = source.load();
            auto program = try_program(*config, source.environment);
            trouble.end();
            base::set_log_level(program->config.log.level);
            return program;
        } catch (const std::exception& error) {
            reason = error.what();
        }
        on_trouble(reason, config ? &*config : nullptr);
        sd_notify(0, "WATCHDOG=1");  // it works, as far as it can
        trouble.tell(reason);
        if (config && has_old_credentials(*config, source.environment, started)) {
            base::log(base::Level::info, "starting anew, for the keys that are there now");
            return nullptr;
        }
    } while (signals.wait(pause) != Asked::to_stop);
    return nullptr;
}

}  // namespace gatepost::app
