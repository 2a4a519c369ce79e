#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "app/process/program.h"
#include "app/process/program_source.h"
#include "app/process/stop_signals.h"

namespace gatepost::app {

/// What to do while there is no program that could work. It is called after each try with the
/// reason and, if the configuration itself could be read, with that; what it throws ends the
/// waiting.
using OnTrouble = std::function<void(const std::string& reason, const Config* config)>;

/// The program, once it can work: its configuration, files, keys and the database's schema are
/// sound. A database that is away is no obstacle. Until then it tries again every two seconds, and
/// says why, with what becomes of the work `meanwhile`.
///
/// Nothing if it is asked to stop first, or if secrets have changed that systemd handed over at the
/// start: only another process gets them.
std::unique_ptr<Program> sound_program(const ProgramSource& source, const StopSignals& signals,
                                       std::string_view meanwhile, const OnTrouble& on_trouble);

}  // namespace gatepost::app
