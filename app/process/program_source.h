#pragma once

#include <functional>

#include "app/config/config.h"

namespace gatepost::app {

/// Where a process that runs for long has its program from: what is there when it asks.
struct ProgramSource {
    std::function<Config()> load;  ///< throws ExitError
    Environment environment;
};

}  // namespace gatepost::app
