#pragma once

#include <string>
#include <vector>

#include "core/event.h"

namespace gatepost::app {

/// What the journal is told of an event: fields as `NAME=value` (systemd.journal-fields(7)).
/// `journalctl GATEPOST_EVENT=account_locked` finds them.
std::vector<std::string> journal_fields(const core::Event& event);

/// Hands an event to the journal. Does nothing where none runs. Thread-safe.
void tell_journal(const core::Event& event);

}  // namespace gatepost::app
