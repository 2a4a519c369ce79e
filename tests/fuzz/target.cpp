#include "fuzz/target.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace gatepost::fuzz {

void require(bool property, const char* what) {
    if (property) return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

std::string_view take_line(std::string_view& input) {
    const std::string_view line = input.substr(0, input.find('\n'));
    input.remove_prefix(std::min(line.size() + 1, input.size()));
    return line;
}

}  // namespace gatepost::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    gatepost::fuzz::check({reinterpret_cast<const char*>(data), size});
    return 0;
}
