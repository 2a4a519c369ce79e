#include "base/utc.h"
#include "view/error_words.h"
#include "view/framed_page.h"
#include "view/names.h"
#include "view/pages.h"
#include "view/theme.h"
#include "view/words.h"

namespace gatepost::view {

Renderer::Renderer(const std::string& directory, Site site, const std::string& overrides)
    : impl_(std::make_unique<Impl>(directory, std::move(site), overrides)) {}

Renderer::~Renderer() = default;

std::string Renderer::render(const Frame& frame, const HomePage& page) const {
    FramedPage out(*impl_, frame, Message("Welcome"), "home.tpl");
    out.add_links(page.links);
    return out.expand();
}

std::string Renderer::render(const Frame& frame, const RegisterPage& page) const {
    using namespace names::register_form;
    FramedPage out(*impl_, frame, Message("Sign up"), "register.tpl");
    out.set(kr_EMAIL, page.email);
    out.set(kr_NEXT, page.next);
    out.show(kr_HAS_NEXT, !page.next.empty());
    out.add_errors(page.errors);
    out.mark_field("email", page.errors, kr_EMAIL_ERROR, kr_EMAIL_MESSAGE);
    out.mark_field("password", page.errors, kr_PASSWORD_ERROR, kr_PASSWORD_MESSAGE);
    out.mark_field("confirm", page.errors, kr_CONFIRM_ERROR, kr_CONFIRM_MESSAGE);
    out.show_text(kr_STRENGTH, kr_STRENGTH_TEXT, page.strength);
    return out.expand();
}

std::string Renderer::render(const Frame& frame, const LoginPage& page) const {
    using namespace names::login;
    FramedPage out(*impl_, frame, Message("Log in"), "login.tpl");
    out.set(kl_EMAIL, page.email);
    out.set(kl_NEXT, page.next);
    out.show(kl_HAS_NEXT, !page.next.empty());
    out.show(kl_REMEMBER, page.remember);
    if (page.error) {
        out.add_error("email", *page.error);
        out.set(kl_LOGIN_MESSAGE, *page.error);
        out.show(kl_LOGIN_ERROR);
    }
    return out.expand();
}

std::string Renderer::render(const Frame& frame, const LogoutPage& page) const {
    using namespace names::logout;
    FramedPage out(*impl_, frame, Message("Log out"), "logout.tpl");
    out.set(kl_NEXT, page.next);
    out.show(kl_HAS_NEXT, !page.next.empty());
    return out.expand();
}

std::string Renderer::render(const Frame& frame, const UnconfirmedPage& page) const {
    using namespace names::unconfirmed;
    FramedPage out(*impl_, frame, Message("Please check your mail"), "unconfirmed.tpl");
    out.set(ku_EMAIL, page.email);
    out.set(ku_NEXT, page.next);
    out.set(ku_NEW_EMAIL, page.new_email);
    out.add_errors(page.errors);
    out.mark_field("email", page.errors, ku_EMAIL_ERROR, ku_EMAIL_MESSAGE);
    out.mark_field("current", page.errors, ku_CURRENT_ERROR, ku_CURRENT_MESSAGE);
    return out.expand();
}

std::string Renderer::render(const Frame& frame, const DeclinePage& page) const {
    using namespace names::decline;
    FramedPage out(*impl_, frame, Message("You did not sign up?"), "decline.tpl");
    out.set(kd_EMAIL, page.email);
    out.set(kd_TOKEN, page.token);
    return out.expand();
}

std::string Renderer::render(const Frame& frame, const AddressPage& page) const {
    using namespace names::address;
    FramedPage out(*impl_, frame, Message("Change your address"), "address.tpl");
    out.set(ka_EMAIL, page.email);
    out.set(ka_NEW_EMAIL, page.new_email);
    out.add_errors(page.errors);
    out.mark_field("email", page.errors, ka_EMAIL_ERROR, ka_EMAIL_MESSAGE);
    out.mark_field("current", page.errors, ka_CURRENT_ERROR, ka_CURRENT_MESSAGE);
    return out.expand();
}

std::string Renderer::render(const Frame& frame, const ConfirmAddressPage& page) const {
    using namespace names::confirm_address;
    FramedPage out(*impl_, frame, Message("Confirm your new address"), "confirm_address.tpl");
    out.set(kca_EMAIL, page.email);
    out.set(kca_NEW_EMAIL, page.new_email);
    out.set(kca_TOKEN, page.token);
    return out.expand();
}

std::string Renderer::render(const Frame& frame, const UndoAddressPage& page) const {
    using namespace names::undo_address;
    FramedPage out(*impl_, frame, Message("This was not you?"), "undo_address.tpl");
    out.set(kua_EMAIL, page.email);
    out.set(kua_NEW_EMAIL, page.new_email);
    out.set(kua_TOKEN, page.token);
    return out.expand();
}

std::string Renderer::render(const Frame& frame, const SessionsPage& page) const {
    FramedPage out(*impl_, frame, Message("Devices and activity"), "sessions.tpl");
    out.add_sessions(page.sessions);
    out.add_events(page.events);
    return out.expand();
}

std::string Renderer::render(const Frame& frame, const RescuePage& page) const {
    using namespace names::rescue;
    FramedPage out(*impl_, frame, Message("This was not you?"), "rescue.tpl");
    out.set(kr_EMAIL, page.email);
    out.set(kr_TOKEN, page.token);
    return out.expand();
}

std::string Renderer::render(const Frame& frame, const ProofPage& page) const {
    using namespace names::proof;
    FramedPage out(*impl_, frame, Message("Please give your password again"), "proof.tpl");
    out.set(kp_EMAIL, page.email);
    out.set(kp_PATH, page.path);
    out.add_fields(page.fields);
    out.add_errors(page.errors);
    out.mark_field("proof", page.errors, kp_PROOF_ERROR, kp_PROOF_MESSAGE);
    return out.expand();
}

std::string Renderer::render(const Frame& frame, const DeletePage& page) const {
    using namespace names::delete_account;
    FramedPage out(*impl_, frame, Message("Delete your account"), "delete.tpl");
    out.set(kd_EMAIL, page.email);
    out.set(kd_DELAY, in_words(frame.language, page.delay));
    out.add_errors(page.errors);
    out.mark_field("current", page.errors, kd_CURRENT_ERROR, kd_CURRENT_MESSAGE);
    return out.expand();
}

std::string Renderer::render(const Frame& frame, const KeepPage& page) const {
    using namespace names::keep;
    FramedPage out(*impl_, frame, Message("Keep your account?"), "keep.tpl");
    out.set(kk_EMAIL, page.email);
    out.set(kk_DELETES, in_words(frame.language, page.deletes_at));
    out.set(kk_DELETES_ISO, base::in_utc(page.deletes_at));
    out.set(kk_TOKEN, page.token);
    return out.expand();
}

std::string Renderer::render(const Frame& frame, const ForgotPage& page) const {
    using namespace names::forgot;
    FramedPage out(*impl_, frame, Message("Set a new password"), "forgot.tpl");
    out.set(kf_EMAIL, page.email);
    out.add_errors(page.errors);
    out.mark_field("email", page.errors, kf_EMAIL_ERROR, kf_EMAIL_MESSAGE);
    return out.expand();
}

std::string Renderer::render(const Frame& frame, const ResetPage& page) const {
    using namespace names::reset;
    FramedPage out(*impl_, frame, Message("Set a new password"), "reset.tpl");
    out.set(kr_EMAIL, page.email);
    out.set(kr_TOKEN, page.token);
    out.add_errors(page.errors);
    out.mark_field("password", page.errors, kr_PASSWORD_ERROR, kr_PASSWORD_MESSAGE);
    out.mark_field("confirm", page.errors, kr_CONFIRM_ERROR, kr_CONFIRM_MESSAGE);
    out.show_text(kr_STRENGTH, kr_STRENGTH_TEXT, page.strength);
    return out.expand();
}

std::string Renderer::render(const Frame& frame, const ProfilePage& page) const {
    using namespace names::profile;
    FramedPage out(*impl_, frame, Message("Your profile"), "profile.tpl");
    out.set(kp_EMAIL, page.email);
    out.set(kp_REGISTERED, in_words(frame.language, page.registered_at));
    out.set(kp_REGISTERED_ISO, base::in_utc(page.registered_at));
    out.set(kp_CONFIRMED, in_words(frame.language, page.confirmed_at));
    out.set(kp_CONFIRMED_ISO, base::in_utc(page.confirmed_at));
    out.add_errors(page.errors);
    out.mark_field("current", page.errors, kp_CURRENT_ERROR, kp_CURRENT_MESSAGE);
    out.mark_field("password", page.errors, kp_PASSWORD_ERROR, kp_PASSWORD_MESSAGE);
    out.mark_field("confirm", page.errors, kp_CONFIRM_ERROR, kp_CONFIRM_MESSAGE);
    out.show_text(kp_STRENGTH, kp_STRENGTH_TEXT, page.strength);
    return out.expand();
}

std::string Renderer::render(const Frame& frame, const GateRefusedPage& page) const {
    using namespace names::gate_refused;
    const auto title =
        page.plain ? Message("This page needs https") : Message("You may not enter here");
    FramedPage out(*impl_, frame, title, "gate_refused.tpl");
    out.set(kgr_EMAIL, page.email);
    out.set(kgr_URL, page.url);
    out.set(kgr_RETURN_PATH, page.return_path);
    out.show(kgr_SIGNED_IN, !page.email.empty());
    out.show(kgr_NOBODY, page.email.empty());
    out.show(kgr_PLAIN, page.plain);
    out.show(kgr_REFUSED, !page.plain);
    out.show(kgr_PLACE, !page.plain && !page.url.empty());
    out.show(kgr_NO_PLACE, !page.plain && page.url.empty());
    return out.expand();
}

std::string Renderer::render(const Frame& frame, const GateReturnPage& page) const {
    using namespace names::gate_return;
    const auto title =
        page.shortened.empty() ? Message("One moment") : Message("The address was too long");
    FramedPage out(*impl_, frame, title, "gate_return.tpl");
    out.set(kgr_URL, page.url);
    out.set(kgr_SHORTENED_URL, page.shortened);
    out.show(kgr_WHOLE, page.shortened.empty());
    out.show(kgr_SHORTENED, !page.shortened.empty());
    return out.expand();
}

std::string Renderer::render(const Frame& frame, const GateTabPage& page) const {
    FramedPage out(*impl_, frame, Message("Open this page in a new tab"), "gate_tab.tpl");
    out.set(names::gate_tab::kgt_URL, page.url);
    return out.expand();
}

std::string Renderer::render(const Frame& frame, const GateLoopPage& page) const {
    using namespace names::gate_loop;
    FramedPage out(*impl_, frame, Message("We are going in circles"), "gate_loop.tpl");
    out.set(kgl_ORIGIN, page.origin);
    out.set(kgl_RETURN_PATH, page.return_path);
    return out.expand();
}

std::string Renderer::render(const Frame& frame, const GateFormPage&) const {
    return FramedPage(*impl_, frame, Message("This was not sent yet"), "gate_form.tpl").expand();
}

std::string Renderer::render(const Frame& frame, const GateInPage&) const {
    return FramedPage(*impl_, frame, Message("You are in again"), "gate_in.tpl").expand();
}

std::string Renderer::render(const Frame& frame, const LanguagePage& page) const {
    FramedPage out(*impl_, frame, Message("Language"), "language.tpl");
    out.set(names::language::kl_NEXT, page.next);
    out.add_languages();
    return out.expand();
}

std::string Renderer::render(const Frame& frame, const ErrorPage& page) const {
    using namespace names::error;
    const ErrorWords& words = error_words(page.status);
    FramedPage out(*impl_, frame, words.title, "error.tpl");
    out.set(ke_WHAT_HAPPENED, words.what_happened);
    out.set(ke_WHAT_TO_DO, words.what_to_do);
    if (words.status >= 500 && !page.request_id.empty()) {
        out.set(ke_REQUEST_ID, page.request_id);
        out.show(ke_REQUEST);
    }
    return out.expand();
}

}  // namespace gatepost::view
