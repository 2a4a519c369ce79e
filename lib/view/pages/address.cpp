#include "view/pages/address.h"

#include "names/address.tpl.h"
#include "names/confirm_address.tpl.h"
#include "names/undo_address.tpl.h"
#include "view/framed_page.h"

namespace gatepost::view {

std::string AddressPage::render(const Theme& theme, const Frame& frame) const {
    using namespace names::address_tpl;
    FramedPage out(theme, frame, Message("Change your address"), file);
    out.set(ka_EMAIL, email);
    out.set(ka_NEW_EMAIL, new_email);
    out.add_errors(errors);
    out.mark_field("email", errors, ka_EMAIL_ERROR, ka_EMAIL_MESSAGE);
    out.mark_field("current", errors, ka_CURRENT_ERROR, ka_CURRENT_MESSAGE);
    return out.expand();
}

std::string ConfirmAddressPage::render(const Theme& theme, const Frame& frame) const {
    using namespace names::confirm_address_tpl;
    FramedPage out(theme, frame, Message("Confirm your new address"), file);
    out.set(kca_EMAIL, email);
    out.set(kca_NEW_EMAIL, new_email);
    out.set(kca_TOKEN, token);
    return out.expand();
}

std::string UndoAddressPage::render(const Theme& theme, const Frame& frame) const {
    using namespace names::undo_address_tpl;
    FramedPage out(theme, frame, Message("Wasn't this you?"), file);
    out.set(kua_EMAIL, email);
    out.set(kua_NEW_EMAIL, new_email);
    out.set(kua_TOKEN, token);
    return out.expand();
}

}  // namespace gatepost::view
