#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/web/language.h"
#include "app/web/security_headers.h"
#include "app/web/services.h"
#include "core/session.h"
#include "http/cookies.h"
#include "http/form.h"
#include "http/request.h"
#include "http/response.h"

namespace gatepost::app {

/// The session cookie's name.
inline constexpr std::string_view session_cookie = "__Host-gatepost";

/// The cookie that holds a ReturnCount.
inline constexpr std::string_view returns_cookie = "__Host-gatepost-returns";

/// Pages that hold a form which a visitor without a session may post. They alone set a cookie for
/// somebody who is not signed in.
template <class Page>
inline constexpr bool has_visitor_form = false;
template <>
inline constexpr bool has_visitor_form<view::RegisterPage> = true;
template <>
inline constexpr bool has_visitor_form<view::LoginPage> = true;
template <>
inline constexpr bool has_visitor_form<view::ForgotPage> = true;
template <>
inline constexpr bool has_visitor_form<view::ResetPage> = true;
template <>
inline constexpr bool has_visitor_form<view::DeclinePage> = true;
template <>
inline constexpr bool has_visitor_form<view::UndoAddressPage> = true;
template <>
inline constexpr bool has_visitor_form<view::RescuePage> = true;
template <>
inline constexpr bool has_visitor_form<view::KeepPage> = true;
template <>
inline constexpr bool has_visitor_form<view::LanguagePage> = true;

/// One request while it is answered: who asks, and what their browser is to remember.
class Context {
  public:
    Context(Worker& worker, const http::Request& request, std::string parameter)
        : worker_(worker), request_(request), parameter_(std::move(parameter)) {}

    const http::Request& request() const { return request_; }
    /// What stood in the path where the route has its parameter.
    const std::string& parameter() const { return parameter_; }
    core::Accounts& accounts() { return worker_.accounts; }
    core::AddressChanges& address_changes() { return worker_.address_changes; }
    core::Deletions& deletions() { return worker_.deletions; }
    core::Rescue& rescue() { return worker_.rescue; }
    /// Whoever sends the request, for their own list of sessions and events.
    core::Client client() const;
    core::Store& store() { return worker_.store; }
    const Services& services() const { return worker_.services; }

    /// The live session of the request's cookie. Asks the database at the first call, and not at
    /// all if there is no such cookie.
    const core::Session* session();

    /// The live session with which the browser comes to a host behind the gate: the request's
    /// session on the account pages' own host, the one that the gate cookie names on any other.
    const core::Session* session_at(std::string_view host);

    /// Any other live session.
    std::optional<core::Session> find_session(const core::SessionDigest& digest) {
        return worker_.sessions.find(digest);
    }

    /// The language of the answer: what was chosen in this browser, else the account's, else what
    /// the browser asks for.
    core::Language language();

    /// Whether `token` is the one that this browser's forms carry.
    bool is_csrf_token(std::string_view token);

    /// The cookies by which this browser's forms know it; empty without any.
    std::string binding_cookies() const;

    /// The digest of whatever session the browser brought, to end it when a new one opens.
    std::optional<core::SessionDigest> brought_session() const;
    /// Hands the browser a session; with `remember` it outlives the browser.
    void set_session_cookie(const core::SessionId& id, bool remember);
    void clear_session_cookie();

    /// Whether this browser was let into the account before, and that it is now.
    bool knows_device(const core::Account& account) const;
    void remember_device(const core::Account& account);
    /// The same after the account's epoch has moved.
    void remember_device_again(core::AccountId account);

    /// What was typed into the form that is shown again; empty otherwise.
    std::string typed(std::string_view field) const;
    /// Lets the pages of this request offer again what was typed, and say why.
    void prefill(http::Fields typed) { typed_ = std::move(typed); }
    /// Keeps an address that was typed into a form whose session has ended, for the page of that
    /// form after the login. In the browser alone: the address bar would put it into logs.
    void keep_address(std::string_view email);
    /// The address that was typed into this form, or kept; a kept one is handed out once.
    std::string typed_address();
    /// The page to go on to that the address names, or the form that is shown again.
    std::string return_path() const;

    /// Hands the browser a cookie, made by http::set_cookie.
    void add_cookie(std::string cookie) { cookies_.push_back(std::move(cookie)); }
    /// Takes a notice back that no page of this site will show soon.
    void drop_notice();
    /// The page to go on to once the address is confirmed, kept in this browser until then.
    void keep_return_path(std::string_view path);
    std::string take_return_path();

    /// How often the browser has now been sent back to a host in quick succession; this time it had
    /// asked at `asked_at`.
    int count_return(std::string_view host, base::TimePoint asked_at);

    template <class Page>
    http::Response page(http::Status status, const Page& page) {
        auto frame = make_frame(has_visitor_form<Page>);
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
    http::Response error_page(http::Status status);
    http::Response redirect(std::string_view path) { return http::Response::redirect(path); }
    http::Response redirect(std::string_view path, Notice notice);

    /// The Set-Cookie values that go with the response; each is handed out once.
    std::vector<std::string> take_cookies() { return std::exchange(cookies_, {}); }
    /// The session that this response hands out.
    const std::optional<core::SessionDigest>& given_session() const { return given_session_; }

  private:
    view::Frame make_frame(bool for_visitor_form);
    std::string here() const;
    std::optional<view::Flash> take_flash();
    std::optional<Notice> take_notice();
    /// The cookies by which the browser is known before login. Usually one; but several tabs that
    /// ask at once, before any has an answer, get one each, and the forms of all are good.
    std::vector<http::Cookie> visitors() const;
    /// One of them; gives the browser one if it has none.
    CsrfBinding known_visitor();

    Worker& worker_;
    const http::Request& request_;
    std::string parameter_;
    bool looked_up_ = false;
    std::optional<core::Session> session_;
    std::optional<core::Session> gate_session_;
    std::optional<http::Fields> typed_;
    std::optional<core::SessionDigest> given_session_;
    std::vector<std::string> cookies_;
};

}  // namespace gatepost::app
