#pragma once

#include <string>

#include "base/clock.h"
#include "core/store.h"

/// For tests of stores that open_store made: what no program may do.
namespace gatepost::mysql::testing {

/// Stops the server's clock for the store's current connection, at `now`.
void set_time(core::Store& store, base::TimePoint now);

/// Runs one statement as it stands.
void run(core::Store& store, const std::string& statement);

/// The first value of a result, as text.
std::string query(core::Store& store, const std::string& statement);

}  // namespace gatepost::mysql::testing
