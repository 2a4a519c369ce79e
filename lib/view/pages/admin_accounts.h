#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/account.h"
#include "core/account_query.h"
#include "core/consent.h"
#include "core/event.h"
#include "core/failed_logins.h"
#include "view/field_error.h"
#include "view/frame.h"
#include "view/pages/admin.h"
#include "view/pages/sessions.h"

namespace gatepost::view {

/// What an account is, for administrators.
struct AccountLine {
    std::string number;
    std::string email;
    core::TimePoint registered_at;
    std::optional<core::TimePoint> confirmed_at;
    std::optional<core::TimePoint> last_login_at;
    std::optional<core::TimePoint> locked_at;
    std::optional<core::TimePoint> deletes_at;
    bool is_admin = false;
    bool awaits_approval = false;
    core::Language language = core::Language::english;
    std::string name{};                      ///< what its owner is called; empty for nothing
    std::optional<core::Consent> consent{};  ///< on its own page alone
};

/// Where a text is looked for: at the beginning of addresses or names, or anywhere in addresses.
enum class SearchIn { addresses, names, parts };

struct AdminAccountsPage {
    std::string query;  ///< as it was typed
    SearchIn where = SearchIn::addresses;
    std::optional<core::AccountState> state;
    std::vector<AccountLine> lines;
    OtherPages others;

    std::string render(const Theme& theme, const Frame& frame) const;
};

struct AdminAccountPage {
    AccountLine account;
    bool is_own = false;           ///< the administrator's who looks at it
    std::chrono::seconds delay{};  ///< until an account is gone that is to be deleted
    std::vector<std::string> groups;
    std::vector<SessionLine> sessions;
    std::vector<MailLine> mails;
    std::vector<core::Event> events;
    std::vector<core::FailedLogins> failed_logins;
    std::string refused;  ///< the action that was refused; empty if none
    std::string email;    ///< as it was typed
    std::string group;
    std::vector<FieldError> errors;

    std::string render(const Theme& theme, const Frame& frame) const;
};

struct AdminEventsPage {
    std::string download;  ///< the address of what is shown, as a file
    std::string account;   ///< as it was typed
    std::optional<core::EventKind> kind;
    std::vector<core::Event> events;
    OtherPages others;
    std::vector<FieldError> errors;

    std::string render(const Theme& theme, const Frame& frame) const;
};

}  // namespace gatepost::view
