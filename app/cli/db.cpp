#include <fmt/format.h>

#include <iostream>

#include "app/cli/cli.h"
#include "app/cli/listing.h"
#include "app/cli/schema.h"
#include "base/json.h"
#include "mysql/restored.h"

namespace gatepost::app::cli {
namespace {

int show_plan(const Globals& globals, bool as_json) {
    const auto all = as_owner(load(globals), [](const mysql::ConnectOptions& owner) {
        return mysql::migration_status(owner);
    });
    if (const auto reason = mysql::obstacle(all)) throw ExitError(EX_TEMPFAIL, *reason);
    if (as_json) {
        base::Json::Array due;
        for (const auto& status : all)
            if (is_due(status)) due.push_back({{"name", status.name}, {"serves", status.serves}});
        return print_done(true, {{"would_apply", due}}, "");
    }
    std::cout << plan_of(all);
    return EX_OK;
}

base::Json::Array to_array(const std::vector<std::string>& texts) {
    return {texts.begin(), texts.end()};
}

int migrate(const Globals& globals, bool as_json) {
    const Config config = load(globals);
    return as_owner(config, [&](const mysql::ConnectOptions& owner) {
        const auto applied = apply_migrations(owner, as_json);
        const auto users = give_rights(owner, config.database);
        if (as_json) {
            return print_done(true, {{"applied", to_array(applied)}, {"users", to_array(users)}},
                              "");
        }
        for (const std::string& user : users)
            std::cout << user << " may use it\n";
        if (config.database.user == config.database.owner)
            std::cout << "It is safer with another database.owner: this one may change events.\n";
        return EX_OK;
    });
}

std::string advice_after_restore(const mysql::RestoredReport& report) {
    return fmt::format(
        "{} accounts: every link that was mailed to them is void, and no known browser is known\n"
        "{} sessions are ended\n"
        "new accounts get numbers from {} on, so that none gets that of one which is lost\n"
        "{} mails wait; those that were sent after the backup go out once more\n"
        "\n"
        "Think of these, too. Since the backup\n"
        "- people deleted their accounts, which are there again. Their numbers, also of those "
        "that\n"
        "  administrators deleted: journalctl -t gatepost --grep '^account.(deleted|removed)'\n"
        "- administrators locked accounts, took rights away, revoked invitations and refused\n"
        "  sign-ups. What they did: journalctl -t gatepost --grep "
        "'^(account_locked|admin_revoked|group_left|invitation_revoked|sign_up_refused)'\n"
        "- people changed passwords and addresses. They have the old ones again.\n"
        "- people signed up. Their accounts are lost: ask them to do it again.\n"
        "The keys in /etc/gatepost/keys go with no backup of the database. Without them it still\n"
        "works: put new ones there with `gatepost key replace`.\n"
        "\n"
        "Now start: systemctl start gatepost gatepost-courier",
        report.accounts, report.sessions, report.next_account, report.waiting_mails);
}

/// After a backup was read back: the schema and the rights, which are not in it, and then all that
/// was handed out since.
int settle(const Globals& globals, bool as_json) {
    const Config config = load(globals);
    return as_owner(config, [&](const mysql::ConnectOptions& owner) {
        apply_migrations(owner, as_json);
        give_rights(owner, config.database);
        const auto report = mysql::settle_restored(owner);
        return print_done(as_json,
                          {{"accounts", report.accounts},
                           {"sessions", report.sessions},
                           {"next_account", report.next_account},
                           {"waiting_mails", report.waiting_mails}},
                          advice_after_restore(report));
    });
}

void print(const mysql::MigrationStatus& status) {
    std::cout << fmt::format("{:<30} {:<10} {}/{} {}\n", status.name, to_string(status.state),
                             status.statements_done, status.statements_total, status.error);
}

base::Json json_of(const mysql::MigrationStatus& status) {
    return {{"version", status.version},
            {"name", status.name},
            {"state", to_string(status.state)},
            {"statements_done", status.statements_done},
            {"statements_total", status.statements_total},
            {"serves", status.serves},
            {"error", status.error}};
}

/// What the list comes to.
std::string conclusion(const std::vector<mysql::MigrationStatus>& all,
                       const std::optional<std::string>& reason) {
    if (reason) return *reason + '\n';
    const bool is_newer = all.back().state == mysql::MigrationState::newer;
    return is_newer ? "The schema is of a newer program and serves this one as well.\n"
                    : plan_of(all);
}

int show_status(const Globals& globals, bool as_json) {
    const auto options = become_database_user(globals);
    const auto all = mysql::migration_status(options);
    base::Json::Array json;
    for (const auto& status : all) {
        if (as_json) {
            json.push_back(json_of(status));
        } else {
            print(status);
        }
    }
    if (as_json) std::cout << base::Json(json).dump(2) << '\n';
    const auto reason = mysql::misfit(options);
    if (!as_json) std::cout << conclusion(all, reason);
    return reason ? EX_CONFIG : EX_OK;
}

}  // namespace

void add_db_commands(CLI::App& root, Command& chosen) {
    auto* noun = root.add_subcommand("db", "The database's schema");
    noun->require_subcommand(1);
    auto* change = noun->add_subcommand("migrate", "Bring the schema up to date");
    auto* dry_run = add_switch(*change, "--dry-run", "Say what would be done, and do nothing");
    add_example(*change, "gatepost db migrate --dry-run");
    auto* migrate_json = add_json(*change);
    change->callback([&chosen, dry_run, migrate_json] {
        chosen = [act = dry_run->count() > 0 ? show_plan : migrate,
                  as_json = migrate_json->count() > 0](const Globals& globals) {
            return act(globals, as_json);
        };
    });
    auto* restored = noun->add_subcommand("restored",
                                          "After a backup was read back: make void all that was "
                                          "handed out since it was made, and say "
                                          "what else to think of");
    add_example(*restored, "gatepost db restored");
    auto* restored_json = add_json(*restored);
    restored->callback([&chosen, restored_json] {
        chosen = [as_json = restored_json->count() > 0](const Globals& globals) {
            return settle(globals, as_json);
        };
    });
    auto* status = noun->add_subcommand("status", "Show what is applied and what is not");
    auto* json = add_json(*status);
    add_example(*status, "gatepost db status");
    status->callback([&chosen, json] {
        chosen = [as_json = json->count() > 0](const Globals& globals) {
            return show_status(globals, as_json);
        };
    });
}

}  // namespace gatepost::app::cli
