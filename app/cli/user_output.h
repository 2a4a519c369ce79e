#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "app/cli/listing.h"
#include "base/json.h"
#include "core/store.h"

namespace gatepost::app::cli {

/// By which people name it on the command line.
std::uint64_t number_of(const core::Account& account);
/// "ann@example.org (#17)".
std::string name_of(const core::Account& account);
/// What it is first of all: "locked", "leaving", "awaiting_approval", "confirmed" or "pending".
std::string_view state_of(const core::Account& account);
/// "2026-01-31T23:59:59Z", or "-".
std::string to_cell(const std::optional<core::TimePoint>& time);
/// The same for JSON, or null.
base::Json to_json(const std::optional<core::TimePoint>& time);
/// An account's number, or null.
base::Json to_json(const std::optional<core::AccountId>& account);
base::Json to_json(const core::Account& account);

/// A listing of accounts, and a row of it.
Listing account_listing(bool as_json);
void add_account(Listing& listing, const core::Account& account);

base::Json to_json(const core::OutboxEntry& mail);
base::Json to_json(const core::SessionEntry& session);

/// Prints all that is known about an account; the exit code.
int print_account(core::Rows rows, const core::Account& account, bool as_json);

}  // namespace gatepost::app::cli
