#include <fmt/format.h>

#include "app/cli/account_argument.h"
#include "app/cli/administrator.h"
#include "app/cli/cli.h"
#include "app/cli/user_output.h"
#include "app/process/exit_error.h"
#include "core/approvals.h"

namespace gatepost::app::cli {
namespace {

int list_sign_ups(const Globals& globals, bool as_json) {
    Listing listing(as_json, {"NUMBER", "WAITS SINCE", "STATE", "ADDRESS", "REASON"});
    for (const auto& waiting : open_store(globals)->rows().approvals.list(most_listed)) {
        const core::Account& account = waiting.account;
        auto json = to_json(account);
        json.add("reason", waiting.reason);
        listing.add(json, {std::to_string(number_of(account)), to_cell(account.confirmed_at),
                           std::string(state_of(account)), account.email.typed(), waiting.reason});
    }
    return listing.finish();
}

/// What an administrator says about a sign-up.
struct Decision {
    bool (*carry_out)(core::Rows, const core::Actor&, core::AccountId);
    std::string_view done;
};

/// Why nothing can be decided about an account.
std::string obstacle(const core::Account& account) {
    if (!account.needs_approval) return "awaits no approval";
    return "has not confirmed the address yet, so nothing is to be decided";
}

int decide(const Globals& globals, const Decision& decision, const std::string& who, bool as_json) {
    std::optional<core::Account> account;
    open_store(globals)->transact([&](core::Rows rows) {
        account = find_account(rows.accounts, who);
        if (!decision.carry_out(rows, administrator(), account->id)) {
            throw ExitError(EX_DATAERR, fmt::format("{} {}; to see who waits: gatepost signup list",
                                                    name_of(*account), obstacle(*account)));
        }
    });
    return print_done(as_json, to_json(*account),
                      fmt::format("{} {}", name_of(*account), decision.done));
}

void add_signup_list(CLI::App& noun, Command& chosen) {
    auto* verb = noun.add_subcommand(
        "list", "List those who wait for approval, the longest first, with what they wrote");
    auto* json = add_json(*verb);
    add_example(*verb, "gatepost signup list");
    verb->callback([=, &chosen] {
        chosen = [as_json = json->count() > 0](const Globals& globals) {
            return list_sign_ups(globals, as_json);
        };
    });
}

void add_decision(CLI::App& noun, Command& chosen, const std::string& name, const std::string& help,
                  const Decision& decision) {
    auto* verb = noun.add_subcommand(name, help);
    auto* account = add_account_argument(*verb);
    add_example(*verb, "gatepost signup " + name + " ann@example.org");
    auto* json = add_json(*verb);
    verb->callback([=, &chosen] {
        chosen = [decision, who = account->as<std::string>(), as_json = json->count() > 0](
                     const Globals& globals) { return decide(globals, decision, who, as_json); };
    });
}

}  // namespace

void add_signup_commands(CLI::App& root, Command& chosen) {
    auto* noun = root.add_subcommand("signup", "Sign-ups that wait for approval");
    noun->require_subcommand(1);
    add_signup_list(*noun, chosen);
    add_decision(*noun, chosen, "approve", "Let somebody in; they are told by mail",
                 {core::approve_sign_up, "is approved, and is told by mail"});
    add_decision(*noun, chosen, "refuse", "Delete a sign-up; they are told by mail",
                 {core::refuse_sign_up, "is refused and deleted, and is told by mail"});
}

}  // namespace gatepost::app::cli
