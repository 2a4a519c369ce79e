#include "view/pages/gate.h"

#include "names/gate_form.tpl.h"
#include "names/gate_in.tpl.h"
#include "names/gate_loop.tpl.h"
#include "names/gate_refused.tpl.h"
#include "names/gate_return.tpl.h"
#include "names/gate_tab.tpl.h"
#include "view/framed_page.h"

namespace gatepost::view {

std::string GateRefusedPage::render(const Theme& theme, const Frame& frame) const {
    using namespace names::gate_refused_tpl;
    const auto title = plain ? Message("This page needs https") : Message("You don't have access");
    FramedPage out(theme, frame, title, file);
    out.set(kgr_EMAIL, email);
    out.set(kgr_URL, url);
    out.set(kgr_RETURN_PATH, return_path);
    out.show(kgr_SIGNED_IN, !email.empty());
    out.show(kgr_NOBODY, email.empty());
    out.show(kgr_PLAIN, plain);
    out.show(kgr_REFUSED, !plain);
    out.show(kgr_PLACE, !plain && !url.empty());
    out.show(kgr_NO_PLACE, !plain && url.empty());
    return out.expand();
}

std::string GateReturnPage::render(const Theme& theme, const Frame& frame) const {
    using namespace names::gate_return_tpl;
    const auto title =
        shortened.empty() ? Message("One moment") : Message("The address was too long");
    FramedPage out(theme, frame, title, file);
    out.set(kgr_URL, url);
    out.set(kgr_SHORTENED_URL, shortened);
    out.show(kgr_WHOLE, shortened.empty());
    out.show(kgr_SHORTENED, !shortened.empty());
    return out.expand();
}

std::string GateTabPage::render(const Theme& theme, const Frame& frame) const {
    using namespace names::gate_tab_tpl;
    FramedPage out(theme, frame, Message("Open this page in a new tab"), file);
    out.set(kgt_URL, url);
    return out.expand();
}

std::string GateLoopPage::render(const Theme& theme, const Frame& frame) const {
    using namespace names::gate_loop_tpl;
    FramedPage out(theme, frame, Message("Too many redirects"), file);
    out.set(kgl_ORIGIN, origin);
    out.set(kgl_RETURN_PATH, return_path);
    return out.expand();
}

std::string GateFormPage::render(const Theme& theme, const Frame& frame) const {
    using namespace names::gate_form_tpl;
    return FramedPage(theme, frame, Message("Not sent yet"), file).expand();
}

std::string GateInPage::render(const Theme& theme, const Frame& frame) const {
    using namespace names::gate_in_tpl;
    return FramedPage(theme, frame, Message("You're logged in again"), file).expand();
}

}  // namespace gatepost::view
