#pragma once

#include "base/random.h"

namespace gatepost::crypto {

/// The operating system's generator.
class SystemRandom final : public base::Random {
  public:
    void fill(std::span<std::uint8_t> out) override;
};

}  // namespace gatepost::crypto
