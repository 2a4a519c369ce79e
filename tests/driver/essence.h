#pragma once

#include <string>

#include "client.h"

namespace gatepost::tests {

/// What is left of an answer without the address, what is random, and the time of day: what may not
/// tell whose address it is.
std::string essence(const Answer& answer, const std::string& email);

}  // namespace gatepost::tests
