#include "app/process/journal.h"

#include <fmt/format.h>
#include <systemd/sd-journal.h>

namespace gatepost::app {
namespace {

std::string number_or_nothing(const std::optional<core::AccountId>& account) {
    return account ? std::to_string(static_cast<std::uint64_t>(*account)) : "";
}

std::string message_of(const core::Event& event) {
    const std::string by =
        event.actor ? "account " + number_or_nothing(event.actor) : event.client.user_agent;
    return fmt::format("{}: account {}, by {}", core::to_string(event.kind),
                       event.account ? number_or_nothing(event.account) : "-", by);
}

}  // namespace

std::vector<std::string> journal_fields(const core::Event& event) {
    std::vector<std::string> fields{"MESSAGE=" + message_of(event), "PRIORITY=5",
                                    "SYSLOG_IDENTIFIER=gatepost",
                                    fmt::format("GATEPOST_EVENT={}", core::to_string(event.kind))};
    const auto add = [&](std::string_view name, const std::string& value) {
        if (!value.empty()) fields.push_back(fmt::format("GATEPOST_{}={}", name, value));
    };
    add("ACCOUNT", number_or_nothing(event.account));
    add("ACTOR", number_or_nothing(event.actor));
    // Addresses stay where they go with their account: in the database.
    if (event.kind != core::EventKind::address_changed &&
        event.kind != core::EventKind::test_mail_sent) {
        add("BEFORE", event.change.before);
        add("AFTER", event.change.after);
    }
    add("ADDRESS", event.client.address);
    add("USER_AGENT", event.client.user_agent);
    add("REQUEST", event.client.request_id);
    return fields;
}

void tell_journal(const core::Event& event) {
    std::vector<std::string> fields = journal_fields(event);
    std::vector<iovec> parts;
    for (std::string& field : fields)
        parts.push_back({field.data(), field.size()});
    // What the journal does not take stands in the database.
    sd_journal_sendv(parts.data(), static_cast<int>(parts.size()));
}

}  // namespace gatepost::app
