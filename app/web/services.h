#pragma once

#include <optional>
#include <string>

#include "app/web/csrf.h"
#include "app/web/device_cookie.h"
#include "app/web/duplicate_requests.h"
#include "app/web/notice.h"
#include "core/dependencies.h"
#include "core/group.h"
#include "core/password_policy.h"
#include "core/session_finder.h"
#include "core/sign_up_policy.h"
#include "core/store.h"
#include "view/renderer.h"

namespace gatepost::app {

class Counts;
class Gate;
class ReturnPaths;
class RouteTable;
struct Brand;
struct SecurityConfig;

/// What requests are answered with, shared by all threads. Everything in it is immutable or
/// thread-safe. The references must outlive it.
struct Services {
    const core::Dependencies& core;
    const std::string& base_url;
    const core::PasswordPolicy& passwords;
    const view::Renderer& renderer;
    const RouteTable& routes;
    const ReturnPaths& return_paths;
    DuplicateRequests& duplicates;
    Counts& counts;
    const Csrf csrf;
    const NoticeCookie notices;
    const DeviceCookie devices;
    const core::SignUpPolicy& sign_ups;
    // What other rooms own. This one hands it on to their handlers and knows nothing of it.
    const Gate& gate;
    const Brand& brand;
    const SecurityConfig& security;
    /// What applications take for the group of administrators: nobody else can be in it.
    const std::optional<core::GroupName> group_of_administrators{};
    /// Whether the database is several servers, of which another host may ask another one.
    const bool has_several_databases = false;
};

/// What one worker thread answers requests with: the shared services and a store of its own.
struct Worker {
    Worker(const Services& shared, core::Store& own_store)
        : services(shared),
          store(own_store),
          sessions(own_store, shared.core.clock, shared.core.lifetimes) {}

    const Services& services;
    core::Store& store;
    core::SessionFinder sessions;
};

}  // namespace gatepost::app
