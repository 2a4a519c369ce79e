#include <fmt/format.h>

#include <iostream>

#include "app/cli/cli.h"
#include "app/cli/user_output.h"
#include "app/process/exit_error.h"
#include "base/json.h"

namespace gatepost::app::cli {
namespace {

constexpr std::string_view told_of_nobody =
    "  (no application learns of these members: the name is accounts.admin_group)";

// The gate names all groups of an account in one header, for which servers have some kilobytes.
constexpr std::size_t most_groups = 64;

core::GroupName parse_group(const std::string& text) {
    auto group = core::GroupName::parse(text);
    if (!group) {
        throw ExitError(EX_DATAERR, "not a name of a group: " + text +
                                        "; it has 1 to 64 lower-case letters, digits, dots,"
                                        " underscores and hyphens, the first a letter or digit");
    }
    return *std::move(group);
}

/// Of administrators alone, whose group has no members of its own.
bool is_of_administrators(const Config& config, const core::GroupName& group) {
    return group == config.accounts.admin_group;
}

/// The account whose owner has proven the address: a pending one may be anybody's.
core::Account confirmed_account(core::AccountRows& accounts, const core::Email& email) {
    const auto found = accounts.find_all(email);
    if (found.empty()) {
        throw ExitError(EX_NOUSER, "no account has this address: " + email.typed() +
                                       "; its owner can sign up, or you can open one with:"
                                       " gatepost user create --confirmed EMAIL");
    }
    if (!found.front().confirmed_at) {
        throw ExitError(EX_NOUSER, "nobody has confirmed this address yet: " + email.typed() +
                                       "; its owner has to follow the link in the mail first");
    }
    if (found.front().needs_approval) {
        throw ExitError(EX_NOUSER, "this account waits for approval: " + email.typed() +
                                       "; let its owner in with: gatepost signup approve ACCOUNT");
    }
    return found.front();
}

bool add_member(core::Rows rows, const core::Account& account, const core::GroupName& group) {
    const bool is_new = rows.groups.add(account.id, group);
    if (rows.groups.of(account.id).size() <= most_groups) return is_new;
    throw ExitError(EX_DATAERR, fmt::format("{} is in {} groups, and more are not possible; to"
                                            " leave one: gatepost group remove GROUP EMAIL",
                                            account.email.typed(), most_groups));
}

int add(const Globals& globals, const std::string& name, const std::string& address) {
    const auto group = parse_group(name);
    const auto email = parse_email(address);
    if (is_of_administrators(load(globals), group)) {
        throw ExitError(EX_DATAERR, "administrators are in this group, and nobody else can be: " +
                                        group.text() + " (accounts.admin_group)");
    }
    std::optional<core::Account> account;
    bool is_new = false;
    open_store(globals)->transact([&](core::Rows rows) {
        account = confirmed_account(rows.accounts, email);
        is_new = add_member(rows, *account, group);
    });
    std::cout << fmt::format("{} is in {}{}\n", account->email.typed(), group.text(),
                             is_new ? " now" : " already");
    return EX_OK;
}

int remove(const Globals& globals, const std::string& name, const std::string& address) {
    const auto group = parse_group(name);
    const auto email = parse_email(address);
    std::optional<core::Account> account;
    bool was_in = false;
    open_store(globals)->transact([&](core::Rows rows) {
        account = confirmed_account(rows.accounts, email);
        was_in = rows.groups.remove(account->id, group);
    });
    std::cout << fmt::format("{} {} in {}\n", account->email.typed(),
                             was_in ? "is no longer" : "was not", group.text());
    return EX_OK;
}

int list_groups(const Globals& globals, bool as_json) {
    const Config config = load(globals);
    base::Json::Array json;
    for (const auto& [name, members] : open_store(globals)->rows().groups.list()) {
        if (as_json) {
            json.push_back({{"name", name.text()}, {"members", members}});
        } else {
            std::cout << fmt::format("{:>6}  {}{}\n", members, name.text(),
                                     is_of_administrators(config, name) ? told_of_nobody : "");
        }
    }
    if (as_json) std::cout << base::Json(json).dump(2) << '\n';
    return EX_OK;
}

int list_members(const Globals& globals, const std::string& name, bool as_json) {
    const auto group = parse_group(name);
    const auto members = open_store(globals)->rows().groups.members(group);
    if (members.empty() && !as_json) std::cerr << "nobody is in " << group.text() << '\n';
    return print_users(members, as_json);
}

using Change = int (*)(const Globals&, const std::string& name, const std::string& address);

void add_change(CLI::App& noun, Command& chosen, const std::string& verb_name,
                const std::string& help, Change change) {
    auto* verb = noun.add_subcommand(verb_name, help);
    auto* name = verb->add_option("GROUP", "Its name")->required();
    auto* email = verb->add_option("EMAIL", "The address of a confirmed account")->required();
    verb->callback([=, &chosen] {
        chosen = [=, group = name->as<std::string>(), address = email->as<std::string>()](
                     const Globals& globals) { return change(globals, group, address); };
    });
}

void add_list(CLI::App& noun, Command& chosen) {
    auto* verb = noun.add_subcommand(
        "list", "List the groups with their number of members, or the members of one");
    auto* name = verb->add_option("GROUP", "The one whose members to list");
    auto* json = add_switch(*verb, "--json", "Print JSON");
    verb->callback([=, &chosen] {
        const bool as_json = json->count() > 0;
        if (name->count() == 0) {
            chosen = [=](const Globals& globals) { return list_groups(globals, as_json); };
            return;
        }
        chosen = [=, group = name->as<std::string>()](const Globals& globals) {
            return list_members(globals, group, as_json);
        };
    });
}

}  // namespace

void add_group_commands(CLI::App& root, Command& chosen) {
    auto* noun = root.add_subcommand("group", "The groups of accounts");
    noun->require_subcommand(1);
    add_change(*noun, chosen, "add", "Put an account into a group", add);
    add_change(*noun, chosen, "remove", "Take an account out of a group", remove);
    add_list(*noun, chosen);
}

}  // namespace gatepost::app::cli
