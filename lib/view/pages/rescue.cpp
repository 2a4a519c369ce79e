#include "view/pages/rescue.h"

#include "names/rescue.tpl.h"
#include "view/framed_page.h"

namespace gatepost::view {

std::string RescuePage::render(const Theme& theme, const Frame& frame) const {
    using namespace names::rescue_tpl;
    FramedPage out(theme, frame, Message("Wasn't this you?"), file);
    out.set(kr_EMAIL, email);
    out.set(kr_TOKEN, token);
    return out.expand();
}

}  // namespace gatepost::view
