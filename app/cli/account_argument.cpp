#include "app/cli/account_argument.h"

#include <fmt/format.h>

#include "app/process/exit_error.h"
#include "base/number.h"
#include "base/utc.h"

namespace gatepost::app::cli {
namespace {

core::Account account_of_number(core::AccountRows& accounts, std::string_view digits) {
    const auto number = base::parse_number<std::uint64_t>(digits);
    const auto found = number ? accounts.find(core::AccountId{*number}) : std::nullopt;
    if (!found) throw ExitError(EX_NOUSER, fmt::format("no account has the number {}", digits));
    return found->account;
}

std::string list_of(const std::vector<core::Account>& pending) {
    std::string lines;
    for (const core::Account& one : pending) {
        lines += fmt::format("\n  #{:<8}  signed up on {}", static_cast<std::uint64_t>(one.id),
                             base::in_utc(one.registered_at));
    }
    return lines;
}

core::Account account_of_address(core::AccountRows& accounts, const core::Email& email) {
    const auto found = accounts.find_all(email);
    if (found.empty()) throw ExitError(EX_NOUSER, "no account has this address: " + email.typed());
    if (!found.front().confirmed_at && found.size() > 1) {
        throw ExitError(EX_USAGE, fmt::format("{} sign-ups wait for {}, and nobody has confirmed it"
                                              " yet; name one of them by its number:{}",
                                              found.size(), email.typed(), list_of(found)));
    }
    return found.front();
}

}  // namespace

CLI::Option* add_account_argument(CLI::App& verb) {
    return verb.add_option("ACCOUNT", account_help)->required();
}

core::Account find_account(core::AccountRows& accounts, const std::string& text) {
    const std::string_view digits = std::string_view(text).substr(text.starts_with('#') ? 1 : 0);
    if (!digits.empty() && digits.find_first_not_of("0123456789") == digits.npos)
        return account_of_number(accounts, digits);
    return account_of_address(accounts, parse_email(text));
}

}  // namespace gatepost::app::cli
