#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace gatepost::app {

/// One thing that is wrong with the configuration, for people.
struct ConfigError {
    std::string problem;     ///< never holds a secret
    std::string hint = {};   ///< what to do; may be empty
    std::string where = {};  ///< "gatepost.toml:12", an environment variable, a flag, or a file;
                             ///< empty while only a value is known, and not where it stands
};

/// Empty if nothing is wrong.
using ConfigErrors = std::vector<ConfigError>;

/// In one line.
std::string to_string(const ConfigError& error);
/// In a line each, indented, with a line break before each.
std::string to_lines(const ConfigErrors& errors);

/// A value, or all that is wrong with what it should have been made of.
template <class T>
class [[nodiscard]] Result {
  public:
    Result(T value) : content_(std::move(value)) {}
    Result(ConfigError error) : content_(ConfigErrors{std::move(error)}) {}
    /// There must be one at least.
    Result(ConfigErrors errors) : content_(std::move(errors)) {}

    explicit operator bool() const { return std::holds_alternative<T>(content_); }

    // The value. Throws std::bad_variant_access if there is none.
    const T& operator*() const& { return std::get<T>(content_); }
    T& operator*() & { return std::get<T>(content_); }
    T operator*() && { return std::get<T>(std::move(content_)); }
    const T* operator->() const { return &**this; }

    ConfigErrors errors() const { return *this ? ConfigErrors() : std::get<1>(content_); }
    /// The first error. Throws std::bad_variant_access if there is none.
    const ConfigError& error() const { return std::get<1>(content_).front(); }

  private:
    std::variant<T, ConfigErrors> content_;
};

/// Puts what was read into `out`, or leaves it alone and returns what is wrong.
template <class T, class Out>
ConfigErrors store(Result<T> read, Out& out) {
    if (!read) return read.errors();
    out = *std::move(read);
    return {};
}

}  // namespace gatepost::app
