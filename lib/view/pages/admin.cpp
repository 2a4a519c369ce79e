#include "view/pages/admin.h"

#include "names/admin.tpl.h"
#include "view/catalogue.h"
#include "view/framed_page.h"

namespace gatepost::view {
namespace {

Message in_words(core::SignUpMode mode) {
    switch (mode) {
        case core::SignUpMode::open:
            return Message("Right now, anyone can.");
        case core::SignUpMode::invited:
            return Message("Right now, only people with an invitation can.");
        case core::SignUpMode::approved:
            return Message("Right now, anyone can, and you approve each sign-up.");
        case core::SignUpMode::closed:
            return Message("Right now, nobody can.");
    }
    __builtin_unreachable();
}

}  // namespace

std::string AdminPage::render(const Theme& theme, const Frame& frame) const {
    using namespace names::admin_tpl;
    FramedPage out(theme, frame, Message("Administration"), file);
    out.show_places("/admin");
    out.show(ka_FRESH, is_fresh);
    out.set(ka_EMAIL, email);
    out.set(ka_MODE, in_words(mode));
    out.show(ka_NOTHING, waiting_sign_ups == 0 && failed_mails == 0);
    if (waiting_sign_ups > 0) {
        out.show(ka_SIGN_UPS, ka_SIGN_UPS_TEXT,
                 Counted{Plural("{} sign-up waits for approval", "{} sign-ups wait for approval"),
                         waiting_sign_ups});
    }
    if (failed_mails > 0) {
        out.show(ka_FAILED, ka_FAILED_TEXT,
                 Counted{Plural("{} email could not be sent", "{} emails could not be sent"),
                         failed_mails});
    }
    return out.expand();
}

}  // namespace gatepost::view
