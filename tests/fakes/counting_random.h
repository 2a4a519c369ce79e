#pragma once

#include "base/random.h"

namespace gatepost::fakes {

/// Bytes that are different at every call and the same in every run.
class CountingRandom final : public base::Random {
  public:
    void fill(std::span<std::uint8_t> out) override {
        for (auto& byte : out) {
            state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
            byte = static_cast<std::uint8_t>(state_ >> 56);
        }
    }

  private:
    std::uint64_t state_ = 1;
};

}  // namespace gatepost::fakes
