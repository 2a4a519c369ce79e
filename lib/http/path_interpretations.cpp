#include "http/path_interpretations.h"

#include <algorithm>
#include <charconv>

#include "base/ascii.h"

namespace gatepost::http {
namespace {

// What is not the same decoded (RFC 3986 section 2.2); to spell other bytes as percent sequences
// changes nothing.
constexpr std::string_view structure("/\\.;%?#\0", 8);

bool is_plain(std::string_view path) {
    return path.find("//") == path.npos && path.find("/.") == path.npos &&
           std::all_of(path.begin(), path.end(), [](char c) {
               return base::is_visible(c) && c != '%' && c != '\\' && c != ';' && c != '?' &&
                      c != '#';
           });
}

/// Percent sequences decoded, but for the bytes in `kept` and broken ones.
std::string decode(std::string_view text, std::string_view kept = {}) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        unsigned char byte = 0;
        const char* const digits = text.data() + at + 1;
        const bool is_sequence = text[at] == '%' && at + 2 < text.size() &&
                                 std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2;
        if (is_sequence && kept.find(static_cast<char>(byte)) == kept.npos) {
            decoded += static_cast<char>(byte);
            at += 2;
        } else {
            decoded += text[at];
        }
    }
    return decoded;
}

enum class Slashes { merge, keep };

/// Dot segments resolved (RFC 3986 section 5.2.4).
std::string resolve(std::string_view path, Slashes slashes) {
    std::string resolved;
    while (!path.empty()) {
        path.remove_prefix(1);  // the slash
        const auto end = std::min(path.find('/'), path.size());
        const auto segment = path.substr(0, end);
        const bool is_last = end == path.size();
        path.remove_prefix(end);
        if (segment == "..") {
            resolved.resize(std::min(resolved.rfind('/'), resolved.size()));
        } else if (segment != "." && (!segment.empty() || slashes == Slashes::keep)) {
            (resolved += '/') += segment;
            continue;
        }
        if (is_last) resolved += '/';
    }
    return resolved.empty() ? "/" : resolved;
}

/// Whether more segments lead up than down on the way, with slashes merged.
bool leads_above_root(std::string_view path) {
    int depth = 0;
    while (!path.empty() && depth >= 0) {
        path.remove_prefix(1);  // the slash
        const auto segment = path.substr(0, path.find('/'));
        path.remove_prefix(segment.size());
        if (segment == "..") {
            --depth;
        } else if (segment != "." && !segment.empty()) {
            ++depth;
        }
    }
    return depth < 0;
}

bool has_broken_sequence(std::string_view text) {
    for (auto at = text.find('%'); at != text.npos; at = text.find('%', at + 3)) {
        if (text.size() - at < 3 || decode(text.substr(at, 3)).size() != 1) return true;
    }
    return false;
}

bool has_control_character(std::string_view text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return base::is_control(c) || c == ' '; });
}

bool is_white(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte <= ' ' || byte == 0x85 || byte == 0xa0;
}

/// Backslashes read as slashes, path parameters (";x" at the end of a segment) and white space at
/// the end of a segment dropped.
std::string loosened(std::string_view path) {
    std::string loose;
    bool in_parameter = false;
    for (char c : path) {
        if (c == '\\') c = '/';
        if (c == ';' || c == '/') in_parameter = c == ';';
        if (c == '/') {
            while (!loose.empty() && is_white(loose.back()))
                loose.pop_back();
        }
        if (!in_parameter) loose += c;
    }
    while (!loose.empty() && is_white(loose.back()))
        loose.pop_back();
    return loose;
}

void add_once(std::vector<std::string>& interpretations, std::string interpretation) {
    if (std::find(interpretations.begin(), interpretations.end(), interpretation) ==
        interpretations.end()) {
        interpretations.push_back(std::move(interpretation));
    }
}

void add_resolved(std::vector<std::string>& interpretations, std::string_view path) {
    if (!path.starts_with('/')) return;
    add_once(interpretations, resolve(path, Slashes::merge));
    add_once(interpretations, resolve(path, Slashes::keep));
}

void add_all(std::vector<std::string>& interpretations, const std::string& path) {
    add_once(interpretations, path);
    add_resolved(interpretations, path);
    add_resolved(interpretations, loosened(path));
}

/// The interpretations of a path that is decoded as far as it will be. It may end at a NUL, or at
/// what was an encoded "?" or "#".
void add_all_and_cut(std::vector<std::string>& interpretations, const std::string& path) {
    add_all(interpretations, path);
    for (const char end : {'\0', '?', '#'}) {
        const auto at = path.find(end);
        if (at != path.npos) add_all(interpretations, path.substr(0, at));
    }
}

}  // namespace

std::vector<std::string> path_interpretations(const std::string& path, std::string_view target) {
    std::vector<std::string> interpretations{path};
    std::string text(target.substr(0, target.find('?')));
    if (is_plain(text) && is_plain(path)) {
        add_once(interpretations, std::move(text));
        return interpretations;
    }
    add_all_and_cut(interpretations, path);
    add_all_and_cut(interpretations, decode(path));
    add_all_and_cut(interpretations, decode(text, structure));
    for (int decodings = 1; decodings <= 2; ++decodings) {
        text = decode(text);
        add_all_and_cut(interpretations, text);
    }
    return interpretations;
}

std::optional<std::string> path_as_nginx(std::string_view target) {
    const auto text = target.substr(0, target.find_first_of("?#"));
    if (has_broken_sequence(text) || has_control_character(target)) return std::nullopt;
    const auto path = decode(text);
    if (path.find('\0') != path.npos || leads_above_root(path)) return std::nullopt;
    return resolve(path, Slashes::merge);
}

}  // namespace gatepost::http
