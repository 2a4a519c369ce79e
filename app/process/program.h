#pragma once

#include <memory>

#include "app/config/config.h"
#include "app/gate/gate.h"
#include "app/site/brand.h"
#include "app/web/counts.h"
#include "app/web/route_table.h"
#include "app/web/services.h"
#include "base/clock.h"
#include "crypto/system_random.h"
#include "mysql/options.h"
#include "mysql/shared_checks.h"
#include "view/renderer.h"

namespace gatepost::app {

/// What root alone may read on a server, where systemd hands it to the service.
struct Secrets {
    mysql::ConnectOptions database;  ///< with its password
    crypto::Keyring keys;
};

/// Throws ExitError that says which cannot be read.
Secrets secrets_of(const Config& config, const Environment& environment);

/// The composition root: the real clock, randomness, keys, templates and database of one process,
/// made once from the configuration and shared by its threads.
class Program {
  public:
    /// Throws ExitError that says what is wrong and what to do.
    Program(Config loaded, Secrets secrets);
    Program(const Program&) = delete;

    /// A store of one's own, for one thread. It refuses to work on another program's schema.
    std::unique_ptr<core::Store> open_store() const;

    /// The same for a thread that people wait for, for a page or for a mail: while the database
    /// does not answer, it says so soon, and no more than `server.workers` threads wait for it.
    std::unique_ptr<core::Store> open_hasty_store() const;

    /// Throws ExitError if this program cannot work on the schema. A database that is away may
    /// come later.
    void check_schema() const;

    const Config config;
    const mysql::ConnectOptions database;
    const mysql::SharedChecks shared;
    const crypto::Keyring keys;
    const base::SystemClock clock;
    crypto::SystemRandom random;
    const crypto::PasswordHasher hasher;
    const crypto::Blocklist blocklist;
    const core::PasswordPolicy passwords;
    const core::LinkTokens links;
    const core::Dependencies core;
    const Brand brand;
    const view::Renderer renderer;
    const core::SignUpPolicy sign_ups;
    const Gate gate;
    const RouteTable routes;
    DuplicateRequests duplicates;
    Counts counts;
    const Services services;
};

/// What the site looks like. Throws ExitError that names the file which cannot be read.
Brand brand_of(const Config& config);

/// The templates, as the configuration wants them. Throws ExitError if they cannot be loaded.
view::Renderer renderer_of(const Config& config, const Brand& brand);

/// Who may sign up. Throws ExitError that names the file which cannot be read.
core::SignUpPolicy sign_up_policy_of(const SignUpConfig& config);

/// The gate that the configuration describes.
Gate gate_of(const Config& config, const crypto::Keyring& keys);

/// Throws ExitError if there is a list of known passwords that cannot be used. A server does
/// without.
void check_blocklist(const Config& config);

/// Throws ExitError if the file that says whom TLS trusts cannot be read.
void check_ca_file(const Config& config);

/// What new passwords have to be like. The list must outlive it.
core::PasswordPolicy password_policy_of(const Config& config, const crypto::Blocklist& blocklist);

/// The keys. Throws ExitError if they cannot be read.
crypto::Keyring keys_of(const Config& config, const Environment& environment);

/// How to reach the database. Throws ExitError if its password cannot be read.
mysql::ConnectOptions database_options(const Config& config, const Environment& environment);

/// The same for who may change its tables.
mysql::ConnectOptions owner_options(const Config& config, const Environment& environment);

}  // namespace gatepost::app
