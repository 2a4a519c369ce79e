#include "app/cli/user_output.h"

#include <fmt/format.h>
#include <sysexits.h>

#include <iostream>

#include "base/json.h"
#include "base/utc.h"

namespace gatepost::app::cli {

std::string to_line(const core::User& user) {
    return fmt::format("{:>6}  {}  {:<20}  {:<5}  {}  {}", static_cast<std::uint64_t>(user.id),
                       base::in_utc(user.registered_at),
                       user.confirmed_at ? base::in_utc(*user.confirmed_at) : "unconfirmed",
                       user.admin ? "admin" : "", tag(user.language), user.email.typed());
}

base::Json to_json(const core::User& user) {
    return {
        {"id", static_cast<std::uint64_t>(user.id)},
        {"email", user.email.typed()},
        {"email_key", user.email.key()},
        {"registered_on", base::in_utc(user.registered_at)},
        {"confirmed_on",
         user.confirmed_at ? base::Json(base::in_utc(*user.confirmed_at)) : base::Json()},
        {"deletes_on", user.deletes_at ? base::Json(base::in_utc(*user.deletes_at)) : base::Json()},
        {"admin", user.admin},
        {"epoch", user.epoch},
        {"language", tag(user.language)}};
}

int print_users(const std::vector<core::User>& users, bool as_json) {
    base::Json::Array json;
    for (const core::User& user : users) {
        if (as_json) {
            json.push_back(to_json(user));
        } else {
            std::cout << to_line(user) << '\n';
        }
    }
    if (as_json) std::cout << base::Json(json).dump(2) << '\n';
    return EX_OK;
}

}  // namespace gatepost::app::cli
