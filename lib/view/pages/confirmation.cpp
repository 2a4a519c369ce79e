#include "view/pages/confirmation.h"

#include "names/awaiting_approval.tpl.h"
#include "names/unconfirmed.tpl.h"
#include "view/framed_page.h"

namespace gatepost::view {

std::string UnconfirmedPage::render(const Theme& theme, const Frame& frame) const {
    using namespace names::unconfirmed_tpl;
    FramedPage out(theme, frame, Message("Check your email"), file);
    out.set(ku_EMAIL, email);
    out.set(ku_NEXT, return_path);
    out.set(ku_NEW_EMAIL, new_email);
    out.add_errors(errors);
    out.mark_field("email", errors, ku_EMAIL_ERROR, ku_EMAIL_MESSAGE);
    out.mark_field("current", errors, ku_CURRENT_ERROR, ku_CURRENT_MESSAGE);
    return out.expand();
}

std::string AwaitingApprovalPage::render(const Theme& theme, const Frame& frame) const {
    using namespace names::awaiting_approval_tpl;
    FramedPage out(theme, frame, Message("Waiting for approval"), file);
    out.set(kaa_EMAIL, email);
    return out.expand();
}

}  // namespace gatepost::view
