#include "app/cli/administered.h"

#include <fmt/format.h>

#include <iostream>

#include "app/cli/account_argument.h"
#include "app/cli/administrator.h"
#include "app/cli/user_output.h"
#include "app/process/exit_error.h"

namespace gatepost::app::cli {
namespace {

using core::Administered;

/// Why nothing was done, and what to do next; empty if something was, or there was nothing to do.
std::string_view obstacle(Administered outcome) {
    switch (outcome) {
        case Administered::done:
        case Administered::nothing_to_do:
            return {};
        case Administered::gone:
            return "is gone, or what belongs to it is";
        case Administered::last_administrator:
            return "is the last administrator who can log in; make another one first: gatepost user"
                   " admin ACCOUNT on";
        case Administered::address_taken:
            return "cannot have that address: another account has confirmed it";
        case Administered::not_confirmed:
            return "is not confirmed and approved yet; see: gatepost user confirm, gatepost signup"
                   " approve, and, to delete it, gatepost user delete --now";
        case Administered::locked:
            return "is locked; unlock it first: gatepost user unlock ACCOUNT";
        case Administered::too_many:
            return "is in 64 groups, and more are not possible; see: gatepost group remove";
    }
    __builtin_unreachable();
}

}  // namespace

int administer(const Globals& globals, const std::string& who, bool as_json, const Change& change,
               const Words& words) {
    const auto store = open_store(globals);
    std::optional<core::Account> account;
    auto outcome = Administered::gone;
    store->transact([&](core::Rows rows) {
        account = find_account(rows.accounts, who);
        core::Administration administration(rows, administrator());
        outcome = change(administration, *account);
    });
    if (const auto why = obstacle(outcome); !why.empty())
        throw ExitError(EX_DATAERR, fmt::format("{} {}", name_of(*account), why));

    if (const auto now = store->rows().accounts.find(account->id)) account = now->account;
    const bool is_done = outcome == Administered::done;
    if (as_json) {
        auto json = to_json(*account);
        json.add("changed", is_done);
        if (!words.password.empty()) json.add("password", words.password);
        std::cout << json.dump(2) << '\n';
    } else {
        std::cout << fmt::format("{} {}\n", name_of(*account),
                                 is_done ? words.done : words.nothing_to_do);
        if (!words.password.empty()) std::cout << "password: " << words.password << '\n';
    }
    return EX_OK;
}

}  // namespace gatepost::app::cli
