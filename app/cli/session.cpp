#include "app/cli/account_argument.h"
#include "app/cli/administered.h"
#include "app/cli/cli.h"
#include "app/cli/user_output.h"
#include "base/utc.h"

namespace gatepost::app::cli {
namespace {

int list(const Globals& globals, const std::string& who, bool as_json) {
    const auto store = open_store(globals);
    const auto rows = store->rows();
    Listing listing(as_json, {"NUMBER", "OPENED", "LAST SEEN", "ADDRESS", "BROWSER"});
    for (const auto& one : rows.sessions.list(find_account(rows.accounts, who).id)) {
        listing.add(to_json(one), {std::to_string(static_cast<std::uint64_t>(one.number)),
                                   base::in_utc(one.opened_at), base::in_utc(one.seen_at),
                                   one.client.address, one.client.user_agent});
    }
    return listing.finish();
}

void add_session_list(CLI::App& noun, Command& chosen) {
    auto* verb = noun.add_subcommand("list", "List where somebody is logged in");
    auto* account = add_account_argument(*verb);
    auto* json = add_json(*verb);
    add_example(*verb, "gatepost session list ann@example.org");
    verb->callback([=, &chosen] {
        chosen = [who = account->as<std::string>(), as_json = json->count() > 0](
                     const Globals& globals) { return list(globals, who, as_json); };
    });
}

void add_end(CLI::App& noun, Command& chosen) {
    auto* verb = noun.add_subcommand("end", "Log one device out");
    auto* account = add_account_argument(*verb);
    auto* number = verb->add_option("NUMBER", "The session's number, as it is listed")
                       ->required()
                       ->check(CLI::TypeValidator<std::uint64_t>("NUMBER"));
    auto* json = add_json(*verb);
    add_example(*verb, "gatepost session end ann@example.org 3");
    verb->callback([=, &chosen] {
        chosen = [who = account->as<std::string>(),
                  session = core::SessionNumber{number->as<std::uint64_t>()},
                  as_json = json->count() > 0](const Globals& globals) {
            return administer(globals, who, as_json,
                              [session](core::Administration& by, const core::Account& its) {
                                  return by.end_session(its.id, session);
                              },
                              {"is logged out there", ""});
        };
    });
}

}  // namespace

void add_session_commands(CLI::App& root, Command& chosen) {
    auto* noun = root.add_subcommand("session", "Where people are logged in");
    noun->require_subcommand(1);
    add_session_list(*noun, chosen);
    add_end(*noun, chosen);
}

}  // namespace gatepost::app::cli
