#include "app/cli/user_output.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sysexits.h>

#include <iostream>

#include "base/utc.h"

namespace gatepost::app::cli {
namespace {

base::Json name_or_null(const core::Account& account) {
    if (!account.name) return nullptr;
    return account.name->text();
}

/// What its owner agreed to, and when; null for nothing.
base::Json consent_of(core::AccountRows& accounts, core::AccountId account) {
    const auto consent = accounts.consent(account);
    if (!consent) return nullptr;
    return {{"text", consent->text}, {"on", base::in_utc(consent->given_at)}};
}

base::Json::Array groups_of(core::GroupRows& groups, core::AccountId account) {
    base::Json::Array names;
    for (const auto& group : groups.of(account))
        names.push_back(group.text());
    return names;
}

template <class Entry>
base::Json::Array to_array(const std::vector<Entry>& entries) {
    base::Json::Array all;
    for (const Entry& entry : entries)
        all.push_back(to_json(entry));
    return all;
}

/// Those of its mails that are still to be sent, or were given up.
std::vector<core::OutboxEntry> mails_on_their_way(core::OutboxRows& outbox,
                                                  core::AccountId account) {
    auto mails = outbox.of(account);
    std::erase_if(mails, [](const auto& mail) { return mail.status == core::MailStatus::sent; });
    return mails;
}

base::Json all_of(core::Rows rows, const core::Account& account) {
    auto json = to_json(account);
    json.add("consent", consent_of(rows.accounts, account.id));
    json.add("groups", groups_of(rows.groups, account.id));
    json.add("devices", to_array(rows.sessions.list(account.id)));
    json.add("mails", to_array(mails_on_their_way(rows.outbox, account.id)));
    // None until there are second factors.
    json.add("factors", base::Json::Array());
    return json;
}

void print_devices(const std::vector<core::SessionEntry>& sessions) {
    for (const auto& session : sessions) {
        std::cout << fmt::format(
            "  {}  seen {}  {}  {}\n", static_cast<std::uint64_t>(session.number),
            base::in_utc(session.seen_at), session.client.address, session.client.user_agent);
    }
}

void print_mails(const std::vector<core::OutboxEntry>& mails) {
    for (const auto& mail : mails) {
        std::cout << fmt::format("  {}  {}  {}  {}\n", static_cast<std::uint64_t>(mail.id),
                                 to_string(mail.status), mail.kind, mail.last_error);
    }
}

}  // namespace

std::uint64_t number_of(const core::Account& account) {
    return static_cast<std::uint64_t>(account.id);
}

std::string name_of(const core::Account& account) {
    return fmt::format("{} (#{})", account.email.typed(), number_of(account));
}

std::string_view state_of(const core::Account& account) {
    if (account.locked_at) return "locked";
    if (account.deletes_at) return "leaving";
    if (core::awaits_approval(account)) return "awaiting_approval";
    return account.confirmed_at ? "confirmed" : "pending";
}

std::string to_cell(const std::optional<core::TimePoint>& time) {
    return time ? base::in_utc(*time) : "-";
}

base::Json to_json(const std::optional<core::TimePoint>& time) {
    if (!time) return nullptr;
    return base::in_utc(*time);
}

base::Json to_json(const std::optional<core::AccountId>& account) {
    if (!account) return nullptr;
    return static_cast<std::uint64_t>(*account);
}

base::Json to_json(const core::Account& account) {
    return {{"number", number_of(account)},
            {"email", account.email.typed()},
            {"name", name_or_null(account)},
            {"state", state_of(account)},
            {"admin", account.admin},
            {"registered_on", base::in_utc(account.registered_at)},
            {"confirmed_on", to_json(account.confirmed_at)},
            {"last_login", to_json(account.last_login_at)},
            {"deletes_on", to_json(account.deletes_at)},
            {"locked_on", to_json(account.locked_at)},
            {"needs_approval", account.needs_approval},
            {"epoch", account.epoch},
            {"language", tag(account.language)}};
}

Listing account_listing(bool as_json) {
    return {as_json,
            {"NUMBER", "STATE", "ADMIN", "REGISTERED", "CONFIRMED", "LAST LOGIN", "LANGUAGE",
             "ADDRESS"}};
}

void add_account(Listing& listing, const core::Account& account) {
    listing.add(to_json(account),
                {std::to_string(number_of(account)), std::string(state_of(account)),
                 account.admin ? "admin" : "-", base::in_utc(account.registered_at),
                 to_cell(account.confirmed_at), to_cell(account.last_login_at),
                 std::string(tag(account.language)), account.email.typed()});
}

base::Json to_json(const core::OutboxEntry& mail) {
    return {{"id", static_cast<std::uint64_t>(mail.id)},
            {"kind", mail.kind},
            {"account", to_json(mail.account)},
            {"recipient", mail.recipient},
            {"status", to_string(mail.status)},
            {"attempts", mail.attempts},
            {"queued_on", base::in_utc(mail.queued_at)},
            {"not_before", base::in_utc(mail.not_before)},
            {"last_error", mail.last_error}};
}

base::Json to_json(const core::SessionEntry& session) {
    return {{"number", static_cast<std::uint64_t>(session.number)},
            {"opened_on", base::in_utc(session.opened_at)},
            {"seen_on", base::in_utc(session.seen_at)},
            {"remembered", session.remembered},
            {"address", session.client.address},
            {"user_agent", session.client.user_agent}};
}

int print_account(core::Rows rows, const core::Account& account, bool as_json) {
    if (as_json) {
        std::cout << all_of(rows, account).dump(2) << '\n';
        return EX_OK;
    }
    std::vector<std::string> groups;
    for (const auto& group : rows.groups.of(account.id))
        groups.push_back(group.text());
    const auto sessions = rows.sessions.list(account.id);
    const auto mails = mails_on_their_way(rows.outbox, account.id);
    print_facts({{"number", std::to_string(number_of(account))},
                 {"email", account.email.typed()},
                 {"name", account.name ? account.name->text() : "-"},
                 {"state", std::string(state_of(account))},
                 {"administrator", account.admin ? "yes" : "no"},
                 {"registered", base::in_utc(account.registered_at)},
                 {"confirmed", to_cell(account.confirmed_at)},
                 {"last login", to_cell(account.last_login_at)},
                 {"locked", to_cell(account.locked_at)},
                 {"to be deleted", to_cell(account.deletes_at)},
                 {"language", std::string(tag(account.language))},
                 {"groups", groups.empty() ? "-" : fmt::format("{}", fmt::join(groups, ", "))},
                 {"devices", std::to_string(sessions.size())}});
    print_devices(sessions);
    print_facts({{"mails on their way", std::to_string(mails.size())}});
    print_mails(mails);
    return EX_OK;
}

}  // namespace gatepost::app::cli
