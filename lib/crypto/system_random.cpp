#include "crypto/system_random.h"

#include <botan/system_rng.h>

namespace gatepost::crypto {

void SystemRandom::fill(std::span<std::uint8_t> out) {
    Botan::system_rng().randomize(out.data(), out.size());
}

}  // namespace gatepost::crypto
