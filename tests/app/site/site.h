#pragma once

#include <functional>
#include <string>

#include "app/gate/gate.h"
#include "app/process/routes.h"
#include "app/site/brand.h"
#include "app/site/security_txt.h"
#include "app/web/counts.h"
#include "app/web/dispatch.h"
#include "app/web/route_table.h"
#include "browser.h"
#include "core/accounts.h"
#include "crypto/system_random.h"
#include "fakes/fake_clock.h"
#include "fakes/memory_store.h"
#include "fakes/temporary_folder.h"
#include "view/renderer.h"

namespace gatepost::tests {

inline constexpr std::chrono::hours token_lifetime{1};
inline constexpr std::chrono::hours sign_up_lifetime{24 * 7};

/// Counts what a login costs, and lets something happen while it hashes.
class CountingHasher final : public crypto::PasswordHasher {
  public:
    using PasswordHasher::PasswordHasher;

    crypto::PasswordHash hash(const base::Secret& password,
                              std::span<const crypto::PasswordHash> samples,
                              std::string_view fresh_salt) const override {
        ++hashes;
        if (auto event = std::exchange(meanwhile, nullptr)) event();
        return PasswordHasher::hash(password, samples, fresh_salt);
    }

    std::vector<crypto::Opening> openings(const base::Secret& password,
                                          std::span<const crypto::PasswordHash> samples,
                                          std::span<const crypto::HashKind> of_all) const override {
        ++checks;
        kinds = of_all.size();
        if (auto event = std::exchange(meanwhile, nullptr)) event();
        return PasswordHasher::openings(password, samples, of_all);
    }

    mutable int checks = 0;
    mutable int hashes = 0;
    mutable std::size_t kinds = 0;  ///< for which the last check took time
    mutable std::function<void()> meanwhile;
};

/// The rules of the gate in these tests.
inline core::GatePolicy sample_policy() {
    using namespace core;
    const Who editors = Members{*GroupName::parse("editors")};
    return GatePolicy(
        {
            {"gatepost.test", "/open", {Everybody{}}, ""},
            {"gatepost.test", "/admin", {Administrators{}}, "For administrators"},
            {"gatepost.test", "/editors", {editors, Administrators{}}, ""},
            {"gatepost.test", "/example", {AddressesOf{"example.org"}}, ""},
            {"gatepost.test", "/demo", {ConfirmedAccounts{}}, "The demo"},
            {"wiki.test", "/admin", {Administrators{}}, ""},
            {"wiki.test", "/mail", {ConfirmedAccounts{}}, "", {}, IdentityKind::email},
            {"wiki.test", "/", {ConfirmedAccounts{}}, "The wiki", {"https://app.test"}},
        },
        GroupName::parse("administrators"));
}

/// The whole site in this process, on a store in memory and a clock that ticks when told.
struct Site {
    /// Kept cheap: what is tested here is who gets in, not how long a guess takes.
    static constexpr crypto::Argon2Cost cost{8, 1, 1};

    const std::string base_url = "https://gatepost.test";
    const fakes::TemporaryFolder blocklist_folder;
    const crypto::Blocklist blocklist{blocklist_folder.folder / "blocklist"};
    const core::PasswordPolicy passwords{{}, "Gatepost", "gatepost.test", blocklist};
    const core::SessionLifetimes lifetimes;
    const crypto::Keyring keys = *crypto::Keyring::parse("0123456789abcdef0123456789abcdef");
    crypto::SystemRandom random;
    fakes::FakeClock clock;
    fakes::MemoryStore store{clock};
    const CountingHasher hasher{cost};
    const core::LinkTokens links{keys, {token_lifetime, token_lifetime, sign_up_lifetime}};
    /// More than any test needs but those of the limits.
    static constexpr core::Allowance plenty{1'000'000, std::chrono::hours(1)};
    core::Limits limits{.guesses_in_a_row = core::Limits::most_in_a_row,
                        .guesses = plenty,
                        .network_guesses = plenty,
                        .sign_ups = plenty,
                        .device_guesses = plenty,
                        .device_guesses_in_a_row = core::Limits::most_in_a_row,
                        .mails = plenty,
                        .mails_a_day = plenty,
                        .mails_by_network = plenty,
                        .resets = plenty};
    const core::Dependencies core{hasher, keys, links, clock, random, lifetimes, limits};
    const app::Gate gate{sample_policy(), base_url, "", keys};
    const view::Renderer renderer{VIEWS, {"Gatepost", base_url}};
    const app::RouteTable routes{app::routes()};
    const app::Brand brand;
    app::DuplicateRequests duplicates;
    app::Counts counts{app::routes()};
    core::SignUpPolicy sign_ups;
    app::SecurityConfig security{"mailto:security@gatepost.test", ""};
    const app::Services services = services_with(renderer, brand, gate);
    app::Worker worker{services, store};

    /// The services, with these instead of the fixture's own.
    app::Services services_with(const view::Renderer& a_renderer, const app::Brand& a_brand,
                                const app::Gate& a_gate, bool has_several_databases = false) {
        return {.core = core,
                .base_url = base_url,
                .passwords = passwords,
                .renderer = a_renderer,
                .routes = routes,
                .return_paths = a_gate,
                .duplicates = duplicates,
                .counts = counts,
                .csrf = app::Csrf(keys),
                .notices = app::NoticeCookie(keys),
                .devices = app::DeviceCookie(keys),
                .sign_ups = sign_ups,
                .gate = a_gate,
                .brand = a_brand,
                .security = security,
                .has_several_databases = has_several_databases};
    }

    core::Accounts accounts() { return {store, core}; }

    /// Signs up in that browser.
    http::Response sign_up(Browser& browser, const std::string& email,
                           const std::string& password = "correct horse") {
        browser.get("/register");
        return browser.post("/register",
                            {{"email", email}, {"password", password}, {"confirm", password}});
    }

    http::Response log_in(Browser& browser, const std::string& email,
                          const std::string& password = "correct horse") {
        browser.get("/login");
        return browser.post("/login", {{"email", email}, {"password", password}});
    }

    /// Puts these passwords, and no others, on the site's list of known ones.
    void block(const std::vector<std::string>& known) {
        std::vector<crypto::PasswordDigest> digests;
        for (const auto& password : known)
            digests.push_back(crypto::digest_password(password));
        crypto::write_blocklist(blocklist_folder.folder / "blocklist", digests);
    }

    /// The newest account of that address.
    core::Account newest(const std::string& email) {
        std::optional<core::Account> found;
        for (auto& account : store.rows().accounts.list(core::AccountId{0}, 1000)) {
            if (account.email == *core::Email::parse(email)) found = account;
        }
        return found.value();
    }

    /// The path of a confirm link for an account.
    std::string confirm_path(const core::Account& account) {
        return "/confirm/" + links.confirm.make(account, clock.now()).text();
    }

    /// Signs up and confirms in that browser.
    void sign_up_confirmed(Browser& browser, const std::string& email,
                           const std::string& password = "correct horse") {
        sign_up(browser, email, password);
        browser.follow(browser.get(confirm_path(newest(email))));
    }
};

}  // namespace gatepost::tests
