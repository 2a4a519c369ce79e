#include "app/cli/user_output.h"

#include <fmt/format.h>
#include <sysexits.h>

#include <iostream>

#include "base/json.h"
#include "base/utc.h"

namespace gatepost::app::cli {

std::uint64_t number_of(const core::Account& account) {
    return static_cast<std::uint64_t>(account.id);
}

std::string to_line(const core::Account& account) {
    return fmt::format("{:>6}  {}  {:<20}  {:<5}  {:<6}  {}  {}{}", number_of(account),
                       base::in_utc(account.registered_at),
                       account.confirmed_at ? base::in_utc(*account.confirmed_at) : "unconfirmed",
                       account.admin ? "admin" : "", account.locked_at ? "locked" : "",
                       tag(account.language), account.email.typed(),
                       core::awaits_approval(account) ? "  waits for approval" : "");
}

base::Json to_json(const core::Account& account) {
    return {{"id", number_of(account)},
            {"email", account.email.typed()},
            {"email_key", account.email.key()},
            {"name", account.name ? base::Json(account.name->text()) : base::Json()},
            {"registered_on", base::in_utc(account.registered_at)},
            {"confirmed_on",
             account.confirmed_at ? base::Json(base::in_utc(*account.confirmed_at)) : base::Json()},
            {"deletes_on",
             account.deletes_at ? base::Json(base::in_utc(*account.deletes_at)) : base::Json()},
            {"locked_on",
             account.locked_at ? base::Json(base::in_utc(*account.locked_at)) : base::Json()},
            {"needs_approval", account.needs_approval},
            {"admin", account.admin},
            {"epoch", account.epoch},
            {"language", tag(account.language)}};
}

int print_users(const std::vector<core::Account>& accounts, bool as_json) {
    base::Json::Array json;
    for (const core::Account& account : accounts) {
        if (as_json) {
            json.push_back(to_json(account));
        } else {
            std::cout << to_line(account) << '\n';
        }
    }
    if (as_json) std::cout << base::Json(json).dump(2) << '\n';
    return EX_OK;
}

}  // namespace gatepost::app::cli
