#include "http/form.h"

#include <cgicc/CgiInput.h>
#include <cgicc/Cgicc.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

#include "base/ascii.h"
#include "base/utf8.h"
#include "http/media_type.h"

namespace gatepost::http {
namespace {

constexpr std::size_t most_fields = 100;

bool is_hex_digit(char c) {
    return base::is_digit(c) || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
}

bool has_whole_percent_sequences(std::string_view text) {
    for (auto at = text.find('%'); at != std::string_view::npos; at = text.find('%', at + 3)) {
        if (at + 2 >= text.size() || !is_hex_digit(text[at + 1]) || !is_hex_digit(text[at + 2])) {
            return false;
        }
    }
    return true;
}

/// A field as it stands in the text.
struct Pair {
    std::string_view whole;
    std::string_view name;
    std::string_view value;
};

// Empty fields are left out.
std::vector<Pair> split(std::string_view text) {
    std::vector<Pair> pairs;
    while (!text.empty()) {
        const auto field = text.substr(0, text.find('&'));
        text.remove_prefix(std::min(field.size() + 1, text.size()));
        if (field.empty()) continue;
        const auto equals = std::min(field.find('='), field.size());
        const auto value = std::min(equals + 1, field.size());
        pairs.push_back({field, field.substr(0, equals), field.substr(value)});
    }
    return pairs;
}

// What cgicc reads rightly and in linear time: runs of '&' cost it quadratic time, ';' ends a
// value, and a last name without '=' is lost unless '&' follows.
void append_for_cgicc(std::string& prepared, std::string_view field) {
    for (const char c : field) {
        if (c == ';') {
            prepared += "%3B";
        } else {
            prepared += c;
        }
    }
    prepared += '&';
}

// Gives cgicc one text as its query string and nothing else, so that it never reads a length, and a
// body and a query can never mix.
class OneText final : public cgicc::CgiInput {
  public:
    explicit OneText(std::string text) : text_(std::move(text)) {}
    std::string getenv(const char* name) override {
        return std::string_view(name) == "QUERY_STRING" ? text_ : std::string();
    }

  private:
    std::string text_;
};

bool is_text(std::string_view text) {
    return text.find('\0') == std::string_view::npos && base::is_utf8(text);
}

/// A value with whole percent sequences, decoded.
base::WipedBytes decode_secret(std::string_view value) {
    base::WipedBytes decoded;
    decoded.reserve(value.size());
    for (std::size_t at = 0; at < value.size(); ++at) {
        char c = value[at] == '+' ? ' ' : value[at];
        if (c == '%') {
            unsigned char byte = 0;
            std::from_chars(value.data() + at + 1, value.data() + at + 3, byte, 16);
            c = static_cast<char>(byte);
            at += 2;
        }
        decoded.push_back(c);
    }
    return decoded;
}

/// Takes a decoded field in. False if it is not text, or its name is there already.
bool take(Fields::Values& values, std::string_view name, base::WipedBytes value) {
    if (!is_text(name) || !is_text(base::view_of(value))) return false;
    return values.emplace(name, std::move(value)).second;
}

// cgicc leaves copies of all that it parses in memory that it frees, so secrets are kept from it.
std::optional<Fields> read_fields(std::string_view text,
                                  std::span<const std::string_view> secrets = {}) {
    if (text.empty()) return Fields({});  // as most queries are
    if (!has_whole_percent_sequences(text)) return std::nullopt;
    const auto pairs = split(text);
    if (pairs.size() > most_fields) return std::nullopt;

    Fields::Values values;
    std::string prepared;
    for (const Pair& pair : pairs) {
        if (std::find(secrets.begin(), secrets.end(), pair.name) == secrets.end()) {
            append_for_cgicc(prepared, pair.whole);
        } else if (!take(values, pair.name, decode_secret(pair.value))) {
            return std::nullopt;
        }
    }
    OneText input(std::move(prepared));
    const cgicc::Cgicc parsed(&input);
    for (const cgicc::FormEntry& entry : parsed.getElements()) {
        const std::string value = entry.getValue();
        if (!take(values, entry.getName(), {value.begin(), value.end()})) return std::nullopt;
    }
    return Fields(std::move(values));
}

bool is_unreserved(char c) {
    return base::is_alnum(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

}  // namespace

std::string_view Fields::operator[](std::string_view name) const {
    const auto found = values_.find(name);
    return found == values_.end() ? std::string_view() : base::view_of(found->second);
}

std::variant<Fields, Status> parse_form(const Request& request,
                                        std::span<const std::string_view> secrets) {
    if (!is_urlencoded_utf8(request.content_type)) return Status::unsupported_media_type;
    if (std::optional<Fields> fields = read_fields(request.body, secrets))
        return std::move(*fields);
    return Status::bad_request;
}

Fields parse_query(const Request& request) {
    return read_fields(request.query).value_or(Fields({}));
}

std::string percent_encode(std::string_view text) {
    std::string encoded;
    encoded.reserve(text.size());
    for (const char c : text) {
        if (is_unreserved(c)) {
            encoded += c;
        } else {
            fmt::format_to(std::back_inserter(encoded), "%{:02X}", static_cast<unsigned char>(c));
        }
    }
    return encoded;
}

}  // namespace gatepost::http
