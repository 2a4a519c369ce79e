#pragma once

#include <filesystem>
#include <string>

#include "app/cli/cli.h"

namespace gatepost::app::cli {

// What `gatepost setup` does that other commands do as well.

/// The configuration, once everything holds that `serve` would refuse to start with, but for the
/// database, or do without. Root reads the secrets, and the service all the rest. Throws ExitError.
Config check_config(const Globals& globals);

/// Writes the error pages that nginx serves by itself. Throws ExitError.
void export_pages(const Config& config, const std::filesystem::path& directory);

/// Sends a test mail and waits for the courier. Throws ExitError that says why it has not left.
int test_mail(const Globals& globals, const std::string& address, bool as_json);

}  // namespace gatepost::app::cli
