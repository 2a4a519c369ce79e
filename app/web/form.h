#pragma once

#include <array>
#include <string_view>
#include <variant>

#include "app/web/context.h"
#include "http/form.h"

namespace gatepost::app {

/// The names of all fields in which a password is typed.
inline constexpr std::array<std::string_view, 4> password_fields{"password", "confirm", "current",
                                                                 "proof"};

/// The fields of a form that this site handed out to this very browser. Only `verified` makes one,
/// so no handler of a POST runs without the CSRF check.
class Form {
  public:
    /// A form of this site whose token is not of this browser, or not any more: it was open for too
    /// long, its visitor logged in or out in another tab, or the browser keeps no cookie. May be
    /// shown again, never acted upon.
    struct Stale {
        http::Fields fields;
        Notice why;
    };

    /// The form, or why it is none: what http::parse_form says, or 403 if another site sent it.
    static std::variant<Form, Stale, http::Status> verified(Context& context);

    std::string_view operator[](std::string_view name) const { return fields_[name]; }
    const http::Fields& fields() const { return fields_; }

  private:
    explicit Form(http::Fields fields) : fields_(std::move(fields)) {}
    http::Fields fields_;
};

}  // namespace gatepost::app
