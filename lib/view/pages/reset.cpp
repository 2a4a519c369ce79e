#include "view/pages/reset.h"

#include "names/forgot.tpl.h"
#include "names/reset.tpl.h"
#include "view/framed_page.h"

namespace gatepost::view {

std::string ForgotPage::render(const Theme& theme, const Frame& frame) const {
    using namespace names::forgot_tpl;
    FramedPage out(theme, frame, Message("Set a new password"), file);
    out.set(kf_EMAIL, email);
    out.add_errors(errors);
    out.mark_field("email", errors, kf_EMAIL_ERROR, kf_EMAIL_MESSAGE);
    return out.expand();
}

std::string ResetPage::render(const Theme& theme, const Frame& frame) const {
    using namespace names::reset_tpl;
    FramedPage out(theme, frame, Message("Set a new password"), file);
    out.set(kr_EMAIL, email);
    out.set(kr_TOKEN, token);
    out.add_errors(errors);
    out.mark_field("password", errors, kr_PASSWORD_ERROR, kr_PASSWORD_MESSAGE);
    out.mark_field("confirm", errors, kr_CONFIRM_ERROR, kr_CONFIRM_MESSAGE);
    out.set(kr_MIN_LENGTH, std::to_string(theme.site.min_password_length));
    show_consent(out, consent, errors);
    out.show(kr_STRENGTH, kr_STRENGTH_TEXT, strength);
    return out.expand();
}

}  // namespace gatepost::view
