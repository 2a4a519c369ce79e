#include "app/web/language.h"
#include "app/flows/domain.h"
#include "app/flows/handlers.h"
#include "app/web/return_path.h"
#include "base/log.h"
#include "http/cookies.h"
#include "view/pages/language.h"

namespace gatepost::app {
namespace {

/// The choice becomes the account's too. The browser's own does not have to wait for that.
void keep_for_mails(Context& context, const core::Account& account, core::Language language) {
    try {
        accounts(context).set_language(account, language);
    } catch (const core::StoreUnavailable& error) {
        base::log(base::Level::warning, "a choice of language was not kept for mails",
                  {{"error", error.what()}});
    }
}

}  // namespace

http::Response show_language(Context& context, const Visitor&) {
    return context.page(http::Status::ok, view::LanguagePage{context.return_path()});
}

http::Response submit_language(Context& context, const Visitor&, const Form& form) {
    const auto return_path = parse_return_path(form["next"]);
    if (const auto language = core::language_of(form["language"])) {
        context.add_cookie(language_cookie(*language));
        if (const auto* session = context.session()) {
            keep_for_mails(context, session->account, *language);
        }
    }
    return context.redirect(return_path.empty() ? "/" : return_path);
}

}  // namespace gatepost::app
