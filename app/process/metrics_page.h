#pragma once

#include <string>

#include "app/web/counts.h"
#include "base/clock.h"
#include "core/store.h"
#include "crypto/password_hasher.h"
#include "fcgi/activity.h"
#include "fcgi/server.h"
#include "http/response.h"
#include "mysql/troubles.h"

namespace gatepost::app {

/// The parts of a serving process that know figures. They outlive it.
struct Instruments {
    const Counts& counts;
    const crypto::PasswordHasher& hasher;
    const fcgi::Activity& activity;
    const mysql::Troubles& troubles;
    fcgi::ServerOptions capacity;
    base::TimePoint started_at;
};

/// What Prometheus gets. The database is asked about itself and its mails; while it is away, or
/// slow, the page has what this process knows.
http::Response show_metrics(const Instruments& instruments, core::Store& store);

/// The most telling figures, for the line of `systemctl status`.
std::string status_line(const Instruments& instruments);

}  // namespace gatepost::app
