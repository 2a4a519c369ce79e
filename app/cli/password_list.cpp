#include "app/cli/password_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>

#include "app/process/exit_error.h"
#include "base/ascii.h"
#include "base/number.h"
#include "base/utf8.h"
#include "crypto/password_forms.h"

namespace gatepost::app::cli {
namespace {

using crypto::PasswordDigest;

constexpr std::size_t hex_digits = 2 * std::tuple_size_v<PasswordDigest>;
constexpr std::size_t longest_password = 1024;

/// Reads lines, but keeps no more of a long one than tells that it is too long for a password.
class LineReader {
  public:
    explicit LineReader(std::istream& input) : input_(input) {}

    /// False at the end.
    bool next() {
        input_.getline(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
        const auto count = static_cast<std::size_t>(input_.gcount());
        if (count == 0 || input_.bad()) return false;
        const bool is_ended = input_.good();
        line_ = {buffer_.data(), is_ended ? count - 1 : count};
        if (!is_ended && !input_.eof()) skip_rest();
        if (line_.ends_with('\r')) line_.remove_suffix(1);
        return true;
    }

    std::string_view line() const { return line_; }

  private:
    void skip_rest() {
        input_.clear();
        input_.ignore(std::numeric_limits<std::streamsize>::max(), '\n');
    }

    std::istream& input_;
    std::array<char, longest_password + 3> buffer_{};  // with "\r", one byte too many, and a NUL
    std::string_view line_;
};

std::string_view without_mark(std::string_view first_line) {
    constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
    if (first_line.starts_with(byte_order_mark)) first_line.remove_prefix(byte_order_mark.size());
    return first_line;
}

std::optional<PasswordDigest> parse_digest(std::string_view line) {
    const auto hex = line.substr(0, hex_digits);
    const auto rest = line.substr(hex.size());
    const bool has_count = rest.starts_with(':') && rest.size() > 1 &&
                           std::all_of(rest.begin() + 1, rest.end(), base::is_digit);
    if (hex.size() != hex_digits || !(rest.empty() || has_count)) return std::nullopt;
    PasswordDigest digest;
    for (std::size_t i = 0; i < digest.size(); ++i) {
        const auto byte = base::parse_number<std::uint8_t>(hex.substr(2 * i, 2), 16);
        if (!byte) return std::nullopt;
        digest[i] = *byte;
    }
    return digest;
}

/// Of what somebody could type into a form; nothing for anything else.
std::optional<PasswordDigest> digest_typed(std::string_view line) {
    const bool can_be_typed =
        line.size() <= longest_password && base::is_utf8(line) && line.find('\0') == line.npos;
    if (!can_be_typed) return std::nullopt;
    return crypto::digest_password(crypto::normalize_password(line).reveal());
}

}  // namespace

void PasswordList::read(std::istream& input, const std::string& name,
                        std::optional<ListFormat> format) {
    const bool is_told = format.has_value();
    LineReader reader(input);
    for (std::size_t number = 1; reader.next(); ++number) {
        const auto refuse = [&](std::string_view problem) {
            throw ExitError(EX_DATAERR, fmt::format("{}, line {}: {}", name, number, problem));
        };
        const auto line = number == 1 ? without_mark(reader.line()) : reader.line();
        auto digest = parse_digest(line);
        if (!format && !line.empty()) format = digest ? ListFormat::sha1 : ListFormat::plain;
        if (format == ListFormat::sha1 && !digest && !line.empty())
            refuse("not a SHA-1 of 40 hexadecimal digits");
        if (format == ListFormat::plain && digest && !is_told)
            refuse("a SHA-1 in a list of plain passwords; say which it is with --format");
        if (format == ListFormat::plain && !line.empty()) digest = digest_typed(line);
        if (digest && digests_.size() == most_)
            refuse(
                fmt::format("more than {} passwords; import those that occur most often", most_));
        ++lines_;
        if (digest)
            digests_.push_back(*digest);
        else
            ++skipped_;
    }
    if (input.bad()) throw ExitError(EX_NOINPUT, "cannot read " + name);
}

}  // namespace gatepost::app::cli
