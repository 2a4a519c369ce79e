#include "app/web/context.h"

#include "app/web/appearance.h"
#include "app/web/form_owner.h"
#include "app/web/return_path.h"
#include "app/web/route_table.h"
#include "http/cookies.h"
#include "http/prefetch.h"
#include "view/pages/error.h"

namespace gatepost::app {
namespace {

constexpr std::string_view notice_cookie = "__Host-gatepost-notice";

std::optional<core::SessionId> session_id(const Context& context) {
    const auto cookie = context.cookie(session_cookie);
    return cookie ? core::SessionId::parse(*cookie) : std::nullopt;
}

view::Viewer viewer_of(const core::Account& account) {
    if (core::awaits_approval(account)) return view::Viewer::awaiting_approval;
    return account.confirmed_at ? view::Viewer::confirmed : view::Viewer::unconfirmed;
}

/// Whether the answer may become a page that somebody sees, and not a picture or a script's. A
/// prefetch may later on, but gets none that hands anything out (app/web/dispatch).
bool is_to_be_seen(const http::Request& request) {
    const std::string& destination = request.fetch_dest_header;
    return request.method == http::Method::get &&
           (destination.empty() || destination == "document" || http::is_prefetch(request));
}

}  // namespace

const core::Session* Context::session() {
    if (!looked_up_) {
        if (const auto id = session_id(*this)) {
            session_ = find_session(id->digest());
        }
        looked_up_ = true;
    }
    return session_ ? &*session_ : nullptr;
}

std::optional<core::Session> Context::peek_session() {
    const auto id = session_id(*this);
    return id ? worker_.sessions.peek(id->digest()) : std::nullopt;
}

core::Language Context::language() {
    if (const auto chosen = chosen_language(request_)) return *chosen;
    if (const auto* live = session()) return live->account.language;
    return wanted_language(request_);
}

std::optional<core::SessionDigest> Context::brought_session() const {
    const auto id = session_id(*this);
    if (!id) return std::nullopt;
    return id->digest();
}

core::Client Context::client() const {
    constexpr std::size_t longest = 255;
    std::string user_agent = request_.user_agent_header.substr(0, longest);
    for (char& c : user_agent) {
        if (c < ' ' || c > '~') c = '?';
    }
    return {request_.client_address, std::move(user_agent), request_.id};
}

void Context::set_session_cookie(const core::SessionId& id, bool remember) {
    std::optional<std::chrono::seconds> max_age;
    if (remember) max_age = services().core.lifetimes.remembered.absolute;
    cookies_.push_back(http::set_cookie(session_cookie, id.cookie(), max_age));
}

void Context::clear_session_cookie() {
    cookies_.push_back(http::clear_cookie(session_cookie));
}

std::string Context::typed(std::string_view field) const {
    return typed_ ? std::string((*typed_)[field]) : "";
}

std::string Context::return_path() const {
    return parse_return_path(typed_ ? (*typed_)["next"] : http::parse_query(request_)["next"]);
}

void Context::drop_notice() {
    if (cookie(notice_cookie)) {
        add_cookie(http::clear_cookie(notice_cookie));
    }
}

http::Response Context::error_page(http::Status status) {
    auto frame = make_frame(false);
    frame.here.clear();  // to come back to an error helps nobody
    const view::ErrorPage page{static_cast<int>(status), request_.id};
    return http::Response::html(status, services().renderer.render(frame, page));
}

http::Response Context::plain_http_page(std::string_view return_path) {
    auto frame = make_frame(false);
    if (!frame.here.empty() && !return_path.empty()) {
        frame.here = with_return_path(frame.here.substr(0, frame.here.find('?')), return_path);
    }
    const auto page = frame.here.empty() ? "/" : frame.here;
    return http::Response::html(
        http::Status::forbidden,
        services().renderer.render(frame, view::PlainHttpPage{services().base_url + page}));
}

http::Response Context::redirect(std::string_view path, Notice notice) {
    const auto value = services().notices.make(notice, now());
    cookies_.push_back(http::set_cookie(notice_cookie, value));
    return http::Response::redirect(path);
}

view::Frame Context::make_frame(bool for_visitor_form) {
    view::Frame frame;
    if (const auto* live = session()) {
        frame.viewer = viewer_of(live->account);
        frame.is_administrator = live->account.admin;
        const auto& name = live->account.name;
        frame.who = name ? name->text() : live->account.email.typed();
        frame.csrf_token = services().csrf.token(CsrfBinding::to_session(live->digest),
                                                 services().core.random, now());
    } else if (for_visitor_form) {
        frame.csrf_token =
            services().csrf.token(visitor_binding(*this), services().core.random, now());
    }
    frame.language = language();
    frame.appearance = chosen_appearance(request_);
    frame.here = here();
    return frame;
}

/// A page that is the answer to a form has the address that the form is posted to; where that is no
/// page's, the one that an account comes back to.
std::string Context::here() {
    if (request_.path == "/language") return return_path();
    if (services().routes.find_page(request_.path) == nullptr) {
        if (request_.method != http::Method::post || session() == nullptr) return "";
        return core::is_full(session()->account) ? "/profile" : "/unconfirmed";
    }
    const auto page = parse_return_path(request_.target.substr(0, request_.target.find('?')));
    return page.empty() ? page : with_return_path(page, return_path());
}

std::optional<view::NoticeText> Context::notice_to_show() {
    if (typed_) return to_view(*remark_);
    const auto notice = take_notice();
    if (notice) return to_view(*notice);
    if (services().return_paths.is_cut(return_path())) return to_view(Notice::address_too_long);
    if (remark_) return to_view(*remark_);
    return std::nullopt;
}

std::optional<Notice> Context::notice() const {
    const auto brought = cookie(notice_cookie);
    if (!brought || !is_to_be_seen(request_)) return std::nullopt;
    return services().notices.open(*brought, now());
}

std::optional<Notice> Context::take_notice() {
    if (cookie(notice_cookie) && is_to_be_seen(request_))
        cookies_.push_back(http::clear_cookie(notice_cookie));
    return notice();
}

}  // namespace gatepost::app
