#include "app/flows/name_field.h"

#include "base/visible_text.h"

namespace gatepost::app {

std::variant<std::optional<core::DisplayName>, view::FieldError> read_name(core::NameMode mode,
                                                                           const Form& form) {
    static_assert(core::DisplayName::longest == 60, "the words below say so");
    if (auto name = core::DisplayName::parse(form["name"])) return name;
    if (!base::visible_text(form["name"]).empty()) {
        return view::FieldError{"name", view::Message("Use at most 60 characters, and none of "
                                                      "these: : / @")};
    }
    if (mode == core::NameMode::required)
        return view::FieldError{"name", view::Message("Enter your name.")};
    return std::optional<core::DisplayName>();
}

}  // namespace gatepost::app
