#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/account.h"
#include "core/session.h"

namespace gatepost::core {

/// What happens to accounts. Stored by name: renaming one here needs a migration.
enum class EventKind {
    signed_up,
    address_corrected,  ///< while it was pending
    address_confirmed,
    logged_in,
    login_failed,  ///< a wrong password, wherever it was asked for; of nobody if the address is
                   ///< nobody's
    logged_out,
    password_changed,
    password_reset,
    address_change_asked,
    address_changed,
    address_change_undone,  ///< by "this was not me"
    session_ended,          ///< by its user, from another one
    account_rescued,        ///< by "this was not me"
    data_exported,
    deletion_asked,
    deletion_undone,
    account_locked,  ///< by an administrator, or where "this was not me" cannot give it back
    account_unlocked,
};

std::string to_string(EventKind kind);
std::optional<EventKind> event_kind(std::string_view name);

/// Anybody can cause failures, so they are looked at apart.
enum class EventScope { all, failures, all_but_failures };

/// Something that happened to an account.
struct Event {
    EventKind kind;
    TimePoint happened_at;
    Client client;  ///< that caused it
};

}  // namespace gatepost::core
