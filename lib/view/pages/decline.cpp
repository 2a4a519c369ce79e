#include "view/pages/decline.h"

#include "names/decline.tpl.h"
#include "view/framed_page.h"

namespace gatepost::view {

std::string DeclinePage::render(const Theme& theme, const Frame& frame) const {
    using namespace names::decline_tpl;
    FramedPage out(theme, frame, Message("Didn't sign up?"), file);
    out.set(kd_EMAIL, email);
    out.set(kd_TOKEN, token);
    out.show(kd_WAITS, waits);
    out.show(kd_MAILED, !quiet_until);
    if (quiet_until) {
        auto quiet = out.add(kd_QUIET);
        quiet.set(kd_UNTIL, kd_UNTIL_ISO, *quiet_until);
    }
    return out.expand();
}

}  // namespace gatepost::view
