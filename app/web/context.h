#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/web/language.h"
#include "app/web/security_headers.h"
#include "app/web/services.h"
#include "app/web/spending_store.h"
#include "core/code_tries.h"
#include "core/guesses.h"
#include "core/session.h"
#include "http/cookies.h"
#include "http/form.h"
#include "http/request.h"
#include "http/response.h"

namespace gatepost::app {

/// The session cookie's name.
inline constexpr std::string_view session_cookie = "__Host-gatepost";

/// Whether a page holds a form which a visitor without a session may post. Such pages alone set a
/// cookie for somebody who is not signed in.
template <class Page>
inline constexpr bool has_visitor_form = requires {
    requires Page::has_visitor_form;
};

/// One request while it is answered: who asks, and what their browser is to remember.
class Context {
  public:
    Context(Worker& worker, const http::Request& request, std::string parameter)
        : worker_(worker), request_(request), parameter_(std::move(parameter)) {}

    const http::Request& request() const { return request_; }
    /// What stood in the path where the route has its parameter.
    const std::string& parameter() const { return parameter_; }
    const Services& services() const { return worker_.services; }
    core::Store& store() {
        if (spending_) return *spending_;
        return worker_.store;
    }
    /// Has the first transaction from here on note the form of that digest: see SpendingStore.
    void spend(std::string form) { spending_.emplace(worker_.store, std::move(form)); }
    /// Takes that back: the form had no effect.
    void unspend() { spending_->forget(); }
    base::TimePoint now() const { return services().core.clock.now(); }
    /// What is counted is counted whatever comes of the form, and so not in its transaction.
    core::Guesses guesses() { return {worker_.store, services().core.limits}; }

    core::CodeTries code_tries() { return {worker_.store, services().core.limits}; }

    /// The live session of the request's cookie. Asks the database at the first call, and not at
    /// all if there is no such cookie.
    const core::Session* session();
    /// The same for what asks by itself: that is no use of the session.
    std::optional<core::Session> peek_session();
    /// Any other live session.
    std::optional<core::Session> find_session(const core::SessionDigest& digest) {
        return worker_.sessions.find(digest);
    }
    /// The digest of the session that the browser brought, alive or not, to end it when a new one
    /// opens.
    std::optional<core::SessionDigest> brought_session() const;
    /// Hands the browser a session; with `remember` it outlives the browser.
    void set_session_cookie(const core::SessionId& id, bool remember);
    void clear_session_cookie();

    /// Who sends the request, for the account's own list of sessions and events.
    core::Client client() const;
    /// The language of the answer: what was chosen in this browser, else the account's, else what
    /// the browser asks for.
    core::Language language();

    /// What was typed into the form that is shown again; nothing on any other page.
    const std::optional<http::Fields>& typed() const { return typed_; }
    /// One field of it; empty otherwise.
    std::string typed(std::string_view field) const;
    /// Lets the pages of this request show again what was typed, and say why.
    void prefill(http::Fields typed, Notice why) {
        typed_ = std::move(typed);
        remark_ = why;
    }
    /// The page to go on to that the address names, or the form that is shown again.
    std::string return_path() const;

    /// A cookie that the browser sent.
    std::optional<std::string_view> cookie(std::string_view name) const {
        return http::find_cookie(request_.cookie_header, name);
    }
    /// Hands the browser a cookie, made by http::set_cookie.
    void add_cookie(std::string cookie) { cookies_.push_back(std::move(cookie)); }
    /// The notice that this page is to show, if the last redirect left one.
    std::optional<Notice> notice() const;
    /// The notice of this page, if nothing else has one for it.
    void remark(Notice notice) {
        if (!remark_) remark_ = notice;
    }
    /// Takes a notice back that no page of this site will show soon.
    void drop_notice();

    template <class Page>
    http::Response page(http::Status status, const Page& page) {
        auto frame = make_frame(has_visitor_form<Page>);
        frame.notice = notice_to_show();
        return http::Response::html(status, services().renderer.render(frame, page));
    }
    /// A page without navigation and forms, which may stand inside a page of another host.
    template <class Page>
    http::Response framable_page(http::Status status, const Page& page) {
        view::Frame frame;
        frame.bare = true;
        frame.language = language();
        auto response = http::Response::html(status, services().renderer.render(frame, page));
        allow_framing(response);
        return response;
    }
    /// Takes no notice: it may be the answer to something that nobody sees.
    http::Response error_page(http::Status status);
    /// For a form that was opened over plain http: leads to the same page over https, from which
    /// it goes on to `return_path`.
    http::Response plain_http_page(std::string_view return_path);
    http::Response redirect(std::string_view path) { return http::Response::redirect(path); }
    http::Response redirect(std::string_view path, Notice notice);

    /// The Set-Cookie values that go with the response; each is handed out once.
    std::vector<std::string> take_cookies() { return std::exchange(cookies_, {}); }

  private:
    view::Frame make_frame(bool for_visitor_form);
    std::string here();
    std::optional<view::NoticeText> notice_to_show();
    std::optional<Notice> take_notice();

    Worker& worker_;
    const http::Request& request_;
    std::string parameter_;
    std::optional<SpendingStore> spending_;
    bool looked_up_ = false;
    std::optional<core::Session> session_;
    std::optional<http::Fields> typed_;
    std::optional<Notice> remark_;
    std::vector<std::string> cookies_;
};

}  // namespace gatepost::app
