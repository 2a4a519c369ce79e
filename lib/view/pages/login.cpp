#include "view/pages/login.h"

#include "names/login.tpl.h"
#include "names/logout.tpl.h"
#include "view/framed_page.h"

namespace gatepost::view {

std::string LoginPage::render(const Theme& theme, const Frame& frame) const {
    using namespace names::login_tpl;
    if (email.empty() && return_path.empty() && !remember && !error) {
        if (auto page = theme.blank_pages.find(file, frame)) return *std::move(page);
    }
    FramedPage out(theme, frame, Message("Log in"), file);
    out.set(kl_EMAIL, email);
    out.set(kl_NEXT, return_path);
    out.show(kl_HAS_NEXT, !return_path.empty());
    out.show(kl_REMEMBER, remember);
    if (error) out.add_errors({{"email", *error}});
    out.show(kl_LOGIN_ERROR, kl_LOGIN_MESSAGE, error);
    return out.expand();
}

std::string LogoutPage::render(const Theme& theme, const Frame& frame) const {
    using namespace names::logout_tpl;
    FramedPage out(theme, frame, Message("Log out"), file);
    out.set(kl_NEXT, return_path);
    out.show(kl_HAS_NEXT, !return_path.empty());
    return out.expand();
}

}  // namespace gatepost::view
