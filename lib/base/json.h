#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace gatepost::base {

/// A text is no JSON, or a value is of another kind than the one that was asked for.
class JsonError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// A value of JSON (RFC 8259). Its numbers are whole.
class Json {
  public:
    using Array = std::vector<Json>;
    using Member = std::pair<std::string, Json>;

    Json(std::nullptr_t = nullptr) {}
    Json(std::same_as<bool> auto value) : value_(value) {}
    template <std::integral Number>
    requires(!std::same_as<Number, bool>) Json(Number value)
        : value_(std::conditional_t<std::is_signed_v<Number>, std::int64_t, std::uint64_t>(value)) {
    }
    Json(std::string value) : value_(std::move(value)) {}
    Json(std::string_view value) : value_(std::string(value)) {}
    Json(const char* value) : value_(std::string(value)) {}
    Json(Array values) : value_(std::move(values)) {}
    /// An object, as in `Json{{"host", host}, {"cut", true}}`.
    Json(std::initializer_list<Member> members) : value_(Object(members)) {}

    /// Adds a member to an object.
    void add(std::string name, Json value);

    /// Throws JsonError.
    static Json parse(std::string_view text);

    // What it is; throws JsonError if it is something else.
    bool boolean() const;
    const std::string& text() const;
    const Array& array() const;
    /// Of the type's range.
    template <std::integral Number>
    Number number() const;

    /// The member of that name; throws JsonError if there is none.
    const Json& at(std::string_view name) const;
    /// The member of that name; null if there is none. Throws JsonError if this is no object.
    const Json* find(std::string_view name) const;

    /// Of the members of an object. Throws JsonError if this is none.
    std::vector<std::string> names() const;

    /// In one line; or, with an indent, in many. The members of an object stand in the order of
    /// their names. Bytes that are not UTF-8 become U+FFFD.
    std::string dump(int indent = -1) const;

  private:
    friend struct JsonAccess;
    using Object = std::vector<Member>;
    using Value =
        std::variant<std::nullptr_t, bool, std::int64_t, std::uint64_t, std::string, Array, Object>;

    template <class Kind>
    const Kind& as(const char* kind) const {
        if (const Kind* value = std::get_if<Kind>(&value_)) return *value;
        throw JsonError(std::string("not a JSON ") + kind);
    }

    Value value_;
};

template <std::integral Number>
Number Json::number() const {
    return std::visit(
        [](const auto& value) -> Number {
            using Kind = std::remove_cvref_t<decltype(value)>;
            if constexpr (std::same_as<Kind, std::int64_t> || std::same_as<Kind, std::uint64_t>) {
                if (std::in_range<Number>(value)) return static_cast<Number>(value);
            }
            throw JsonError("not a JSON number that fits");
        },
        value_);
}

}  // namespace gatepost::base
