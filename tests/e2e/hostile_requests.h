#pragma once

#include <string>
#include <vector>

#include "people.h"

namespace gatepost::tests {

/// What has to come of a hostile request. Whatever gets in is told nothing but the truth.
enum class Must { be_refused, get_in, be_either };

/// A row of the table: no sender of it may get further than they are allowed to; and for the one of
/// `by` this must come of it.
struct Hostile {
    std::string name;
    By by;
    Must must;
    /// The bytes to send. {cookie} stands for the Cookie line of its sender; {session},
    /// {gate-a} and {gate-b} for the values of their cookies, {old} for that of a member who has
    /// logged out.
    std::string request;
};

/// The table, by what is hostile about a request.
std::vector<Hostile> hostile_headers();
std::vector<Hostile> hostile_hosts();
std::vector<Hostile> hostile_paths();
std::vector<Hostile> hostile_cookies();
std::vector<Hostile> hostile_framing();

/// The beginning of bytes as a name that can be shown.
inline std::string printable(const std::string& bytes) {
    std::string text;
    for (const char c : bytes.substr(0, 70))
        text += c >= ' ' && c < 127 ? c : '_';
    return text;
}

/// A request that is whole; `headers` are lines with their ends.
inline std::string request(const std::string& line, const std::string& headers = "",
                           const std::string& host = "Host: localhost\r\n",
                           const std::string& cookie = "{cookie}") {
    return line + " HTTP/1.1\r\n" + host +
           "Accept: text/html, application/json\r\nConnection: close\r\n" + headers + cookie +
           "\r\n";
}

}  // namespace gatepost::tests
