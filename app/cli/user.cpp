#include <iostream>

#include "app/cli/account_argument.h"
#include "app/cli/administrator.h"
#include "app/cli/cli.h"
#include "app/cli/password_input.h"
#include "app/cli/user_changes.h"
#include "app/cli/user_output.h"
#include "app/process/exit_error.h"
#include "app/process/program.h"
#include "base/visible_text.h"
#include "core/administration.h"

namespace gatepost::app::cli {
namespace {

int create(const Globals& globals, const std::string& address, const core::NewAccount& wish,
           bool generate, bool as_json) {
    const auto email = parse_email(address);
    const Config config = load(globals);
    const auto keys = keys_of(config, process_environment());
    const auto password = choose_password(config, email, generate);
    const crypto::PasswordHasher hasher(config.passwords);
    const auto store = open_store(globals);
    const auto account =
        core::create_account(*store, hasher, keys, administrator(), email, password, wish);
    if (!account)
        throw ExitError(EX_DATAERR, "this address has an account already: " + email.typed());
    const std::string generated = generate ? std::string(password.secret().reveal()) : "";
    if (as_json) {
        auto json = to_json(*account);
        if (generate) json.add("password", generated);
        std::cout << json.dump(2) << '\n';
    } else {
        std::cout << name_of(*account) << " is there now, " << state_of(*account)
                  << (account->admin ? ", an administrator" : "") << '\n';
        if (generate) std::cout << "password: " << generated << '\n';
    }
    return EX_OK;
}

int list(const Globals& globals, const core::AccountQuery& query, bool as_json) {
    constexpr std::size_t page_size = 1'000;
    const auto store = open_store(globals);
    auto listing = account_listing(as_json);
    std::optional<core::AccountId> after;
    do {
        const auto page = store->rows().accounts.find_page(query, after, page_size);
        for (const auto& account : page.accounts)
            add_account(listing, account);
        after = page.next;
    } while (after);
    return listing.finish();
}

int show(const Globals& globals, const std::string& who, bool as_json) {
    const auto store = open_store(globals);
    const auto rows = store->rows();
    return print_account(rows, find_account(rows.accounts, who), as_json);
}

core::DisplayName parse_name(const std::string& text) {
    if (auto name = core::DisplayName::parse(text)) return *std::move(name);
    throw ExitError(EX_DATAERR, "not a name: " + base::in_one_line(text) +
                                    "; it has at most 60 characters, and none of : / @");
}

void add_user_create(CLI::App& noun, Command& chosen) {
    auto* verb = noun.add_subcommand(
        "create", "Open an account; its password is the first line of standard input");
    auto* email = verb->add_option("EMAIL", "The address")->required();
    auto* admin = add_switch(*verb, "--admin", "Make an administrator");
    auto* confirmed = add_switch(*verb, "--confirmed", "Take the address as proven; send no mail");
    auto* name = verb->add_option("--name", "What its owner wants to be called");
    auto* generate = add_switch(*verb, "--generate", "Make up a password and print it once");
    auto* json = add_json(*verb);
    add_example(*verb, "gatepost user create --confirmed --admin --generate ann@example.org");
    verb->callback([=, &chosen] {
        chosen = [address = email->as<std::string>(),
                  wish = core::NewAccount{confirmed->count() > 0, admin->count() > 0},
                  called = name->count() > 0 ? name->as<std::string>() : std::string(),
                  generated = generate->count() > 0,
                  as_json = json->count() > 0](const Globals& globals) {
            auto named = wish;
            if (!called.empty()) named.name = parse_name(called);
            return create(globals, address, named, generated, as_json);
        };
    });
}

/// Which accounts to list: one state at most.
struct StateFlag {
    const char* name;
    core::AccountState state;
    const char* help;
};

constexpr StateFlag state_flags[] = {
    {"--unconfirmed", core::AccountState::unconfirmed, "Those that nobody has confirmed"},
    {"--confirmed", core::AccountState::confirmed, "Those whose address is proven"},
    {"--admins", core::AccountState::administrator, "Administrators"},
    {"--locked", core::AccountState::locked, "Those that are locked"},
    {"--leaving", core::AccountState::leaving, "Those that are to be deleted"},
    {"--awaiting", core::AccountState::awaiting_approval, "Those that await approval"},
};

void add_user_list(CLI::App& noun, Command& chosen) {
    auto* verb = noun.add_subcommand("list", "List accounts, the newest first");
    std::vector<CLI::Option*> flags;
    for (const StateFlag& flag : state_flags) {
        flags.push_back(add_switch(*verb, flag.name, flag.help));
        for (std::size_t i = 0; i + 1 < flags.size(); ++i)
            flags.back()->excludes(flags[i]);
    }
    auto* match =
        verb->add_option("--match", "Those with this text in their address")->type_name("TEXT");
    auto* json = add_json(*verb);
    add_example(*verb, "gatepost user list --locked --match @example.org");
    verb->callback([=, &chosen] {
        core::AccountQuery query;
        for (std::size_t i = 0; i < flags.size(); ++i)
            if (flags[i]->count() > 0) query.state = state_flags[i].state;
        if (match->count() > 0) query.part = match->as<std::string>();
        chosen = [query, as_json = json->count() > 0](const Globals& globals) {
            return list(globals, query, as_json);
        };
    });
}

void add_user_show(CLI::App& noun, Command& chosen) {
    auto* verb = noun.add_subcommand("show", "Show all that is known about an account");
    auto* account = add_account_argument(*verb);
    auto* json = add_json(*verb);
    add_example(*verb, "gatepost user show ann@example.org");
    verb->callback([=, &chosen] {
        chosen = [who = account->as<std::string>(), as_json = json->count() > 0](
                     const Globals& globals) { return show(globals, who, as_json); };
    });
}

}  // namespace

void add_user_commands(CLI::App& root, Command& chosen) {
    auto* noun = root.add_subcommand("user", "The accounts");
    noun->require_subcommand(1);
    add_user_create(*noun, chosen);
    add_user_list(*noun, chosen);
    add_user_show(*noun, chosen);
    add_user_changes(*noun, chosen);
    add_import(*noun, chosen);
    add_export(*noun, chosen);
}

}  // namespace gatepost::app::cli
