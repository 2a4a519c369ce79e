#include "core/confirm_code.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/replace_all.h"
#include "base/secret.h"
#include "crypto/timed_signer.h"

namespace gatepost::core {
namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
static_assert(alphabet.size() == 32);

/// How many times a code changes while one lives. More would make its life the link's to the
/// second, and guessing easier.
constexpr int steps = 60;

std::chrono::seconds step_of(std::chrono::seconds lifetime) {
    return std::max(lifetime / steps, std::chrono::seconds(1));
}

/// The character that somebody meant, as far as one is meant.
char meant(char c) {
    const char upper = base::to_upper(c);
    if (upper == 'O') return '0';
    if (upper == 'I' || upper == 'L') return '1';
    return upper;
}

bool is_passed_over(char c) {
    return c == ' ' || c == '-' || c == '\t' || c == '\r' || c == '\n';
}

/// Dashes and blanks as some keyboards and mail programs write them.
std::string in_ascii(std::string_view typed) {
    std::string text(typed);
    for (const std::string_view other :
         {"\u00a0", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u202f", "\u2212"})
        base::replace_all(text, other, "-");
    return text;
}

/// The first 40 bits, five a character.
std::string in_letters(std::string_view mac) {
    std::uint64_t bits = 0;
    for (const char byte : mac.substr(0, ConfirmCode::length * 5 / 8))
        bits = bits << 8U | static_cast<unsigned char>(byte);
    std::string text(ConfirmCode::length, ' ');
    for (auto letter = text.rbegin(); letter != text.rend(); ++letter, bits >>= 5U)
        *letter = alphabet[bits & 31U];
    return text;
}

/// No part holds a line break.
std::string message(const Account& account, std::int64_t step) {
    return std::to_string(static_cast<std::uint64_t>(account.id)) + '\n' + account.email.key() +
           '\n' + std::to_string(account.epoch) + '\n' + std::to_string(step);
}

}  // namespace

std::optional<ConfirmCode> ConfirmCode::parse(std::string_view typed) {
    constexpr std::size_t longest = 100;
    if (typed.size() > longest) return std::nullopt;
    std::string text;
    for (const char c : in_ascii(typed)) {
        if (is_passed_over(c)) continue;
        if (alphabet.find(meant(c)) == alphabet.npos) return std::nullopt;
        text += meant(c);
    }
    if (text.size() != length) return std::nullopt;
    return ConfirmCode(std::move(text));
}

ConfirmCodes::ConfirmCodes(const crypto::Keyring& keys, std::chrono::seconds lifetime)
    : keys_(keys, "gatepost.confirm-code"), lifetime_(lifetime), step_(step_of(lifetime)) {}

std::chrono::seconds ConfirmCodes::longest(std::chrono::seconds lifetime) {
    return lifetime + step_of(lifetime);
}

std::int64_t ConfirmCodes::step_at(TimePoint time) const {
    return std::chrono::floor<std::chrono::seconds>(time.time_since_epoch()) / step_;
}

std::string ConfirmCodes::make(const Account& account, TimePoint now) const {
    std::string text = in_letters(keys_.mac(message(account, step_at(now))));
    text.insert(ConfirmCode::length / 2, 1, '-');
    return text;
}

bool ConfirmCodes::fits(const ConfirmCode& code, const Account& account, TimePoint now) const {
    bool fits = false;
    const auto last = step_at(now + crypto::clock_leeway);
    for (auto step = step_at(now - lifetime_); step <= last; ++step) {
        for (const std::string& mac : keys_.macs(message(account, step)))
            fits |= base::equal_in_constant_time(in_letters(mac), code.text());
    }
    return fits;
}

}  // namespace gatepost::core
