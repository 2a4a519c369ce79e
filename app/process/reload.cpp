#include "app/process/reload.h"

#include "app/process/program.h"
#include "app/process/trouble.h"
#include "base/log.h"

namespace gatepost::app {
namespace {

bool is_sound(const ProgramSource& source) {
    try {
        const Config config = source.load();
        const Program program(config, secrets_of(config, source.environment));
        check_blocklist(config);
        program.check_schema();
        return true;
    } catch (const std::exception& error) {
        tell_trouble("reload refused, going on with the configuration from before", error.what());
        return false;
    }
}

}  // namespace

bool asked_to_end(Asked asked, const ProgramSource& source) {
    switch (asked) {
        case Asked::nothing:
            return false;
        case Asked::to_stop:
            return true;
        case Asked::to_reload:
            if (!is_sound(source)) return false;
            base::log(base::Level::info, "starting anew, with the configuration that is there now");
            return true;
    }
    __builtin_unreachable();
}

}  // namespace gatepost::app
