#include "app/cli/account_argument.h"
#include "app/cli/administered.h"
#include "app/cli/user_output.h"
#include "app/process/exit_error.h"

namespace gatepost::app::cli {
namespace {

constexpr std::string_view told_of_nobody =
    "  (no application learns of these members: the name is accounts.admin_group)";

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

/// A group that somebody can be put into. Throws ExitError.
core::GroupName joinable_group(const Globals& globals, const std::string& text) {
    auto group = parse_group(text);
    if (!is_of_administrators(load(globals), group)) return group;
    throw ExitError(EX_DATAERR, "administrators are in this group, and nobody else can be: " +
                                    group.text() + " (accounts.admin_group)");
}

core::GroupName any_group(const Globals&, const std::string& text) {
    return parse_group(text);
}

int list_groups(const Globals& globals, bool as_json) {
    const Config config = load(globals);
    Listing listing(as_json, {"MEMBERS", "GROUP"});
    for (const auto& [name, members] : open_store(globals)->rows().groups.list()) {
        const bool is_told = !is_of_administrators(config, name);
        listing.add(
            {{"name", name.text()}, {"members", members}},
            {std::to_string(members), name.text() + (is_told ? "" : std::string(told_of_nobody))});
    }
    return listing.finish();
}

int list_members(const Globals& globals, const std::string& name, bool as_json) {
    auto listing = account_listing(as_json);
    for (const auto& account : open_store(globals)->rows().groups.members(parse_group(name)))
        add_account(listing, account);
    return listing.finish();
}

using ReadGroup = core::GroupName (*)(const Globals&, const std::string&);
using GroupStep = core::Administered (core::Administration::*)(core::AccountId,
                                                               const core::GroupName&);

void add_change(CLI::App& noun, Command& chosen, const std::string& verb_name,
                const std::string& help, ReadGroup read_group, GroupStep step,
                const std::string& done, const std::string& nothing_to_do) {
    auto* verb = noun.add_subcommand(verb_name, help);
    auto* name = verb->add_option("GROUP", "Its name")->required();
    auto* account = add_account_argument(*verb);
    auto* json = add_json(*verb);
    add_example(*verb, "gatepost group " + verb_name + " editors ann@example.org");
    verb->callback([=, &chosen] {
        chosen = [=, text = name->as<std::string>(), who = account->as<std::string>(),
                  as_json = json->count() > 0](const Globals& globals) {
            const auto group = read_group(globals, text);
            return administer(globals, who, as_json,
                              [&](core::Administration& by, const core::Account& its) {
                                  return (by.*step)(its.id, group);
                              },
                              {done + text, nothing_to_do + text});
        };
    });
}

void add_group_list(CLI::App& noun, Command& chosen) {
    auto* verb = noun.add_subcommand(
        "list", "List the groups with their number of members, or the members of one");
    auto* name = verb->add_option("GROUP", "The one whose members to list");
    auto* json = add_json(*verb);
    add_example(*verb, "gatepost group list editors");
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
    add_change(*noun, chosen, "add", "Put a confirmed account into a group", joinable_group,
               &core::Administration::join, "is in ", "is already in ");
    add_change(*noun, chosen, "remove", "Take an account out of a group", any_group,
               &core::Administration::leave, "is no longer in ", "was not in ");
    add_group_list(*noun, chosen);
}

}  // namespace gatepost::app::cli
