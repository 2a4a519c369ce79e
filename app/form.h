#pragma once

#include <string_view>
#include <variant>

#include "app/context.h"
#include "http/form.h"

namespace gatepost::app {

/// The fields of a form that this site handed out to this very browser. Only `verified` makes one,
/// so no handler of a POST runs without the CSRF check.
class Form {
  public:
    /// The form, or the status to refuse the request with: what http::parse_form says, or 403.
    static std::variant<Form, http::Status> verified(Context& context);

    std::string_view operator[](std::string_view name) const { return fields_[name]; }

  private:
    explicit Form(http::Fields fields) : fields_(std::move(fields)) {}
    http::Fields fields_;
};

}  // namespace gatepost::app
