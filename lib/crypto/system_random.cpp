#include "crypto/system_random.h"

#include <botan/system_rng.h>
#include <string.h>

#include <algorithm>
#include <array>

namespace gatepost::crypto {
namespace {

// What the kernel gave and nobody has used yet, on one thread: a page that needs a few bytes twice
// need not ask twice. What is handed out is wiped here. A child process never draws from its copy:
// it becomes sendmail.
class Stock {
  public:
    ~Stock() { explicit_bzero(bytes_.data(), bytes_.size()); }

    /// At most as many as `size`.
    void take(std::span<std::uint8_t> out) {
        if (bytes_.size() - used_ < out.size()) {
            Botan::system_rng().randomize(bytes_.data(), bytes_.size());
            used_ = 0;
        }
        std::uint8_t* const from = bytes_.data() + used_;
        std::copy_n(from, out.size(), out.begin());
        explicit_bzero(from, out.size());
        used_ += out.size();
    }

    static constexpr std::size_t size = 256;

  private:
    std::array<std::uint8_t, size> bytes_{};
    std::size_t used_ = size;
};

}  // namespace

void SystemRandom::fill(std::span<std::uint8_t> out) {
    static thread_local Stock stock;
    if (out.size() <= Stock::size) {
        stock.take(out);
    } else {
        Botan::system_rng().randomize(out.data(), out.size());
    }
}

}  // namespace gatepost::crypto
