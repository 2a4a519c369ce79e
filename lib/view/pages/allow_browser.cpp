#include "view/pages/allow_browser.h"

#include "names/allow_browser.tpl.h"
#include "view/framed_page.h"

namespace gatepost::view {

std::string AllowBrowserPage::render(const Theme& theme, const Frame& frame) const {
    using namespace names::allow_browser_tpl;
    FramedPage out(theme, frame, Message("Log in with this browser?"), file);
    out.set(kab_EMAIL, email);
    out.set(kab_TOKEN, token);
    return out.expand();
}

}  // namespace gatepost::view
