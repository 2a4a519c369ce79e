#pragma once

#include <memory>

namespace gatepost::mysql {

class CircuitBreaker;
class SchemaCheck;

/// What the stores of one program share; either may be missing.
struct SharedChecks {
    std::shared_ptr<CircuitBreaker> breaker{};
    std::shared_ptr<SchemaCheck> schema{};
};

}  // namespace gatepost::mysql
