#pragma once

#include <stop_token>

#include "app/config/config.h"
#include "core/store.h"

namespace gatepost::app {

/// Deletes what has expired and reminds those who have not confirmed, once a minute and in small
/// batches so that no lock is held for long, until asked to stop. Meant for a thread of its own
/// with a store of its own.
void keep_house(std::stop_token stop, core::Store& store, const AccountsConfig& accounts);

/// One round of it; ends early when asked to stop.
void purge_expired(std::stop_token stop, core::Store& store);

}  // namespace gatepost::app
