#include "app/cli/user_changes.h"

#include <fmt/format.h>

#include "app/cli/account_argument.h"
#include "app/cli/administered.h"
#include "app/cli/password_input.h"
#include "app/process/program.h"
#include "core/salt.h"

namespace gatepost::app::cli {
namespace {

using core::Account;
using core::Administration;

/// A verb with an account, and nothing else.
CLI::App* add_verb(CLI::App& noun, const char* name, const char* help) {
    auto* verb = noun.add_subcommand(name, help);
    add_example(*verb, std::string("gatepost user ") + name + " ann@example.org");
    return verb;
}

/// Gives `verb` its account and --json, and has it do what `change` makes of its other options once
/// they are parsed.
void on_account(CLI::App& verb, Command& chosen, std::function<Change()> change, Words words) {
    auto* account = add_account_argument(verb);
    auto* json = add_json(verb);
    verb.callback([=, &chosen] {
        chosen = [=, act = change(), who = account->as<std::string>(),
                  as_json = json->count() > 0](const Globals& globals) {
            return administer(globals, who, as_json, act, words);
        };
    });
}

void add_plain(CLI::App& noun, Command& chosen, const char* name, const char* help,
               core::Administered (Administration::*act)(core::AccountId), Words words) {
    on_account(
        *add_verb(noun, name, help), chosen,
        [act] {
            return
                [act](Administration& by, const Account& account) { return (by.*act)(account.id); };
        },
        std::move(words));
}

void add_lock(CLI::App& noun, Command& chosen) {
    auto* verb = add_verb(noun, "lock", "Let nobody into an account, and end its sessions");
    auto* tell = add_switch(*verb, "--tell", "Mail its owner that it is locked");
    on_account(*verb, chosen,
               [tell] {
                   return [tells = tell->count() > 0](Administration& by, const Account& account) {
                       return by.lock(account.id, tells);
                   };
               },
               {"is locked now, and its sessions have ended", "was locked already"});
}

void add_admin(CLI::App& noun, Command& chosen) {
    auto* verb = noun.add_subcommand("admin", "Make somebody an administrator, or no longer one");
    auto* account = add_account_argument(*verb);
    auto* value = verb->add_option("on|off", "Whether to be one")
                      ->required()
                      ->check(CLI::IsMember({"on", "off"}));
    auto* json = add_json(*verb);
    add_example(*verb, "gatepost user admin ann@example.org on");
    verb->callback([=, &chosen] {
        const bool admin = value->as<std::string>() == "on";
        chosen = [=, who = account->as<std::string>(),
                  as_json = json->count() > 0](const Globals& globals) {
            return administer(globals, who, as_json,
                              [admin](Administration& by, const Account& its) {
                                  return by.set_admin(its.id, admin);
                              },
                              {admin ? "is an administrator now" : "is no longer an administrator",
                               admin ? "was an administrator already" : "was no administrator"});
        };
    });
}

void add_set_email(CLI::App& noun, Command& chosen) {
    auto* verb = noun.add_subcommand(
        "set-email", "Give an account another address, and tell both; its links die");
    auto* account = add_account_argument(*verb);
    auto* address = verb->add_option("NEW", "The new address")->required();
    auto* json = add_json(*verb);
    add_example(*verb, "gatepost user set-email ann@example.org ann@example.net");
    verb->callback([=, &chosen] {
        chosen = [who = account->as<std::string>(), text = address->as<std::string>(),
                  as_json = json->count() > 0](const Globals& globals) {
            const auto email = parse_email(text);
            return administer(globals, who, as_json,
                              [&](Administration& by, const Account& its) {
                                  return by.set_address(its.id, email);
                              },
                              {"has that address now", "had that address already"});
        };
    });
}

int set_password(const Globals& globals, const std::string& who, bool generate, bool as_json) {
    const Config config = load(globals);
    const auto keys = keys_of(config, process_environment());
    const crypto::PasswordHasher hasher(config.passwords);
    const auto store = open_store(globals);
    const auto account = find_account(store->rows().accounts, who);
    const auto password = choose_password(config, account.email, generate);
    const auto hash = core::hash_for(*store, account.email, password.secret(), hasher, keys);
    return administer(
        globals, std::to_string(static_cast<std::uint64_t>(account.id)), as_json,
        [&](Administration& by, const Account& its) { return by.set_password(its.id, hash); },
        {"has a new password now, and its sessions have ended", "",
         generate ? std::string(password.secret().reveal()) : ""});
}

void add_set_password(CLI::App& noun, Command& chosen) {
    auto* verb = add_verb(noun, "set-password",
                          "Set a new password, the first line of standard input; sessions end");
    auto* account = add_account_argument(*verb);
    auto* generate = add_switch(*verb, "--generate", "Make up a password and print it once");
    auto* json = add_json(*verb);
    verb->callback([=, &chosen] {
        chosen = [who = account->as<std::string>(), generated = generate->count() > 0,
                  as_json = json->count() > 0](const Globals& globals) {
            return set_password(globals, who, generated, as_json);
        };
    });
}

int delete_later(const Globals& globals, const std::string& who, bool as_json) {
    const auto delay = load(globals).accounts.delete_after;
    return administer(
        globals, who, as_json,
        [delay](Administration& by, const Account& its) { return by.remove_after(its.id, delay); },
        {fmt::format("is closed and goes in {} days; a link in a mail to its owner keeps it",
                     std::chrono::ceil<std::chrono::days>(delay).count()),
         "is closed already"});
}

int delete_now(const Globals& globals, const std::string& who, bool as_json) {
    return administer(globals, who, as_json,
                      [](Administration& by, const Account& its) { return by.remove(its.id); },
                      {"is deleted with all that was its own", ""});
}

void add_delete(CLI::App& noun, Command& chosen) {
    auto* verb =
        add_verb(noun, "delete", "Delete an account as its owner would: it goes in a week");
    auto* account = add_account_argument(*verb);
    auto* now = add_switch(*verb, "--now", "At once, for ever, and without a mail");
    auto* json = add_json(*verb);
    verb->callback([=, &chosen] {
        chosen = [act = now->count() > 0 ? delete_now : delete_later,
                  who = account->as<std::string>(), as_json = json->count() > 0](
                     const Globals& globals) { return act(globals, who, as_json); };
    });
}

}  // namespace

void add_user_changes(CLI::App& noun, Command& chosen) {
    add_lock(noun, chosen);
    add_plain(noun, chosen, "unlock", "Let its owner in again", &Administration::unlock,
              {"is not locked any more", "was not locked"});
    add_plain(noun, chosen, "confirm", "Take an address as proven, without its link",
              &Administration::confirm, {"is confirmed now", "was confirmed already"});
    add_plain(noun, chosen, "send-reset", "Mail its owner a link to set a new password",
              &Administration::send_reset, {"gets a mail with a link to set a new password", ""});
    add_plain(noun, chosen, "end-sessions", "Log everybody out of an account",
              &Administration::end_sessions, {"is logged out everywhere", "was logged in nowhere"});
    add_admin(noun, chosen);
    add_set_email(noun, chosen);
    add_set_password(noun, chosen);
    add_delete(noun, chosen);
}

}  // namespace gatepost::app::cli
