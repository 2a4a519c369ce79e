#pragma once

#include <map>
#include <string>
#include <string_view>
#include <variant>

#include "http/request.h"
#include "http/status.h"

namespace gatepost::http {

/// Decoded fields: well-formed UTF-8 without NUL, each name once.
class Fields {
  public:
    explicit Fields(std::map<std::string, std::string, std::less<>> values)
        : values_(std::move(values)) {}

    /// The field's value, or an empty text: to a form, absent and empty are the same.
    std::string_view operator[](std::string_view name) const;

    const std::map<std::string, std::string, std::less<>>& all() const { return values_; }

  private:
    std::map<std::string, std::string, std::less<>> values_;
};

/// The fields of a posted form, from the body alone. Otherwise the status to refuse it with:
/// 415 for another type than application/x-www-form-urlencoded in UTF-8; 400 for a broken percent
/// sequence, bytes that are not UTF-8, a NUL, a name that comes twice, or more than 100 fields.
std::variant<Fields, Status> parse_form(const Request& request);

/// The fields of the query string, by the same rules, except that a broken query is simply empty:
/// a link that somebody mangled still opens its page.
Fields parse_query(const Request& request);

/// Percent-encodes everything but RFC 3986's unreserved characters.
std::string percent_encode(std::string_view text);

}  // namespace gatepost::http
