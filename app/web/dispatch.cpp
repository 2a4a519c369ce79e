#include "app/web/dispatch.h"

#include <chrono>
#include <string>

#include "app/web/counts.h"
#include "app/web/return_path.h"
#include "app/web/route_table.h"
#include "app/web/security_headers.h"
#include "base/log.h"
#include "http/prefetch.h"
#include "view/pages/error.h"
#include "view/pages/gate.h"

namespace gatepost::app {
namespace {

using base::Level;
using http::Method;
using http::Status;

/// Browsers keep no answer to a prefetch that is not 2xx, and ask anew when the page is wanted.
http::Response refuse_prefetch(Context& context) {
    return context.error_page(Status::service_unavailable);
}

/// Mail programs take a full stop behind a link for a part of it: then the page is a step away. It
/// is gone to instead of shown, so that no page has two addresses.
http::Response not_found(Context& context) {
    const http::Request& request = context.request();
    const bool is_reading = request.method == Method::get || request.method == Method::head;
    const Route* page = context.services().routes.find_page(without_punctuation(request.path));
    if (!is_reading || page == nullptr) return context.error_page(Status::not_found);
    return context.redirect(with_return_path(page->path.text(), context.return_path()));
}

http::Response run(const Found& found, Context& context) {
    // What no route answers tells others nothing of the administration either.
    if (found.route == nullptr && context.request().path.starts_with("/admin")) {
        if (auto hidden = Administrator::hide(context)) return *std::move(hidden);
    }
    if (found.pattern.empty()) return not_found(context);
    if (found.route == nullptr) {
        auto response = context.error_page(Status::method_not_allowed);
        response.add("Allow", found.allow);
        return response;
    }
    if (found.route->verb == Verb::link) {
        if (context.request().method == Method::head) return http::Response::text(Status::ok, "");
        if (http::is_prefetch(context.request())) return refuse_prefetch(context);
    }
    return found.route->run(context);
}

/// Neither a HEAD nor a prefetch changes what the browser keeps: somebody has yet to see the page.
http::Response with_cookies(Context& context, http::Response response) {
    const auto cookies = context.take_cookies();
    if (cookies.empty() || context.request().method == Method::head) return response;
    if (http::is_prefetch(context.request())) return refuse_prefetch(context);
    for (const std::string& cookie : cookies)
        response.add("Set-Cookie", cookie);
    return response;
}

// What a browser has just changed at one server of the database it may read at another, which gets
// the change a moment later.
constexpr std::string_view changed_cookie = "__Host-gatepost-changed";
constexpr std::chrono::seconds until_copied{10};

void catch_up(Worker& worker, const Context& context) {
    if (worker.services.has_several_databases && context.cookie(changed_cookie))
        worker.store.catch_up();
}

/// Whether it was something that changes, and it went on from there.
bool may_have_changed(const Found& found, const http::Response& response) {
    return found.route != nullptr && response.status == Status::see_other &&
           (found.route->verb == Verb::post || found.route->verb == Verb::link);
}

void note_change(Context& context, const Found& found, const http::Response& response) {
    if (context.services().has_several_databases && may_have_changed(found, response))
        context.add_cookie(http::set_cookie(changed_cookie, "1", until_copied));
}

/// Whether nginx is answered, about another request, and no browser.
bool is_for_nginx(const Found& found, const http::Request& request) {
    return found.route != nullptr && found.route->verb == Verb::probe && request.original;
}

http::Response failure(const Services& services, Status status, const http::Request& request,
                       const Found& found) {
    // nginx makes a 500 of anything but 204, 401 and 403. With a time to come back, and nowhere to
    // go, this one says that nobody was refused.
    const bool for_nginx = is_for_nginx(found, request);
    view::Frame frame;
    frame.language = chosen_language(request).value_or(wanted_language(request));
    const view::ErrorPage page{static_cast<int>(status), request.id};
    auto response = for_nginx ? http::Response{Status::forbidden, {}, {}}
                              : http::Response::html(status, services.renderer.render(frame, page));
    if (for_nginx || status == Status::service_unavailable) response.add("Retry-After", "5");
    return response;
}

/// In the place of a page that browsers would not show where it was asked for.
http::Response in_a_tab(Context& context, Status status) {
    const std::string& target = context.request().target;
    const std::string path = target.starts_with('/') ? target : "/";
    return context.framable_page(status, view::GateTabPage{context.services().base_url + path});
}

/// What nginx has room for in its buffers (nginx/gatepost_pass.conf, gatepost_gate_question.conf),
/// with some to spare for the headers that every answer has. It takes a server whose answer is
/// longer for broken, and after a few such answers nobody is served any more. What repeats a
/// visitor's words is kept shorter where it is made: nothing should ever come to this.
constexpr std::size_t longest_headers = 14 * 1024;
constexpr std::size_t longest_headers_for_nginx = 31 * 1024;

/// The answer to a question of nginx's repeats the application's cookies.
constexpr std::size_t longest_cookies = 24 * 1024;

http::Response refuse_cookies(const Services& services, const http::Request& request,
                              const Found& found) {
    if (!is_for_nginx(found, request)) {
        return failure(services, Status::bad_request, request, found);
    }
    http::Response answer{Status::forbidden, {}, {}};  // nginx/gatepost_gate.conf makes a 400 of it
    answer.add("Gatepost-Error", "cookies_too_large");
    return answer;
}

/// Runs the route; an exception means that infrastructure failed.
http::Response attempt(Worker& worker, const http::Request& request, const Found& found) {
    if (request.cookie_header.size() > longest_cookies) {
        return refuse_cookies(worker.services, request, found);
    }
    try {
        Context context(worker, request, std::string(found.parameter));
        catch_up(worker, context);
        auto response = run(found, context);
        note_change(context, found, response);
        if (is_refused_in_frame(response, request)) return in_a_tab(context, response.status);
        return with_cookies(context, std::move(response));
    } catch (const core::StoreUnavailable& error) {
        base::log(Level::error, "database unavailable",
                  {{"request", request.id}, {"error", error.what()}});
        return failure(worker.services, Status::service_unavailable, request, found);
    } catch (const std::exception& error) {
        base::log(Level::error, "request failed",
                  {{"request", request.id}, {"error", error.what()}});
        return failure(worker.services, Status::internal_server_error, request, found);
    }
}

std::string_view method_name(Method method) {
    switch (method) {
        case Method::get:
            return "GET";
        case Method::head:
            return "HEAD";
        case Method::post:
            return "POST";
        case Method::options:
            return "OPTIONS";
        case Method::other:
            return "other";
    }
    __builtin_unreachable();
}

/// Whether a request only read something, and got it. Such ones are by far the most, and nginx's
/// log has them.
bool is_plain_reading(const Found& found, Status status) {
    return found.route != nullptr &&
           (found.route->verb == Verb::get || found.route->verb == Verb::probe) &&
           static_cast<int>(status) < 400;
}

/// Names the route, not the path: a path may hold a token, and no log ever does.
void log_request(const http::Request& request, const Found& found, Status status,
                 std::chrono::steady_clock::duration took) {
    base::log(is_plain_reading(found, status) ? Level::debug : Level::info, "request",
              {{"request", request.id},
               {"method", method_name(request.method)},
               {"route", found.pattern.empty() ? "none" : found.pattern},
               {"status", static_cast<int>(status)},
               {"ms", std::chrono::duration_cast<std::chrono::milliseconds>(took).count()},
               {"client", request.client_address}});
}

http::Response within_bounds(http::Response response, const Services& services,
                             const http::Request& request, const Found& found) {
    const auto longest = is_for_nginx(found, request) ? longest_headers_for_nginx : longest_headers;
    const auto size = response.headers.lines().size();
    if (size <= longest) return response;
    base::log(Level::error, "answer too large",
              {{"request", request.id}, {"bytes", std::to_string(size)}});
    return failure(services, Status::internal_server_error, request, found);
}

/// The end of every answer.
http::Response finish(http::Response response, const Services& services,
                      const http::Request& request, const Found& found,
                      std::chrono::steady_clock::duration took) {
    response = within_bounds(std::move(response), services, request, found);
    if (!is_for_nginx(found, request)) add_security_headers(response, request, services.base_url);
    log_request(request, found, response.status, took);
    return response;
}

}  // namespace

http::Response answer(Worker& worker, const http::Request& request) {
    const auto started = std::chrono::steady_clock::now();
    const Found found = worker.services.routes.find(request);
    auto response = attempt(worker, request, found);
    const auto took = std::chrono::steady_clock::now() - started;
    response = finish(std::move(response), worker.services, request, found, took);
    worker.services.counts.add_answer(found.route, response.status, took);
    return response;
}

fcgi::Lane lane_of(const RouteTable& routes, const http::Request& request) {
    if (request.method != Method::post) return fcgi::Lane::normal;  // only forms hash passwords
    const Found found = routes.find(request);
    return found.route ? found.route->lane : fcgi::Lane::normal;
}

http::Response refuse(const Services& services, Status status, const http::Request& request) {
    const Found found = services.routes.find(request);
    services.counts.add_refusal(found.route, status);
    return finish(failure(services, status, request, found), services, request, found, {});
}

}  // namespace gatepost::app
