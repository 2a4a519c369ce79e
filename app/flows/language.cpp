#include "app/web/language.h"

#include <algorithm>

#include "app/flows/handlers.h"
#include "app/web/return_path.h"
#include "base/log.h"
#include "http/accept_language.h"
#include "http/cookies.h"

namespace gatepost::app {
namespace {

// nginx reads it too, for the pages that it serves by itself (nginx/gatepost_http.conf).
constexpr std::string_view cookie_name = "__Host-gatepost-language";

/// The choice becomes the account's too. The browser's own does not have to wait for that.
void keep_for_mails(Context& context, const core::Account& account, core::Language language) {
    try {
        context.accounts().set_language(account, language);
    } catch (const core::StoreUnavailable& error) {
        base::log(base::Level::warning, "a choice of language was not kept for mails",
                  {{"error", error.what()}});
    }
}

}  // namespace

std::optional<core::Language> chosen_language(const http::Request& request) {
    const auto cookie = http::find_cookie(request.cookie_header, cookie_name);
    return cookie ? core::language_of(*cookie) : std::nullopt;
}

core::Language wanted_language(const http::Request& request) {
    static const auto tags = [] {
        std::array<std::string_view, core::all_languages.size()> all;
        std::transform(core::all_languages.begin(), core::all_languages.end(), all.begin(),
                       core::tag);
        return all;
    }();
    const auto wanted = http::preferred_language(request.accept_language_header, tags);
    return core::language_of(wanted.value_or("")).value_or(core::Language::english);
}

std::string language_cookie(core::Language language) {
    return http::set_cookie(cookie_name, tag(language), std::chrono::hours(24 * 365));
}

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
