#pragma once

#include <memory>
#include <string>

#include "app/config/config.h"
#include "app/gate/gate.h"
#include "app/gate/return_count.h"
#include "app/site/brand.h"
#include "app/web/csrf.h"
#include "app/web/device_cookie.h"
#include "app/web/duplicate_requests.h"
#include "app/web/notice.h"
#include "base/clock.h"
#include "base/random.h"
#include "core/accounts.h"
#include "core/address_changes.h"
#include "core/deletions.h"
#include "core/rescue.h"
#include "core/session_finder.h"
#include "core/store.h"
#include "core/token.h"
#include "crypto/keyring.h"
#include "crypto/password_hasher.h"
#include "view/pages.h"

namespace gatepost::app {

/// What the program is made of, shared by all its threads. Everything in it is immutable or
/// thread-safe. The references must outlive it.
struct Services {
    const std::string& base_url;
    const core::SessionLifetimes& lifetimes;
    const view::Renderer& renderer;
    const Brand& brand;
    const crypto::PasswordHasher& hasher;
    const crypto::Keyring& keys;
    const core::LinkTokens& links;
    const Csrf& csrf;
    const NoticeCookie& notices;
    const DeviceCookie& devices;
    const Gate& gate;
    const ReturnCount& returns;
    const base::Clock& clock;
    base::Random& random;
    Once& once;
    const std::string& site_name;
    const SecurityConfig& security;
};

/// What one worker thread answers requests with: the shared services and a store of its own.
class Worker {
  public:
    Worker(const Services& shared, core::Store& own_store)
        : services(shared),
          store(own_store),
          sessions(own_store, shared.clock, shared.lifetimes),
          accounts(own_store, shared.hasher, shared.keys, shared.links, shared.clock, shared.random,
                   shared.lifetimes),
          address_changes(own_store, shared.hasher, shared.keys, shared.links, shared.clock,
                          shared.random),
          deletions(own_store, shared.hasher, shared.links, shared.clock),
          rescue(own_store, shared.hasher, shared.keys, shared.links, shared.clock, shared.random) {
    }

    const Services& services;
    core::Store& store;
    core::SessionFinder sessions;
    core::Accounts accounts;
    core::AddressChanges address_changes;
    core::Deletions deletions;
    core::Rescue rescue;
};

}  // namespace gatepost::app
