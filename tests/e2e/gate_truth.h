#pragma once

#include <string>

#include "people.h"
#include "received.h"

namespace gatepost::tests {

/// Whether the policy of the development stack (gatepost.toml.in) lets somebody in, told again
/// without the program's help. The host is lower case and has no port.
bool may_enter(const Person& person, const std::string& host, const std::string& path);

/// What is wrong about a request that the demo got on the shared stack from that person: what it
/// was told is not true, or it should not have got it at all, in any way of reading the path.
/// Empty if nothing is.
std::string untruth(const Person& person, const Received& got);

/// Whether the demo was told who that person is.
bool names(const Person& person, const Received& got);

}  // namespace gatepost::tests
