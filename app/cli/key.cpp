#include <fmt/format.h>

#include <algorithm>

#include "app/cli/cli.h"
#include "app/cli/identity.h"
#include "app/cli/listing.h"
#include "app/config/key_file.h"
#include "app/process/exit_error.h"
#include "app/process/program.h"
#include "app/process/signed_kinds.h"
#include "base/utc.h"
#include "core/key_use.h"
#include "crypto/system_random.h"
#include "mysql/store.h"

namespace gatepost::app::cli {
namespace {

constexpr std::size_t most_invitations = 100'000;
const std::string reload = "systemctl reload gatepost gatepost-courier";

std::filesystem::path path_or_exit(const Result<std::filesystem::path>& path) {
    if (path) return *path;
    throw ExitError(EX_CANTCREAT, "nothing was changed:" + to_lines(path.errors()));
}

int replace(const Globals& globals, bool as_json) {
    crypto::SystemRandom random;
    const auto path = path_or_exit(replace_keys(load(globals), process_environment(), random));
    return print_done(
        as_json, {{"file", path.string()}},
        path.string() +
            " holds one new key, and no other.\n"
            "Now copy it to all other hosts, and restart each: systemctl restart gatepost "
            "gatepost-courier\n"
            "That logs everyone out, and makes void: links in mails that were sent, invitations,\n"
            "known browsers, and forms that are open. Passwords stay.\n"
            "The journal says then: the signing keys were replaced.");
}

int add(const Globals& globals, bool as_json) {
    const Config config = load(globals);
    crypto::SystemRandom random;
    const auto path = path_or_exit(add_key(config, process_environment(), random));
    const auto name = keys_of(config, process_environment()).names().front();
    return print_done(as_json, {{"file", path.string()}, {"id", name}},
                      fmt::format("{} holds a new key, {}, which signs from the next start on.\n"
                                  "Now copy the file to all other hosts, and on each: {}\n"
                                  "Nobody is logged out, and every link goes on working. When the "
                                  "old key may go says: gatepost key list",
                                  path.string(), name, reload));
}

/// One of the keys that are there, and what becomes of what it signed.
struct KeyUse {
    std::string name;
    bool signs;  ///< the newest
    std::optional<base::TimePoint> last_signed;
    std::vector<core::SignedUntil> counts;
};

std::vector<KeyUse> look_up(const Config& config) {
    const auto environment = process_environment();
    const auto names = keys_of(config, environment).names();
    const auto options = database_options(config, environment);
    const VisitAsServiceUser visit(config.database);
    const auto store = mysql::open_store(options, {});
    const auto seen = store->rows().keys.list();
    const auto invitations = store->rows().invitations.list(most_invitations);
    const auto now = base::SystemClock().now();
    std::vector<KeyUse> keys;
    for (const std::string& name : names) {
        KeyUse key{name, name == names.front(), std::nullopt, {}};
        if (const auto row = seen.find(name); row != seen.end()) key.last_signed = row->second;
        if (key.last_signed)
            key.counts =
                core::still_counts(*key.last_signed, now, signed_kinds_of(config), invitations);
        keys.push_back(std::move(key));
    }
    return keys;
}

std::string_view state_of(const KeyUse& key) {
    if (key.signs) return "signs";
    if (!key.last_signed) return "unknown";
    return std::ranges::any_of(key.counts, &core::SignedUntil::is_needed) ? "needed" : "may go";
}

base::Json json_of(const KeyUse& key) {
    base::Json::Array counts;
    for (const auto& one : key.counts)
        counts.push_back(
            {{"what", one.what}, {"until", base::in_utc(one.until)}, {"needed", one.is_needed}});
    return {{"id", key.name},
            {"state", state_of(key)},
            {"last_signed_on",
             key.last_signed ? base::Json(base::in_utc(*key.last_signed)) : base::Json()},
            {"signed", counts}};
}

void print(Listing& listing, const KeyUse& key) {
    const std::string state(state_of(key));
    if (key.signs) return listing.add(json_of(key), {key.name, state, "all that is new", ""});
    if (key.counts.empty())
        return listing.add(json_of(key), {key.name, state, "nothing that counts", ""});
    for (const auto& one : key.counts)
        listing.add(json_of(key),
                    {key.name, state, std::string(one.what), base::in_utc(one.until)});
}

int list_keys(const Globals& globals, bool as_json) {
    Listing listing(as_json, {"ID", "STATE", "SIGNED", "COUNTS UNTIL"});
    for (const KeyUse& key : look_up(load(globals))) {
        if (as_json) {
            listing.add(json_of(key), {});
        } else {
            print(listing, key);
        }
    }
    return listing.finish();
}

/// Throws ExitError if somebody would be lost without it.
void check_unneeded(const KeyUse& key) {
    if (!key.last_signed) {
        throw ExitError(EX_TEMPFAIL, key.name +
                                         " is not known to have signed anything, which may have "
                                         "been a command. To take it away all the same: --force");
    }
    std::string needed;
    for (const auto& one : key.counts)
        if (one.is_needed)
            needed += fmt::format("\n  {}: until {}", one.what, base::in_utc(one.until));
    if (needed.empty()) return;
    throw ExitError(EX_TEMPFAIL, fmt::format("{} is still needed. It may have signed:{}\n"
                                             "Without it they are void. To take it away all the "
                                             "same: --force",
                                             key.name, needed));
}

int retire(const Globals& globals, const std::string& name, bool is_forced, bool as_json) {
    const Config config = load(globals);
    if (!is_forced) {
        for (const KeyUse& key : look_up(config))
            if (key.name == name && !key.signs) check_unneeded(key);
    }
    const auto path = path_or_exit(retire_key(config, process_environment(), name));
    return print_done(as_json, {{"file", path.string()}, {"id", name}},
                      fmt::format("{} holds {} no more.\n"
                                  "Now copy the file to all other hosts, and on each: {}",
                                  path.string(), name, reload));
}

using Act = int (*)(const Globals&, bool as_json);

void add_key_verb(CLI::App& noun, Command& chosen, const std::string& name, const std::string& help,
                  Act act) {
    auto* verb = noun.add_subcommand(name, help);
    add_example(*verb, "gatepost key " + name);
    auto* json = add_json(*verb);
    verb->callback([&chosen, json, act] {
        chosen = [act, as_json = json->count() > 0](const Globals& globals) {
            return act(globals, as_json);
        };
    });
}

void add_retire(CLI::App& noun, Command& chosen) {
    auto* verb = noun.add_subcommand(
        "retire", "Take a key away; refuses while somebody still needs what it signed");
    auto* name = verb->add_option("ID", "The key, as it is listed")->required();
    auto* force = add_switch(*verb, "--force", "Also if that makes links in mails void");
    add_example(*verb, "gatepost key retire 5f0c9d1e77a3b248");
    auto* json = add_json(*verb);
    verb->callback([=, &chosen] {
        chosen = [id = name->as<std::string>(), is_forced = force->count() > 0,
                  as_json = json->count() > 0](const Globals& globals) {
            return retire(globals, id, is_forced, as_json);
        };
    });
}

}  // namespace

void add_key_commands(CLI::App& root, Command& chosen) {
    auto* noun = root.add_subcommand("key", "The keys that sign links and cookies");
    noun->require_subcommand(1);
    add_key_verb(*noun, chosen, "add", "Put a new key on top, which signs from the next start on",
                 add);
    add_key_verb(*noun, chosen, "list",
                 "List the keys, with what each signed that still counts, and until when",
                 list_keys);
    add_retire(*noun, chosen);
    add_key_verb(
        *noun, chosen, "replace",
        "After a leak: put one new key in the place of all, which makes void what they signed "
        "and, with the next start, ends all sessions",
        replace);
}

}  // namespace gatepost::app::cli
