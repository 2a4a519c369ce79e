#include "app/cli/administrator.h"
#include "app/cli/cli.h"
#include "app/cli/listing.h"
#include "app/process/exit_error.h"
#include "base/utc.h"

namespace gatepost::app::cli {
namespace {

int list_limits(const Globals& globals, bool as_json) {
    Listing listing(as_json, {"ALL BACK AT", "KEY"});
    for (const auto& [key, full_at] : open_store(globals)->rows().limits.list(most_listed))
        listing.add({{"key", key}, {"full_at", base::in_utc(full_at)}},
                    {base::in_utc(full_at), key});
    return listing.finish();
}

int clear(const Globals& globals, const std::string& key, bool as_json) {
    bool was_counted = false;
    open_store(globals)->transact([&](core::Rows rows) {
        was_counted = rows.limits.clear(key);
        if (!was_counted) return;
        rows.events.append_by(administrator(), std::nullopt, core::EventKind::limit_cleared,
                              {key, ""});
    });
    if (!was_counted) {
        throw ExitError(EX_DATAERR,
                        "nothing is counted for: " + key + "; to see what is: gatepost limit list");
    }
    return print_done(as_json, {{"key", key}, {"cleared", true}}, "no longer counted: " + key);
}

void add_limit_list(CLI::App& noun, Command& chosen) {
    auto* verb = noun.add_subcommand(
        "list", "List what is counted, each with the time when all of it may be done again");
    auto* json = add_json(*verb);
    add_example(*verb, "gatepost limit list");
    verb->callback([=, &chosen] {
        chosen = [as_json = json->count() > 0](const Globals& globals) {
            return list_limits(globals, as_json);
        };
    });
}

void add_clear(CLI::App& noun, Command& chosen) {
    auto* verb = noun.add_subcommand("clear", "Forget what was counted for a key");
    auto* key = verb->add_option("KEY", "As it is listed: \"guesses-in-a-row ann@example.org\"")
                    ->required();
    add_example(*verb, "gatepost limit clear 'guesses-in-a-row ann@example.org'");
    auto* json = add_json(*verb);
    verb->callback([=, &chosen] {
        chosen = [text = key->as<std::string>(), as_json = json->count() > 0](
                     const Globals& globals) { return clear(globals, text, as_json); };
    });
}

}  // namespace

void add_limit_commands(CLI::App& root, Command& chosen) {
    auto* noun = root.add_subcommand("limit", "How much of what is limited was done");
    noun->require_subcommand(1);
    add_limit_list(*noun, chosen);
    add_clear(*noun, chosen);
}

}  // namespace gatepost::app::cli
