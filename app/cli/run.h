#pragma once

namespace gatepost::app::cli {

/// The program. Exit codes are those of sysexits.h.
int run(int argc, char** argv);

}  // namespace gatepost::app::cli
