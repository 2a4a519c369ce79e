#include <fmt/format.h>

#include <iostream>

#include "app/cli/administrator.h"
#include "app/cli/cli.h"
#include "app/cli/listing.h"
#include "app/config/values.h"
#include "app/process/exit_error.h"
#include "app/process/program.h"
#include "base/utc.h"
#include "core/invitations.h"

namespace gatepost::app::cli {
namespace {

struct InviteWish {
    std::string email;  // empty: for any address
    std::uint32_t uses = 1;
    std::string expires;
    bool as_json = false;
};

std::uint32_t number_of(core::InvitationId id) {
    return static_cast<std::uint32_t>(id);
}

std::chrono::seconds read_lifetime(const std::string& text) {
    const auto lifetime =
        read_duration(text, std::chrono::minutes(1), std::chrono::hours(24 * 365));
    if (lifetime) return *lifetime;
    throw ExitError(EX_DATAERR, "--expires " + to_string(lifetime.error()));
}

/// The address that alone may use it. Throws ExitError for one that nobody may sign up with.
std::optional<core::Email> read_recipient(const Config& config, const std::string& text) {
    if (text.empty()) return std::nullopt;
    auto email = parse_email(text);
    if (sign_up_policy_of(config.sign_up).takes(email)) return email;
    throw ExitError(EX_DATAERR, "nobody can sign up with " + email.typed() +
                                    ": see signup.allow, deny and deny_file");
}

int create(const Globals& globals, const InviteWish& wish) {
    const Config config = load(globals);
    const auto email = read_recipient(config, wish.email);
    const auto lifetime = read_lifetime(wish.expires);
    const core::InvitationTokens tokens(keys_of(config, process_environment()));

    core::InvitationId id{};
    open_store(globals)->transact([&](core::Rows rows) {
        id = core::create_invitation(rows, administrator(), {email, wish.uses, lifetime});
    });
    const std::string link =
        config.site.base_url + "/invitation/" + tokens.make(id, base::SystemClock().now());
    print_done(wish.as_json, {{"id", number_of(id)}, {"link", link}}, link);
    std::cerr << fmt::format("invitation {}, for {}; no mail was sent: hand on the link above\n",
                             number_of(id), email ? email->typed() : "any address");
    if (config.sign_up.mode != core::SignUpMode::invited)
        std::cerr << "it has no effect until signup.mode is \"invited\"\n";
    return EX_OK;
}

base::Json json_of(const core::Invitation& invitation, base::TimePoint now) {
    const auto& revoked = invitation.revoked_at;
    return {{"id", number_of(invitation.id)},
            {"state", to_string(state_of(invitation, now))},
            {"email", invitation.email ? base::Json(invitation.email->typed()) : base::Json()},
            {"uses_left", invitation.uses_left},
            {"created_on", base::in_utc(invitation.created_at)},
            {"expires_on", base::in_utc(invitation.expires_at)},
            {"revoked_on", revoked ? base::Json(base::in_utc(*revoked)) : base::Json()}};
}

int list_invitations(const Globals& globals, bool as_json) {
    const auto now = base::SystemClock().now();
    Listing listing(as_json, {"ID", "STATE", "USES LEFT", "UNTIL", "FOR"});
    for (const auto& one : open_store(globals)->rows().invitations.list(most_listed)) {
        listing.add(json_of(one, now),
                    {std::to_string(number_of(one.id)), std::string(to_string(state_of(one, now))),
                     std::to_string(one.uses_left), base::in_utc(one.expires_at),
                     one.email ? one.email->typed() : "any address"});
    }
    return listing.finish();
}

int revoke(const Globals& globals, std::uint32_t number, bool as_json) {
    const core::InvitationId id{number};
    open_store(globals)->transact([&](core::Rows rows) {
        if (!rows.invitations.find(id)) {
            throw ExitError(EX_DATAERR, fmt::format("there is no invitation {}; to see which there "
                                                    "are: gatepost invite list",
                                                    number));
        }
        core::revoke_invitation(rows, administrator(), id);
    });
    return print_done(as_json, {{"id", number}, {"state", "revoked"}},
                      fmt::format("invitation {} is revoked: nobody can sign up with it, or "
                                  "confirm a sign-up that came with it",
                                  number));
}

void add_invite_create(CLI::App& noun, Command& chosen) {
    auto* verb = noun.add_subcommand("create", "Print the link of a new invitation, this once");
    auto* email = verb->add_option("--email", "The only address that may use it");
    auto* uses = verb->add_option("--uses", "How many accounts it makes; 1 unless it is said")
                     ->check(CLI::Range(std::uint32_t{1}, core::most_invited));
    auto* expires =
        verb->add_option("--expires", "For how long, such as 12h; 7d unless it is said");
    auto* json = add_json(*verb);
    add_example(*verb, "gatepost invite create --email ann@example.org --expires 3d");
    verb->callback([=, &chosen] {
        const InviteWish wish{email->count() > 0 ? email->as<std::string>() : "",
                              uses->count() > 0 ? uses->as<std::uint32_t>() : 1,
                              expires->count() > 0 ? expires->as<std::string>() : "7d",
                              json->count() > 0};
        chosen = [wish](const Globals& globals) { return create(globals, wish); };
    });
}

void add_invite_list(CLI::App& noun, Command& chosen) {
    auto* verb = noun.add_subcommand("list", "List invitations, the newest first");
    auto* json = add_json(*verb);
    add_example(*verb, "gatepost invite list");
    verb->callback([=, &chosen] {
        chosen = [as_json = json->count() > 0](const Globals& globals) {
            return list_invitations(globals, as_json);
        };
    });
}

void add_revoke(CLI::App& noun, Command& chosen) {
    auto* verb = noun.add_subcommand("revoke", "End an invitation");
    auto* id = verb->add_option("ID", "Its number, as it is listed")
                   ->required()
                   ->check(CLI::Range(std::uint32_t{1}, std::uint32_t{0xffffffff}));
    add_example(*verb, "gatepost invite revoke 3");
    auto* json = add_json(*verb);
    verb->callback([=, &chosen] {
        chosen = [number = id->as<std::uint32_t>(), as_json = json->count() > 0](
                     const Globals& globals) { return revoke(globals, number, as_json); };
    });
}

}  // namespace

void add_invite_commands(CLI::App& root, Command& chosen) {
    auto* noun = root.add_subcommand("invite", "Invitations to sign up");
    noun->require_subcommand(1);
    add_invite_create(*noun, chosen);
    add_invite_list(*noun, chosen);
    add_revoke(*noun, chosen);
}

}  // namespace gatepost::app::cli
