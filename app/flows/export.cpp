#include "app/flows/handlers.h"
#include "base/json.h"
#include "base/utc.h"

namespace gatepost::app {
namespace {

using base::Json;

constexpr std::size_t most_events = 10'000;

Json optional_time(const std::optional<core::TimePoint>& time) {
    return time ? Json(base::in_utc(*time)) : Json();
}

Json to_json(const core::Client& client) {
    return {{"network_address", client.address}, {"browser", client.user_agent}};
}

Json account(const core::User& user, core::Rows rows) {
    Json::Array groups;
    for (const auto& group : rows.groups.of(user.id))
        groups.push_back(group.text());
    return {{"email", user.email.typed()},
            {"registered_on", base::in_utc(user.registered_at)},
            {"confirmed_on", optional_time(user.confirmed_at)},
            {"administrator", user.admin},
            {"language", tag(user.language)},
            {"groups", std::move(groups)}};
}

Json sessions(core::UserId user, core::Rows rows) {
    Json::Array all;
    for (const auto& session : rows.sessions.list(user)) {
        all.push_back({{"opened_on", base::in_utc(session.opened_at)},
                       {"last_seen_on", base::in_utc(session.seen_at)},
                       {"remembered", session.remembered},
                       {"by", to_json(session.client)}});
    }
    return all;
}

Json events(core::UserId user, core::Rows rows) {
    Json::Array all;
    for (const auto& event : rows.events.newest(user, most_events)) {
        all.push_back({{"what", to_string(event.kind)},
                       {"on", base::in_utc(event.happened_at)},
                       {"by", to_json(event.client)}});
    }
    return all;
}

Json address_changes(core::UserId user, core::Rows rows) {
    Json::Array all;
    for (const auto& change : rows.changes.of(user)) {
        all.push_back({{"from", change.from.typed()},
                       {"to", change.to.typed()},
                       {"asked_on", base::in_utc(change.asked_at)},
                       {"state", to_string(change.state)}});
    }
    return all;
}

Json mails(core::UserId user, core::Rows rows) {
    Json::Array all;
    for (const auto& mail : rows.outbox.of(user)) {
        all.push_back({{"what", to_string(mail.kind)},
                       {"to", mail.recipient},
                       {"queued_on", base::in_utc(mail.queued_at)},
                       {"state", to_string(mail.status)}});
    }
    return all;
}

/// Everything that is held about an account, but for its password's hash.
Json everything(const core::User& user, core::Rows rows, core::TimePoint now) {
    return {{"made_on", base::in_utc(now)},
            {"account", account(user, rows)},
            {"password", "kept as a one-way hash only, which is not part of this file"},
            {"sessions", sessions(user.id, rows)},
            {"events", events(user.id, rows)},
            {"address_changes", address_changes(user.id, rows)},
            {"mails", mails(user.id, rows)}};
}

}  // namespace

http::Response export_data(Context& context, const ProvenUser& proven, const Form&) {
    const core::User& user = proven.user().user();
    Json data;
    context.store().transact([&](core::Rows rows) {
        rows.events.append(user.id, core::EventKind::data_exported, context.client());
        data = everything(user, rows, context.services().clock.now());
    });
    http::Response response{http::Status::ok, {}, data.dump(2) + "\n"};
    response.add("Content-Type", "application/json");
    response.add("Content-Disposition", "attachment; filename=\"account.json\"");
    return response;
}

}  // namespace gatepost::app
