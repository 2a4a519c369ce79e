#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "base/secret.h"
#include "http/request.h"
#include "http/status.h"

namespace gatepost::http {

/// Decoded fields: well-formed UTF-8 without NUL, each name once. Values are wiped from memory when
/// dropped.
class Fields {
  public:
    using Values = std::map<std::string, base::WipedBytes, std::less<>>;

    explicit Fields(Values values) : values_(std::move(values)) {}

    /// The field's value, or an empty text: to a form, absent and empty are the same.
    std::string_view operator[](std::string_view name) const;

    const Values& all() const { return values_; }

  private:
    Values values_;
};

/// The fields of a posted form, from the body alone. Otherwise the status to refuse it with:
/// 415 for another type than application/x-www-form-urlencoded in UTF-8; 400 for a broken percent
/// sequence, bytes that are not UTF-8, a NUL, a name that comes twice, or more than 100 fields.
/// Of the fields named in `secrets` no copy but the value in Fields is left in memory.
std::variant<Fields, Status> parse_form(const Request& request,
                                        std::span<const std::string_view> secrets = {});

/// The fields of the query string, by the same rules, except that a broken query is simply empty:
/// a link that somebody mangled still opens its page.
Fields parse_query(const Request& request);

/// Percent-encodes everything but RFC 3986's unreserved characters.
std::string percent_encode(std::string_view text);

}  // namespace gatepost::http
