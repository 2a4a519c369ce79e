#include "view/pages/registration.h"

#include "names/no_sign_ups.tpl.h"
#include "names/register.tpl.h"
#include "view/framed_page.h"

namespace gatepost::view {
std::string RegisterPage::render(const Theme& theme, const Frame& frame) const {
    using namespace names::register_tpl;
    if (auto page = theme.blank_pages.find(*this, file, frame)) return *std::move(page);
    FramedPage out(theme, frame, Message("Sign up"), file);
    out.set(kr_ACTION, action);
    out.set(kr_EMAIL, email);
    out.set(kr_SUGGESTED, suggestion);
    out.show(kr_SUGGESTION, !suggestion.empty());
    out.set(kr_NEXT, return_path);
    out.show(kr_HAS_NEXT, !return_path.empty());
    out.add_errors(errors);
    out.mark_field("email", errors, kr_EMAIL_ERROR, kr_EMAIL_MESSAGE);
    out.mark_field("password", errors, kr_PASSWORD_ERROR, kr_PASSWORD_MESSAGE);
    out.mark_field("confirm", errors, kr_CONFIRM_ERROR, kr_CONFIRM_MESSAGE);
    out.set(kr_MIN_LENGTH, std::to_string(theme.site.min_password_length));
    out.show(kr_ASKS_REASON, asks_reason);
    out.set(kr_REASON, reason);
    out.mark_field("reason", errors, kr_REASON_ERROR, kr_REASON_MESSAGE);
    out.show(kr_ASKS_NAME, asks_name);
    out.show(kr_NEEDS_NAME, needs_name);
    out.show(kr_OPTIONAL_NAME, !needs_name);
    out.set(kr_NAME, name);
    out.mark_field("name", errors, kr_NAME_ERROR, kr_NAME_MESSAGE);
    show_consent(out, consent, errors);
    out.show(kr_STRENGTH, kr_STRENGTH_TEXT, strength);
    return out.expand();
}

std::string NoSignUpsPage::render(const Theme& theme, const Frame& frame) const {
    using namespace names::no_sign_ups_tpl;
    const auto title =
        needs_invitation ? Message("Sign-up is by invitation") : Message("Sign-up is closed");
    FramedPage out(theme, frame, title, file);
    out.show(needs_invitation ? knsu_NEEDS_INVITATION : knsu_CLOSED);
    out.set(knsu_NEXT, return_path);
    out.show(knsu_HAS_NEXT, !return_path.empty());
    return out.expand();
}

}  // namespace gatepost::view
