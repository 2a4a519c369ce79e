#include "view/version.h"

#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <stdexcept>

#include "crypto/digest.h"

namespace gatepost::view {

std::string content_version(std::string_view content) {
    std::string version;
    for (const char byte : crypto::sha256(content).substr(0, 6))
        version += fmt::format("{:02x}", static_cast<unsigned char>(byte));
    return version;
}

std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::string content{std::istreambuf_iterator<char>(file), {}};
    if (content.empty()) throw std::runtime_error(fmt::format("cannot read {}", path));
    return content;
}

}  // namespace gatepost::view
