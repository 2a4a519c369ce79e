#pragma once

#include <functional>
#include <memory>

#include "core/event.h"

namespace gatepost::mysql {

class CircuitBreaker;
class SchemaCheck;
class Servers;
struct Troubles;

/// What the stores of one program share; each may be missing.
struct SharedChecks {
    std::shared_ptr<CircuitBreaker> breaker{};
    std::shared_ptr<Servers> servers{};
    std::shared_ptr<SchemaCheck> schema{};
    /// Is told of each event of an administrator once it is committed.
    std::function<void(const core::Event&)> on_administration{};
    std::shared_ptr<Troubles> troubles{};
};

}  // namespace gatepost::mysql
