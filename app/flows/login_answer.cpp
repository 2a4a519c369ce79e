#include "app/flows/login_answer.h"

#include "app/web/counts.h"
#include "app/web/devices.h"
#include "app/web/return_path.h"

namespace gatepost::app {
namespace {

void hand_over(Context& context, const core::OpenedSession& opened, bool remember) {
    context.set_session_cookie(opened.session, remember);
    remember_device(context, opened.account);
}

}  // namespace

http::Response welcome(Context& context, const core::OpenedSession& opened, bool remember,
                       std::string_view return_path) {
    hand_over(context, opened, remember);
    if (!return_path.empty()) return context.redirect(return_path, Notice::welcome);
    return context.redirect(core::is_full(opened.account) ? "/" : "/unconfirmed", Notice::welcome);
}

// Not on the page that they wanted: it may be another application's, which shows no notice of ours.
http::Response ask_for_another_password(Context& context, const core::OpenedSession& opened,
                                        bool remember, std::string_view return_path) {
    hand_over(context, opened, remember);
    return context.redirect(with_return_path("/profile", return_path), Notice::known_password);
}

void count_result(Context& context, CountedGuess& guess, const core::LoginResult& result) {
    Counts& counts = context.services().counts;
    const auto* refusal = std::get_if<core::LoginRefusal>(&result);
    if (refusal != nullptr && *refusal == core::LoginRefusal::wrong) {
        counts.wrong_passwords.add();
        return;
    }
    (refusal != nullptr ? counts.closed_accounts : counts.logins).add();
    if (refusal == nullptr && std::get<core::OpenedSession>(result).account.confirmed_at) {
        guess.let_in();
    } else {
        guess.was_right();
    }
}

view::Message words_for(core::LoginRefusal refusal) {
    switch (refusal) {
        case core::LoginRefusal::wrong:
            return view::Message("Email or password is incorrect.");
        case core::LoginRefusal::leaving:
            return view::Message(
                "This account is closed and will be deleted. To keep it, open the link in the "
                "email we sent you.");
        case core::LoginRefusal::locked:
            return to_view(Notice::account_locked).text;
    }
    __builtin_unreachable();
}

}  // namespace gatepost::app
