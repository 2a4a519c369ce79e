#include "app/flows/consent_field.h"

namespace gatepost::app {

std::optional<view::ConsentBox> consent_box(const Context& context, std::string_view typed) {
    const auto& text = context.services().sign_ups.consent;
    if (!text) return std::nullopt;
    return view::ConsentBox{*text, typed == "yes"};
}

std::optional<view::FieldError> check_consent(const std::optional<view::ConsentBox>& box) {
    if (!box || box->is_ticked) return std::nullopt;
    return view::FieldError{"consent", view::Message("Tick this box to continue.")};
}

}  // namespace gatepost::app
