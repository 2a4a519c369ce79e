#include <fmt/format.h>

#include <iostream>

#include "app/cli/account_argument.h"
#include "app/cli/administrator.h"
#include "app/cli/cli.h"
#include "app/cli/password_input.h"
#include "app/cli/user_output.h"
#include "app/process/exit_error.h"
#include "app/process/program.h"
#include "base/json.h"
#include "base/utc.h"
#include "base/visible_text.h"
#include "core/administration.h"
#include "core/lock.h"

namespace gatepost::app::cli {
namespace {

int create(const Globals& globals, const std::string& address, const core::NewAccount& wish,
           bool generate) {
    const auto email = parse_email(address);
    const Config config = load(globals);
    const auto keys = keys_of(config, process_environment());
    crypto::SystemRandom random;
    const crypto::Blocklist blocklist(config.new_passwords.blocklist);
    const auto policy = password_policy_of(config, blocklist);
    const auto password =
        generate ? generate_password(random, policy, email) : ask_for_password(policy, email);
    const crypto::PasswordHasher hasher(config.passwords);
    const auto account =
        core::create_account(*open_store(globals), hasher, keys, email, password, wish);
    if (!account)
        throw ExitError(EX_DATAERR, "this address has an account already: " + email.typed());
    std::cout << to_line(*account) << '\n';
    if (generate) std::cout << "password: " << password.secret().reveal() << '\n';
    return EX_OK;
}

int list(const Globals& globals, bool as_json) {
    constexpr std::size_t page = 1000;
    const auto store = open_store(globals);
    std::vector<core::Account> accounts;
    while (true) {
        const auto after = accounts.empty() ? core::AccountId{0} : accounts.back().id;
        const auto more = store->rows().accounts.list(after, page);
        accounts.insert(accounts.end(), more.begin(), more.end());
        if (more.size() < page) return print_users(accounts, as_json);
    }
}

std::vector<std::string> groups_of(core::GroupRows& groups, core::AccountId account) {
    std::vector<std::string> names;
    for (const auto& group : groups.of(account))
        names.push_back(group.text());
    return names;
}

/// What its owner agreed to, and when; null for nothing.
base::Json consent_of(core::AccountRows& accounts, core::AccountId account) {
    const auto consent = accounts.consent(account);
    if (!consent) return nullptr;
    return {{"text", consent->text}, {"on", base::in_utc(consent->given_at)}};
}

int show(const Globals& globals, const std::string& address, bool as_json) {
    const auto email = parse_email(address);
    const auto store = open_store(globals);
    const auto accounts = store->rows().accounts.find_all(email);
    if (accounts.empty()) {
        throw ExitError(EX_NOUSER, "no account has this address: " + email.typed());
    }
    base::Json::Array json;
    for (const auto& account : accounts) {
        const auto groups = groups_of(store->rows().groups, account.id);
        if (as_json) {
            json.push_back(to_json(account));
            json.back().add("consent", consent_of(store->rows().accounts, account.id));
            json.back().add("groups", base::Json::Array(groups.begin(), groups.end()));
        } else {
            std::cout << to_line(account) << (groups.empty() ? "" : "  ");
            std::cout << fmt::format("{}\n", fmt::join(groups, ","));
        }
    }
    if (as_json) std::cout << base::Json(json).dump(2) << '\n';
    return EX_OK;
}

/// Locks or unlocks; says what it did, or that there was nothing to do.
using LockChange = bool (*)(core::Rows, core::AccountId, const core::Client&);

struct LockVerb {
    LockChange change;
    std::string_view done;
    std::string_view nothing_to_do;
};

int change_lock(const Globals& globals, const LockVerb& verb, const std::string& who,
                bool as_json) {
    std::optional<core::Account> account;
    bool changed = false;
    open_store(globals)->transact([&](core::Rows rows) {
        const auto number = number_of(find_account(rows.accounts, who));
        changed = verb.change(rows, core::AccountId{number}, administrator());
        account = find_account(rows.accounts, std::to_string(number));
    });
    if (as_json) {
        auto json = to_json(*account);
        json.add("changed", changed);
        std::cout << json.dump(2) << '\n';
    } else {
        std::cout << fmt::format("{} (#{}) {}\n", account->email.typed(), number_of(*account),
                                 changed ? verb.done : verb.nothing_to_do);
    }
    return EX_OK;
}

core::DisplayName parse_name(const std::string& text) {
    if (auto name = core::DisplayName::parse(text)) return *std::move(name);
    throw ExitError(EX_DATAERR, "not a name: " + base::in_one_line(text) +
                                    "; it has at most 60 characters, and none of : / @");
}

void add_create(CLI::App& noun, Command& chosen) {
    auto* verb = noun.add_subcommand(
        "create", "Open an account; its password is the first line of standard input");
    auto* email = verb->add_option("EMAIL", "The address")->required();
    auto* admin = add_switch(*verb, "--admin", "Make an administrator");
    auto* confirmed = add_switch(*verb, "--confirmed", "Take the address as proven; send no mail");
    auto* name = verb->add_option("--name", "What its owner wants to be called");
    auto* generate = add_switch(*verb, "--generate", "Make up a password and print it once");
    verb->callback([=, &chosen] {
        chosen = [address = email->as<std::string>(),
                  wish = core::NewAccount{confirmed->count() > 0, admin->count() > 0},
                  called = name->count() > 0 ? name->as<std::string>() : std::string(),
                  generated = generate->count() > 0](const Globals& globals) {
            auto named = wish;
            if (!called.empty()) named.name = parse_name(called);
            return create(globals, address, named, generated);
        };
    });
}

void add_list(CLI::App& noun, Command& chosen) {
    auto* verb = noun.add_subcommand("list", "List all accounts");
    auto* json = add_switch(*verb, "--json", "Print JSON");
    verb->callback([=, &chosen] {
        chosen = [as_json = json->count() > 0](const Globals& globals) {
            return list(globals, as_json);
        };
    });
}

void add_show(CLI::App& noun, Command& chosen) {
    auto* verb = noun.add_subcommand("show", "Show every account of an address");
    auto* email = verb->add_option("EMAIL", "The address")->required();
    auto* json = add_switch(*verb, "--json", "Print JSON");
    verb->callback([=, &chosen] {
        chosen = [address = email->as<std::string>(), as_json = json->count() > 0](
                     const Globals& globals) { return show(globals, address, as_json); };
    });
}

void add_lock_verb(CLI::App& noun, Command& chosen, const std::string& name,
                   const std::string& help, const LockVerb& what) {
    auto* verb = noun.add_subcommand(name, help);
    auto* account = verb->add_option("ACCOUNT", account_help)->required();
    auto* json = add_switch(*verb, "--json", "Print JSON");
    verb->callback([=, &chosen] {
        chosen = [=, who = account->as<std::string>(), as_json = json->count() > 0](
                     const Globals& globals) { return change_lock(globals, what, who, as_json); };
    });
}

}  // namespace

void add_user_commands(CLI::App& root, Command& chosen) {
    auto* noun = root.add_subcommand("user", "The accounts");
    noun->require_subcommand(1);
    add_create(*noun, chosen);
    add_list(*noun, chosen);
    add_show(*noun, chosen);
    add_lock_verb(
        *noun, chosen, "lock", "Let nobody into an account, and end its sessions",
        {core::lock_account, "is locked now, and its sessions have ended", "was locked already"});
    add_lock_verb(*noun, chosen, "unlock", "Let its owner in again",
                  {core::unlock_account, "is not locked any more", "was not locked"});
}

}  // namespace gatepost::app::cli
