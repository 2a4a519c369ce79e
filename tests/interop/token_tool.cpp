// Signs and verifies tokens for the interoperability test. One request a line of standard input,
// one answer a line of standard output; every text is in hexadecimal digits, and times are Unix
// seconds:
//
//     sign KEYFILE SALT NOW PAYLOAD             ->  TOKEN
//     verify KEYFILE SALT NOW LIFETIME TOKEN    ->  fresh SIGNED_AT PAYLOAD | stale | refused

#include <charconv>
#include <iostream>
#include <sstream>
#include <stdexcept>
#include <string>

#include "crypto/timed_signer.h"

namespace {

using gatepost::base::TimePoint;
using gatepost::crypto::is_fresh;
using gatepost::crypto::Keyring;
using gatepost::crypto::TimedSigner;

std::string from_hex(const std::string& digits) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
        unsigned char byte = 0;
        const char* const end = digits.data() + i + 2;
        if (std::from_chars(end - 2, end, byte, 16).ptr != end) {
            throw std::invalid_argument("not hexadecimal: " + digits);
        }
        bytes += static_cast<char>(byte);
    }
    return bytes;
}

std::string to_hex(const std::string& bytes) {
    constexpr auto& digits = "0123456789abcdef";
    std::string text;
    for (const char c : bytes) {
        text += digits[static_cast<unsigned char>(c) >> 4];
        text += digits[static_cast<unsigned char>(c) & 15];
    }
    return text;
}

/// The next word of `line`, behind a colon so that it may stand for an empty text.
std::string take_text(std::istream& line) {
    std::string word;
    if (!(line >> word) || word.front() != ':') throw std::invalid_argument("no text");
    return from_hex(word.substr(1));
}

std::chrono::seconds take_seconds(std::istream& line) {
    std::int64_t count = 0;
    if (!(line >> count)) throw std::invalid_argument("no number");
    return std::chrono::seconds(count);
}

std::string verify(const TimedSigner& signer, TimePoint now, std::chrono::seconds lifetime,
                   const std::string& token) {
    const auto found = signer.verify(token);
    if (!found) return "refused";
    if (!is_fresh(found->signed_at, now, lifetime)) return "stale";
    const auto signed_at =
        std::chrono::floor<std::chrono::seconds>(found->signed_at).time_since_epoch().count();
    return "fresh " + std::to_string(signed_at) + " :" + to_hex(found->payload);
}

std::string answer(const std::string& request) {
    std::istringstream line(request);
    std::string verb;
    line >> verb;
    const auto keys = Keyring::parse(take_text(line));
    if (!keys) throw std::invalid_argument("no key file");
    const TimedSigner signer(*keys, take_text(line));
    const TimePoint now{take_seconds(line)};
    if (verb == "sign") return ':' + to_hex(signer.sign(take_text(line), now));
    const std::chrono::seconds lifetime = take_seconds(line);
    return verify(signer, now, lifetime, take_text(line));
}

}  // namespace

int main() try {
    for (std::string request; std::getline(std::cin, request);) {
        std::cout << answer(request) << std::endl;
    }
} catch (const std::exception& e) {
    std::cerr << "token_tool: " << e.what() << '\n';
    return 1;
}
