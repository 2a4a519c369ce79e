#include "app/cli/cli.h"
#include "app/cli/listing.h"
#include "app/config/key_file.h"
#include "app/process/exit_error.h"
#include "crypto/system_random.h"

namespace gatepost::app::cli {
namespace {

int replace(const Globals& globals, bool as_json) {
    crypto::SystemRandom random;
    const auto path = replace_keys(load(globals), process_environment(), random);
    if (!path) throw ExitError(EX_CANTCREAT, "nothing was changed:" + to_lines(path.errors()));
    return print_done(
        as_json, {{"file", path->string()}},
        path->string() +
            " holds one new key, and no other.\n"
            "Now copy it to all other hosts, and restart each: systemctl restart gatepost "
            "gatepost-courier\n"
            "That logs everyone out, and makes void: links in mails that were sent, invitations,\n"
            "known browsers, and forms that are open. Passwords stay.\n"
            "The journal says then: the signing keys were replaced.");
}

}  // namespace

void add_key_commands(CLI::App& root, Command& chosen) {
    auto* noun = root.add_subcommand("key", "The keys that sign links and cookies");
    noun->require_subcommand(1);
    auto* verb = noun->add_subcommand(
        "replace",
        "After a leak: put one new key in the place of all, which makes void what they signed and, "
        "with the next start, ends all sessions");
    add_example(*verb, "gatepost key replace");
    auto* json = add_json(*verb);
    verb->callback([&chosen, json] {
        chosen = [as_json = json->count() > 0](const Globals& globals) {
            return replace(globals, as_json);
        };
    });
}

}  // namespace gatepost::app::cli
