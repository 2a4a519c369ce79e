#include "view/pages/profile.h"

#include "names/profile.tpl.h"
#include "view/framed_page.h"

namespace gatepost::view {

std::string ProfilePage::render(const Theme& theme, const Frame& frame) const {
    using namespace names::profile_tpl;
    FramedPage out(theme, frame, Message("Your profile"), file);
    out.set(kp_EMAIL, email);
    out.show(kp_CHANGES, !new_email.empty());
    out.set(kp_NEW_EMAIL, new_email);
    out.show(kp_ASKS_NAME, asks_name);
    out.show(kp_MISSES_NAME, misses_name);
    out.show(name.empty() ? kp_NO_NAME : kp_HAS_NAME);
    out.set(kp_NAME, name);
    out.set(kp_REGISTERED, kp_REGISTERED_ISO, registered_at);
    out.set(kp_CONFIRMED, kp_CONFIRMED_ISO, confirmed_at);
    out.set(kp_NEXT, return_path);
    out.show(kp_HAS_NEXT, !return_path.empty());
    out.show(kp_OPEN, !return_path.empty() || !errors.empty());
    out.add_errors(errors);
    out.mark_field("current", errors, kp_CURRENT_ERROR, kp_CURRENT_MESSAGE);
    out.mark_field("password", errors, kp_PASSWORD_ERROR, kp_PASSWORD_MESSAGE);
    out.mark_field("confirm", errors, kp_CONFIRM_ERROR, kp_CONFIRM_MESSAGE);
    out.set(kp_MIN_LENGTH, std::to_string(theme.site.min_password_length));
    out.show(kp_STRENGTH, kp_STRENGTH_TEXT, strength);
    return out.expand();
}

}  // namespace gatepost::view
