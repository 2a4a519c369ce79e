#include "view/pages/login.h"

#include "names/already_in.tpl.h"
#include "names/login.tpl.h"
#include "names/logout.tpl.h"
#include "names/other_account.tpl.h"
#include "view/framed_page.h"

namespace gatepost::view {

std::string LoginPage::render(const Theme& theme, const Frame& frame) const {
    using namespace names::login_tpl;
    if (auto page = theme.blank_pages.find(*this, file, frame)) return *std::move(page);
    FramedPage out(theme, frame, Message("Log in"), file);
    out.set(kl_EMAIL, email);
    out.set(kl_NEXT, return_path);
    out.show(kl_HAS_NEXT, !return_path.empty());
    // Its own: what the frame shows in all pages sees no value of this one.
    out.show(kl_SIGN_UP, theme.site.takes_sign_ups);
    out.show(kl_REMEMBER, remember);
    out.set(kl_LINK_EMAIL, link_email);
    out.show(kl_HAS_LINK, !link_email.empty());
    out.show(kl_LINK_FAILED, link_failed);
    out.set(kl_APPLICATION, application);
    out.show(kl_HAS_APPLICATION, !application.empty());
    if (error) out.add_errors({{"email", *error}});
    out.show(kl_LOGIN_ERROR, kl_LOGIN_MESSAGE, error);
    return out.expand();
}

std::string AlreadyInPage::render(const Theme& theme, const Frame& frame) const {
    using namespace names::already_in_tpl;
    FramedPage out(theme, frame, Message("You're already logged in"), file);
    out.set(kai_EMAIL, email);
    return out.expand();
}

std::string OtherAccountPage::render(const Theme& theme, const Frame& frame) const {
    using namespace names::other_account_tpl;
    FramedPage out(theme, frame, Message("This link is for another account"), file);
    out.set(koa_EMAIL, email);
    out.set(koa_LINK_EMAIL, link_email);
    out.show(koa_SAME_ADDRESS, link_email == email);
    out.show(koa_NAMED, !link_email.empty() && link_email != email);
    out.show(koa_UNNAMED, link_email.empty());
    out.set(koa_LINK, link);
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
