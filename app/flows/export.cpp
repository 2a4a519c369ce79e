#include "app/flows/handlers.h"
#include "base/json.h"
#include "base/utc.h"

namespace gatepost::app {
namespace {

using base::Json;

constexpr std::size_t most_events = 10'000;
constexpr std::size_t most_failed_logins = 10'000;

Json optional_time(const std::optional<core::TimePoint>& time) {
    return time ? Json(base::in_utc(*time)) : Json();
}

Json to_json(const core::Client& client) {
    return {{"network_address", client.address}, {"browser", client.user_agent}};
}

/// What they agreed to when they signed up.
Json consent_of(core::AccountId account, core::Rows rows) {
    const auto consent = rows.accounts.consent(account);
    if (!consent) return nullptr;
    return {{"text", consent->text}, {"on", base::in_utc(consent->given_at)}};
}

Json account_data(const core::Account& account, core::Rows rows) {
    Json::Array groups;
    for (const auto& group : rows.groups.of(account.id))
        groups.push_back(group.text());
    return {{"email", account.email.typed()},
            {"registered_on", base::in_utc(account.registered_at)},
            {"confirmed_on", optional_time(account.confirmed_at)},
            {"administrator", account.admin},
            {"language", tag(account.language)},
            {"name", account.name ? Json(account.name->text()) : Json()},
            {"consent", consent_of(account.id, rows)},
            {"groups", std::move(groups)}};
}

Json sessions(core::AccountId account, core::Rows rows) {
    Json::Array list;
    for (const auto& session : rows.sessions.list(account)) {
        list.push_back({{"opened_on", base::in_utc(session.opened_at)},
                        {"last_seen_on", base::in_utc(session.seen_at)},
                        {"remembered", session.remembered},
                        {"by", to_json(session.client)}});
    }
    return list;
}

Json events(core::AccountId account, core::Rows rows) {
    Json::Array list;
    for (const auto& event : rows.events.newest(account, most_events)) {
        // Where an administrator is, is not the owner's business.
        list.push_back({{"what", to_string(event.kind)},
                        {"on", base::in_utc(event.happened_at)},
                        {"by", is_by_administrator(event) ? Json("an administrator")
                                                          : to_json(event.client)}});
    }
    return list;
}

Json failed_logins(core::AccountId account, core::Rows rows) {
    Json::Array list;
    for (const auto& failed : rows.failed_logins.newest(account, most_failed_logins)) {
        list.push_back({{"network", failed.network},
                        {"times", failed.times},
                        {"last_on", base::in_utc(failed.last_at)}});
    }
    return list;
}

Json address_changes(core::AccountId account, core::Rows rows) {
    Json::Array list;
    for (const auto& change : rows.changes.of(account)) {
        list.push_back({{"from", change.from.typed()},
                        {"to", change.to.typed()},
                        {"asked_on", base::in_utc(change.asked_at)},
                        {"state", to_string(change.state)}});
    }
    return list;
}

Json mails(core::AccountId account, core::Rows rows) {
    Json::Array list;
    for (const auto& mail : rows.outbox.of(account)) {
        list.push_back({{"what", mail.kind},
                        {"to", mail.recipient},
                        {"queued_on", base::in_utc(mail.queued_at)},
                        {"state", to_string(mail.status)}});
    }
    return list;
}

/// Everything that is held about an account, but for its password's hash.
Json everything(const core::Account& account, core::Rows rows, core::TimePoint now) {
    return {{"made_on", base::in_utc(now)},
            {"account", account_data(account, rows)},
            {"password", "kept as a one-way hash only, which is not part of this file"},
            {"sessions", sessions(account.id, rows)},
            {"events", events(account.id, rows)},
            {"failed_logins", failed_logins(account.id, rows)},
            {"address_changes", address_changes(account.id, rows)},
            {"mails", mails(account.id, rows)}};
}

}  // namespace

http::Response export_data(Context& context, const ProvenAccount& proven, const Form&) {
    const core::Account& account = proven.account().account();
    Json data;
    context.store().transact([&](core::Rows rows) {
        rows.events.append(account.id, core::EventKind::data_exported, context.client());
        data = everything(account, rows, context.now());
    });
    http::Response response{http::Status::ok, {}, data.dump(2) + "\n"};
    response.add("Content-Type", "application/json");
    response.add("Content-Disposition", "attachment; filename=\"account.json\"");
    return response;
}

}  // namespace gatepost::app
