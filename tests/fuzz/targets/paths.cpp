#include <algorithm>
#include <charconv>
#include <filesystem>
#include <set>
#include <vector>

#include "core/gate.h"
#include "fuzz/target.h"
#include "http/form.h"
#include "http/path_interpretations.h"

namespace gatepost::fuzz {
namespace {

const core::GatePolicy policy({{"a.test", "/admin", {core::Administrators{}}, ""},
                               {"a.test", "/", {core::Everybody{}}, ""}});

bool is_admitted(const std::vector<std::string>& interpretations) {
    return policy.decide("a.test", interpretations, nullptr).verdict == core::Verdict::admitted;
}

bool is_admin(std::string_view path) {
    return path == "/admin" || path.starts_with("/admin/");
}

std::string decode(std::string_view text) {
    std::string decoded;
    for (std::size_t at = 0; at < text.size(); ++at) {
        unsigned char byte = 0;
        const char* const digits = text.data() + at + 1;
        if (text[at] == '%' && at + 2 < text.size() &&
            std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2) {
            decoded += static_cast<char>(byte);
            at += 2;
        } else {
            decoded += text[at];
        }
    }
    return decoded;
}

/// Some server's reading of a decoded path, by another library than the gate's.
std::string resolve(const std::string& path) {
    return std::filesystem::path(path).lexically_normal().generic_string();
}

/// No server that decodes up to twice, and then resolves, gets to what the gate protects.
void check_servers(std::string_view target) {
    std::string path(target.substr(0, target.find('?')));
    for (int decodings = 0; decodings <= 2; ++decodings) {
        require(!is_admin(resolve(path)), "no server reads it as a path that is protected");
        std::string with_slashes = path;
        std::replace(with_slashes.begin(), with_slashes.end(), '\\', '/');
        require(!is_admin(resolve(with_slashes)), "nor with backslashes for slashes");
        require(!is_admin(resolve(path.substr(0, path.find('\0')))), "nor as a C string");
        path = decode(path);
    }
}

void check_normal(const std::string& path) {
    require(path.starts_with('/') && path.find("//") == path.npos, "slashes are merged");
    const std::string ended = path + '/';
    require(ended.find("/./") == ended.npos && ended.find("/../") == ended.npos,
            "dot segments are resolved");
    std::string encoded;
    for (const char& c : path)
        encoded += c == '/' ? "/" : http::percent_encode({&c, 1});
    require(http::path_as_nginx(encoded) == path, "and what is encoded again comes back");
}

void check_interpretations(const std::string& path, const std::vector<std::string>& all) {
    require(all.front() == path, "nginx's own comes first");
    require(all.size() <= 64, "they are few");
    require(std::set(all.begin(), all.end()).size() == all.size(), "each stands there once");
}

}  // namespace

/// The input is the target of a request line.
void check(std::string_view input) {
    if (!input.starts_with('/')) return;
    const auto path = http::path_as_nginx(input);
    if (!path) return;
    check_normal(*path);
    const auto all = http::path_interpretations(*path, input);
    check_interpretations(*path, all);
    if (!is_admitted(all)) return;
    require(!is_admin(*path), "the gate protects what nginx would serve");
    check_servers(input);
}

}  // namespace gatepost::fuzz
