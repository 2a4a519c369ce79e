#include "app/gate/gate.h"
#include "app/gate/handlers.h"
#include "app/web/return_path.h"
#include "base/secret.h"
#include "http/cookies.h"
#include "http/form.h"
#include "view/pages/gate.h"

namespace gatepost::app {
namespace {

using http::Status;

// Tabs that a browser restores at once have asked before any of them was sent back, so they do not
// add up to this.
constexpr int most_quick_returns = 8;

/// How often the browser has now been sent back to that host in quick succession.
int count_return(Context& context, const Return& destination) {
    const ReturnCount& returns = context.services().gate.returns();
    const std::string& host = destination.place.host;
    const auto brought = context.cookie(returns_cookie).value_or("");
    const int count = returns.next(brought, host, destination.asked_at, context.now());
    context.add_cookie(http::set_cookie(returns_cookie, returns.make(count, host, context.now())));
    return count;
}

http::Response explain_loop(Context& context, const Return& destination) {
    context.add_cookie(http::clear_cookie(returns_cookie));
    return context.page(
        Status::conflict,
        view::GateLoopPage{context.services().gate.origin_of(destination.place.host),
                           return_link(context.parameter())});
}

/// A page that goes on to another host. Not a redirect: browsers apply the policy of the page with
/// the login form (form-action) to every redirect that follows it, also to those of others.
http::Response leave(Context& context, const std::string& url) {
    auto response = context.framable_page(Status::ok, view::GateReturnPage{url});
    response.add("Refresh", "0; url=" + url);
    return response;
}

/// The address by which the visitor gets to the place.
std::string way_to(Context& context, const Return& destination, const core::Session& session) {
    const Services& services = context.services();
    if (services.gate.is_own_host(destination.place.host))
        return services.gate.url_of(destination.place);
    const auto ticket = services.gate.make_ticket({session.digest, destination, context.now()});
    return services.gate.origin_of(destination.place.host) +
           "/gatepost-gate/enter?ticket=" + ticket;
}

bool is_same_browser(const Context& context, const Ticket& ticket) {
    const auto entry = context.cookie(entry_cookie);
    return entry && base::equal_in_constant_time(entry_digest(*entry), ticket.destination.entry);
}

void give_gate_cookie(Context& context, const Ticket& ticket) {
    const Services& services = context.services();
    const auto session = context.find_session(ticket.session);
    if (!session) return;
    const std::string& host = ticket.destination.place.host;
    std::optional<std::chrono::seconds> max_age;
    if (session->remembered) max_age = services.core.lifetimes.remembered.absolute;
    const auto cookie = services.gate.make_cookie(ticket.session, host, context.now());
    context.add_cookie(http::set_cookie(services.gate.cookie_name(host), cookie, max_age,
                                        services.gate.cookie_domain(host)));
}

}  // namespace

http::Response return_to_gate(Context& context, const core::Session& session) {
    const Services& services = context.services();
    const auto destination = services.gate.open_return(context.parameter());
    if (!destination) return context.error_page(Status::not_found);
    if (!core::is_full(session.account)) {
        return context.redirect(with_return_path("/unconfirmed", return_link(context.parameter())));
    }
    const std::string& host = destination->place.host;
    if (count_return(context, *destination) > most_quick_returns) {
        return explain_loop(context, *destination);
    }
    context.drop_notice();
    const auto url = way_to(context, *destination, session);
    if (destination->cut) {
        return context.framable_page(
            Status::ok, view::GateReturnPage{url, services.gate.url_of(destination->place)});
    }
    if (services.gate.is_own_host(host)) return context.redirect(url);
    return leave(context, url);
}

http::Response enter_gate(Context& context, const Visitor&) {
    const auto& original = context.request().original;
    if (!original) return context.error_page(Status::not_found);
    const Services& services = context.services();
    const auto query = http::parse_query(context.request());
    const auto ticket = services.gate.open_ticket(query["ticket"], original->host);
    if (!ticket) return context.redirect("/");
    // Visitors who come late or with another browser's ticket are sent on all the same: the gate
    // asks them to log in if need be, and they come back with a ticket of their own.
    if (Gate::is_fresh(*ticket, context.now()) && is_same_browser(context, *ticket)) {
        give_gate_cookie(context, *ticket);
    }
    return context.redirect(services.gate.url_of(ticket->destination.place));
}

http::Response show_refusal(Context& context, const Visitor&) {
    view::GateRefusedPage page;
    if (const auto* session = context.session()) page.email = session->account.email.typed();
    if (const auto destination = context.services().gate.open_return(context.parameter())) {
        page.url = context.services().gate.url_of(destination->place);
        page.return_path = return_link(context.parameter());
        page.plain = context.request().query == "plain";
    }
    return context.page(Status::forbidden, page);
}

}  // namespace gatepost::app
