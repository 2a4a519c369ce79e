#include "app/flows/login_answer.h"

#include "app/web/devices.h"

namespace gatepost::app {

http::Response welcome(Context& context, const core::OpenedSession& opened, bool remember,
                       std::string_view return_path) {
    const auto& [session, account] = opened;
    context.set_session_cookie(session, remember);
    remember_device(context, account);
    if (!return_path.empty()) return context.redirect(return_path, Notice::welcome);
    return context.redirect(account.confirmed_at ? "/" : "/unconfirmed", Notice::welcome);
}

void count_result(CountedGuess& guess, const core::LoginResult& result) {
    if (const auto* refusal = std::get_if<core::LoginRefusal>(&result)) {
        if (*refusal != core::LoginRefusal::wrong) guess.was_right();
    } else if (std::get<core::OpenedSession>(result).account.confirmed_at) {
        guess.let_in();
    } else {
        guess.was_right();
    }
}

view::Message words_for(core::LoginRefusal refusal) {
    switch (refusal) {
        case core::LoginRefusal::wrong:
            return view::Message("Invalid email and/or password.");
        case core::LoginRefusal::leaving:
            return view::Message(
                "This account is going to be deleted, so it is closed. To keep it, follow the link "
                "in the mail that we sent you.");
        case core::LoginRefusal::locked:
            return to_view(Notice::account_locked).text;
    }
    __builtin_unreachable();
}

}  // namespace gatepost::app
