#include "gate_truth.h"

#include <algorithm>
#include <cctype>
#include <vector>

#include "identity_headers.h"

namespace gatepost::tests {
namespace {

bool is_below(const std::string& folder, const std::string& path) {
    return path == folder || path.starts_with(folder + "/");
}

std::string decode(const std::string& text) {
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto is_digit = [&](std::size_t at) {
            return at < text.size() && std::isxdigit(static_cast<unsigned char>(text[at])) != 0;
        };
        if (text[i] == '%' && is_digit(i + 1) && is_digit(i + 2)) {
            decoded += static_cast<char>(std::stoi(text.substr(i + 1, 2), nullptr, 16));
            i += 2;
        } else {
            decoded += text[i];
        }
    }
    return decoded;
}

/// Dot segments resolved, slashes merged.
std::string resolve(const std::string& path) {
    std::vector<std::string> segments;
    for (std::size_t at = 0; at < path.size();) {
        const auto end = std::min(path.find('/', at), path.size());
        const auto segment = path.substr(at, end - at);
        if (segment == ".." && !segments.empty()) segments.pop_back();
        if (!segment.empty() && segment != "." && segment != "..") segments.push_back(segment);
        at = end + 1;
    }
    std::string resolved;
    for (const auto& segment : segments)
        resolved += "/" + segment;
    return resolved;
}

/// Without the spaces at its end, or what some servers take for such. The demo writes U+FFFD for
/// raw bytes.
std::string trimmed(std::string text) {
    const std::string raw = "\xef\xbf\xbd";
    const std::string white = " \t\r\n\v\f\x85\xa0";
    for (;;) {
        if (text.ends_with(raw)) {
            text.resize(text.size() - raw.size());
        } else if (!text.empty() && contains(white, text.substr(text.size() - 1))) {
            text.pop_back();
        } else {
            return text;
        }
    }
}

/// As the most careless of servers would read it.
std::string loosened(const std::string& path) {
    std::string loose;
    std::string segment;
    const auto end_segment = [&] {
        loose += trimmed(segment.substr(0, segment.find(';'))) + "/";
        segment.clear();
    };
    for (const char c : path.substr(0, path.find_first_of(std::string("\0?#", 3)))) {
        if (c == '/' || c == '\\') {
            end_segment();
        } else {
            segment += c;
        }
    }
    end_segment();
    return resolve(loose);
}

std::vector<std::string> interpretations(const std::string& target) {
    auto path = target.substr(0, target.find('?'));
    std::vector<std::string> all;
    for (int decodings = 0; decodings < 3; ++decodings) {
        all.push_back(resolve(path));
        all.push_back(loosened(path));
        path = decode(path);
    }
    return all;
}

std::string place_of(const std::string& host) {
    return host.substr(0, host.find(':'));
}

/// What the demo got under that name has to be `wanted`; "-" means nothing at all.
std::string differs(const Received& got, const std::string& name, const std::string& wanted) {
    const auto found = got.all(name);
    return found == wanted ? "" : name + " is " + found + " and not " + wanted;
}

/// As the rule for the place says.
std::string user_of(const Person& person, const std::string& host, const std::string& path) {
    return host == "b.localhost" && !is_below("/admin", path) ? person.email : person.id;
}

std::string wrong_identity(const Person& person, const Received& got) {
    const bool named = names(person, got);
    const auto path = interpretations(got.target).front();
    const auto host = place_of(got.all("Host"));
    const bool needed = !may_enter({}, host, path);
    if (needed && !named) return "the demo does not know who it is";
    for (const auto& [name, value] :
         {std::pair{std::string("Remote-User"), user_of(person, host, path)},
          {"Remote-Id", person.id},
          {"Remote-Email", person.email},
          {"Remote-Groups", person.groups}}) {
        if (const auto wrong = differs(got, name, named ? value : "-"); !wrong.empty())
            return wrong;
    }
    return differs(got, "Remote-Name", "-");
}

std::string wrong_surroundings(const Received& got) {
    const auto host = got.all("Host");
    for (const auto& [name, value] : identity_headers()) {
        if (!value.empty()) continue;
        if (const auto wrong = differs(got, name, "-"); !wrong.empty()) return wrong;
    }
    const std::string wanted[][2] = {{"X-Forwarded-For", "127.0.0.1"},
                                     {"X-Real-IP", "127.0.0.1"},
                                     {"X-Forwarded-Host", host},
                                     {"X-Forwarded-Proto", "http"}};
    for (const auto& [name, value] : wanted) {
        if (const auto wrong = differs(got, name, value); !wrong.empty()) return wrong;
    }
    // Any other protocol would make a tunnel through which requests pass unasked (h2c smuggling).
    const auto upgrade = got.all("Upgrade");
    return upgrade == "-" || upgrade == "websocket" ? "" : "Upgrade is " + upgrade;
}

std::string leaked_secret(const Person& person, const Received& got) {
    for (const std::string name : {"__Host-gatepost", "__Secure-gatepost"}) {
        if (contains(got.json, name)) return "the demo got a cookie " + name;
    }
    for (const auto& secret : {person.session, person.gate_a, person.gate_b}) {
        if (!secret.empty() && contains(got.json, secret)) return "the demo got a session";
    }
    return "";
}

}  // namespace

bool may_enter(const Person& person, const std::string& host, const std::string& path) {
    if (host == "a.localhost") return person.confirmed;
    if (host == "b.localhost") return is_below("/admin", path) ? person.admin : person.confirmed;
    if (host != "localhost" || !is_below("/demo", path)) return false;
    if (is_below("/demo/open", path)) return true;
    if (is_below("/demo/admin", path) || is_below("/demo/editors", path)) return person.admin;
    if (is_below("/demo/example", path) && !person.email.ends_with("@example.org")) return false;
    return person.confirmed;
}

bool names(const Person& person, const Received& got) {
    return person.confirmed && got.all("Remote-Id") == person.id;
}

std::string untruth(const Person& person, const Received& got) {
    const auto host = got.all("Host");
    const auto port = ":" + std::to_string(shared_stack().port());
    if (!host.ends_with(port)) return "Host is " + host;
    for (const auto& path : interpretations(got.target)) {
        if (!may_enter(person, place_of(host), path)) return "they may not enter " + path;
    }
    for (auto wrong :
         {wrong_identity(person, got), wrong_surroundings(got), leaked_secret(person, got)}) {
        if (!wrong.empty()) return wrong;
    }
    return "";
}

}  // namespace gatepost::tests
