#include "http/form.h"

#include <cgicc/CgiInput.h>
#include <cgicc/Cgicc.h>
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "http/media_type.h"

namespace gatepost::http {
namespace {

constexpr std::ptrdiff_t most_fields = 100;

bool is_hex_digit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
}

bool has_whole_percent_sequences(std::string_view text) {
    for (auto at = text.find('%'); at != std::string_view::npos; at = text.find('%', at + 3)) {
        if (at + 2 >= text.size() || !is_hex_digit(text[at + 1]) || !is_hex_digit(text[at + 2])) {
            return false;
        }
    }
    return true;
}

// What cgicc reads rightly and in linear time: runs of '&' cost it quadratic time, ';' ends a
// value, and a last name without '=' is lost unless '&' follows.
std::string prepare_for_cgicc(std::string_view text) {
    std::string prepared;
    prepared.reserve(text.size() + 1);
    for (const char c : text) {
        if (c == ';') {
            prepared += "%3B";
        } else if (c != '&' || (!prepared.empty() && prepared.back() != '&')) {
            prepared += c;
        }
    }
    if (!prepared.empty() && prepared.back() != '&') prepared += '&';
    return prepared;
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

std::optional<Fields> decode(std::string_view text) {
    if (text.empty()) return Fields({});  // as most queries are
    if (!has_whole_percent_sequences(text)) return std::nullopt;
    std::string prepared = prepare_for_cgicc(text);
    if (std::count(prepared.begin(), prepared.end(), '&') > most_fields) return std::nullopt;

    OneText input(std::move(prepared));
    const cgicc::Cgicc parsed(&input);
    std::map<std::string, std::string, std::less<>> values;
    for (const cgicc::FormEntry& entry : parsed.getElements()) {
        std::string name = entry.getName();
        std::string value = entry.getValue();
        if (!is_text(name) || !is_text(value)) return std::nullopt;
        if (!values.emplace(std::move(name), std::move(value)).second) return std::nullopt;
    }
    return Fields(std::move(values));
}

bool is_unreserved(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' ||
           c == '.' || c == '_' || c == '~';
}

}  // namespace

std::string_view Fields::operator[](std::string_view name) const {
    const auto found = values_.find(name);
    return found == values_.end() ? std::string_view() : std::string_view(found->second);
}

std::variant<Fields, Status> parse_form(const Request& request) {
    if (!is_urlencoded_utf8(request.content_type)) return Status::unsupported_media_type;
    if (std::optional<Fields> fields = decode(request.body)) return std::move(*fields);
    return Status::bad_request;
}

Fields parse_query(const Request& request) {
    return decode(request.query).value_or(Fields({}));
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
