#include <fmt/format.h>

#include <iostream>

#include "app/cli/cli.h"
#include "app/process/exit_error.h"
#include "base/json.h"
#include "base/utc.h"

namespace gatepost::app::cli {
namespace {

constexpr std::size_t most_rows = 10000;

base::Json to_json(const core::OutboxEntry& entry) {
    return {{"id", static_cast<std::uint64_t>(entry.id)},
            {"kind", entry.kind},
            {"user",
             entry.account ? base::Json(static_cast<std::uint64_t>(*entry.account)) : base::Json()},
            {"recipient", entry.recipient},
            {"status", to_string(entry.status)},
            {"attempts", entry.attempts},
            {"queued_on", base::in_utc(entry.queued_at)},
            {"not_before", base::in_utc(entry.not_before)},
            {"last_error", entry.last_error}};
}

void print(const core::OutboxEntry& entry) {
    std::cout << fmt::format("{:>6}  {:<6}  {}  {:<18}  {:>3}  {}  {}\n",
                             static_cast<std::uint64_t>(entry.id), to_string(entry.status),
                             base::in_utc(entry.queued_at), entry.kind, entry.attempts,
                             entry.recipient, entry.last_error);
}

int show_queue(const Globals& globals, bool with_sent, bool as_json) {
    base::Json::Array json;
    for (const auto& entry : open_store(globals)->rows().outbox.list(with_sent, most_rows)) {
        if (as_json) {
            json.push_back(to_json(entry));
        } else {
            print(entry);
        }
    }
    if (as_json) {
        // What a mail server said may be in any encoding.
        std::cout << base::Json(json).dump(2) << '\n';
    }
    return EX_OK;
}

int retry(const Globals& globals, std::optional<core::MailId> id) {
    const auto count = open_store(globals)->rows().outbox.retry_now(id);
    std::cout << count << " due now\n";
    return id && count == 0 ? EX_DATAERR : EX_OK;
}

void add_queue(CLI::App& noun, Command& chosen) {
    auto* verb = noun.add_subcommand("queue", "List the mail that waits or was given up");
    auto* all = add_switch(*verb, "--all", "Also what was sent in the last days");
    auto* json = add_switch(*verb, "--json", "Print JSON");
    verb->callback([=, &chosen] {
        chosen = [with_sent = all->count() > 0, as_json = json->count() > 0](
                     const Globals& globals) { return show_queue(globals, with_sent, as_json); };
    });
}

/// What is wrong with it, for people; empty if nothing.
std::string is_number(const std::string& text) {
    const bool is_fine = text.size() <= 18 && text.find_first_not_of("0123456789") == text.npos;
    return is_fine ? "" : text + " is no number of the queue; see: gatepost mail queue";
}

void add_retry(CLI::App& noun, Command& chosen) {
    auto* verb =
        noun.add_subcommand("retry", "Try mail again now: one, or all that waits or failed");
    auto* id = verb->add_option("ID", "Its number in the queue")->check(is_number, "NUMBER");
    verb->callback([=, &chosen] {
        std::optional<core::MailId> wanted;
        if (id->count() > 0) wanted = core::MailId{id->as<std::uint64_t>()};
        chosen = [wanted](const Globals& globals) { return retry(globals, wanted); };
    });
}

}  // namespace

void add_mail_commands(CLI::App& root, Command& chosen) {
    auto* noun = root.add_subcommand("mail", "The outbox");
    noun->require_subcommand(1);
    add_queue(*noun, chosen);
    add_retry(*noun, chosen);
}

}  // namespace gatepost::app::cli
