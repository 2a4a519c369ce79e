#include "app/flows/confirmed.h"
#include "app/flows/domain.h"
#include "app/flows/handlers.h"
#include "app/web/return_path.h"
#include "base/json.h"

namespace gatepost::app {

// For the script of the page that waits. It asks by itself, so that is no use of the session: one
// that nobody uses ends in its time. Tells a browser about its own session and nobody else.
http::Response tell_whether_confirmed(Context& context, const Visitor&) {
    const auto session = context.peek_session();
    const auto* state = !session ? "gone" : session->account.confirmed_at ? "confirmed" : "waiting";
    http::Response response;
    response.add("Content-Type", "application/json");
    response.body = base::Json{{"state", state}}.dump() + "\n";
    return response;
}

// The address was confirmed from another browser, where the link was followed, or by an
// administrator: this one goes on, with a new identifier for its new rights. It is a POST because
// of that.
http::Response leave_unconfirmed(Context& context, const core::Session& session, const Form& form) {
    const auto return_path = parse_return_path(form["next"]);
    if (!session.account.confirmed_at)
        return context.redirect(with_return_path("/unconfirmed", return_path),
                                Notice::not_yet_confirmed);
    auto result = accounts(context).go_on_confirmed(session);
    if (result.session) context.set_session_cookie(*result.session, session.remembered);
    if (!return_path.empty()) result.return_path = return_path;
    return go_on(context, session, result, Notice::confirmed);
}

}  // namespace gatepost::app
