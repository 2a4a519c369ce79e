#include "http/form.h"

#include <optional>
#include <vector>

#include "base/utf8.h"
#include "fuzz/target.h"

namespace gatepost::fuzz {
namespace {

std::optional<http::Fields> parse(std::string_view body,
                                  std::span<const std::string_view> secrets = {}) {
    http::Request request;
    request.content_type = "application/x-www-form-urlencoded";
    request.body = body;
    auto parsed = http::parse_form(request, secrets);
    if (auto* fields = std::get_if<http::Fields>(&parsed)) return std::move(*fields);
    require(std::get<http::Status>(parsed) == http::Status::bad_request, "the refusal is a 400");
    return std::nullopt;
}

http::Fields query(std::string_view text) {
    http::Request request;
    request.query = text;
    return http::parse_query(request);
}

bool is_text(std::string_view text) {
    return base::is_utf8(text) && text.find('\0') == text.npos;
}

std::string encode(const http::Fields& fields) {
    std::string body;
    for (const auto& [name, value] : fields.all()) {
        body += http::percent_encode(name) + "=" + http::percent_encode(base::view_of(value)) + "&";
    }
    return body;
}

/// Secrets are decoded by a decoder of their own. They have plain names.
void check_as_secrets(std::string_view body, const http::Fields& fields) {
    std::vector<std::string_view> names;
    for (const auto& [name, value] : fields.all()) {
        if (http::percent_encode(name) == name) names.push_back(name);
    }
    const auto secrets = parse(body, names);
    require(secrets && secrets->all() == fields.all(), "secrets are decoded as other fields are");
}

}  // namespace

void check(std::string_view input) {
    const auto fields = parse(input);
    require(query(input).all() == (fields ? fields->all() : http::Fields::Values()),
            "a query says what a form says, and nothing if it is broken");
    if (!fields) return;
    require(fields->all().size() <= 100, "at most a hundred fields");
    for (const auto& [name, value] : fields->all())
        require(is_text(name) && is_text(base::view_of(value)), "every field is text");
    check_as_secrets(input, *fields);
    const auto again = parse(encode(*fields));
    require(again && again->all() == fields->all(), "encoded and decoded, it is the same");
}

}  // namespace gatepost::fuzz
