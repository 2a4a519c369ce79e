#include "names/admin_sign_ups.tpl.h"
#include "view/framed_page.h"
#include "view/pages/admin.h"

namespace gatepost::view {

std::string AdminSignUpsPage::render(const Theme& theme, const Frame& frame) const {
    using namespace names::admin_sign_ups_tpl;
    FramedPage out(theme, frame, Message("Sign-ups that wait for approval"), file);
    out.show_places("/admin/sign-ups");
    out.show(kasu_NONE, lines.empty());
    out.show(kasu_NOT_APPROVED, !are_approved);
    for (const SignUpLine& line : lines) {
        Part item = out.add(kasu_LINE);
        item.set(kasu_NUMBER, line.number);
        item.set(kasu_EMAIL, line.email);
        item.set(kasu_SINCE, kasu_SINCE_ISO, line.waits_since);
        item.show(kasu_LOCKED, line.is_locked);
        if (!line.reason.empty()) item.add(kasu_REASON).set(kasu_REASON_TEXT, line.reason);
    }
    out.show(kasu_MORE, has_more);
    return out.expand();
}

}  // namespace gatepost::view
