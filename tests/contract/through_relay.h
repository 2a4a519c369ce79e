#pragma once

#include <utility>

#include "fakes/relay.h"
#include "mysql/options.h"

namespace gatepost::tests {

/// The same way to a database, through a relay.
inline mysql::ConnectOptions through(const Relay& relay, mysql::ConnectOptions options) {
    options.servers = {{.socket = relay.socket()}};
    return options;
}

}  // namespace gatepost::tests
