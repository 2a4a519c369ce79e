#include "core/event.h"

#include <array>
#include <utility>

namespace gatepost::core {
namespace {

using enum EventKind;

constexpr std::array names{
    std::pair{signed_up, "signed_up"},
    std::pair{address_corrected, "address_corrected"},
    std::pair{address_confirmed, "address_confirmed"},
    std::pair{logged_in, "logged_in"},
    std::pair{login_failed, "login_failed"},
    std::pair{logged_out, "logged_out"},
    std::pair{password_changed, "password_changed"},
    std::pair{password_reset, "password_reset"},
    std::pair{address_change_asked, "address_change_asked"},
    std::pair{address_changed, "address_changed"},
    std::pair{address_change_undone, "address_change_undone"},
    std::pair{session_ended, "session_ended"},
    std::pair{account_rescued, "account_rescued"},
    std::pair{data_exported, "data_exported"},
    std::pair{deletion_asked, "deletion_asked"},
    std::pair{deletion_undone, "deletion_undone"},
    std::pair{account_locked, "account_locked"},
    std::pair{account_unlocked, "account_unlocked"},
};

}  // namespace

std::string to_string(EventKind kind) {
    for (const auto& [known, name] : names) {
        if (known == kind) return name;
    }
    __builtin_unreachable();
}

std::optional<EventKind> event_kind(std::string_view name) {
    for (const auto& [kind, known] : names) {
        if (name == known) return kind;
    }
    return std::nullopt;
}

}  // namespace gatepost::core
