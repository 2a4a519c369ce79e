#include "crypto/system_random.h"

#include <botan/system_rng.h>
#include <string.h>

#include <algorithm>
#include <array>

namespace gatepost::crypto {
namespace {

// What the kernel gave and nobody has used yet, on one thread, for the small values that a page
// needs: it need not ask twice, and most pages need not ask. What is handed out is wiped here. A
// child process never draws from its copy: it becomes sendmail.
class Stock {
  public:
    ~Stock() { explicit_bzero(bytes_.data(), bytes_.size()); }

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

    static constexpr std::size_t most_at_once = 16;

  private:
    std::array<std::uint8_t, 256> bytes_{};
    std::size_t used_ = bytes_.size();
};

}  // namespace

// What is longer, and so the identifier of every session, is drawn when it is needed: none lies in
// memory before, and two copies of a running virtual machine do not hand out the same.
void SystemRandom::fill(std::span<std::uint8_t> out) {
    static thread_local Stock stock;
    if (out.size() <= Stock::most_at_once) {
        stock.take(out);
    } else {
        Botan::system_rng().randomize(out.data(), out.size());
    }
}

}  // namespace gatepost::crypto
