#include "app/web/context.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "app/web/return_path.h"
#include "app/web/routes.h"
#include "base/base64url.h"
#include "base/log.h"
#include "base/utf8.h"
#include "http/cookies.h"

namespace gatepost::app {
namespace {

constexpr std::string_view visitor_cookies = "__Host-gatepost-visitor";
constexpr std::string_view notice_cookie = "__Host-gatepost-notice";
constexpr std::string_view device_cookie = "__Host-gatepost-device";
constexpr std::size_t longest_cookie = 4000;  // browsers drop longer ones
// One cookie in two: what each holds begins there.
constexpr std::array<std::pair<std::string_view, std::size_t>, 2> wanted_cookies{
    {{"__Host-gatepost-return-path", 0}, {"__Host-gatepost-return-path-2", longest_cookie}}};
// Together with the other cookies it has to fit into a header line of nginx's, 8 KiB: else no page
// would open in that browser any more. Every return token does.
constexpr std::size_t longest_wanted = 6100;
constexpr std::string_view address_cookie = "__Host-gatepost-address";
constexpr std::size_t longest_address = 254;

// More tabs than anybody opens before the first of them has its cookie. The length of the name
// makes it unlikely that two of them get the same; the cookies taken back with one answer are few
// enough for its headers.
constexpr std::size_t most_visitors = 40;
constexpr std::size_t most_taken = 10;
constexpr std::size_t visitor_name_length = 6;

/// The name of the cookie with that value, which several tabs can therefore set at once.
std::string visitor_name(std::string_view value) {
    return fmt::format("{}-{}", visitor_cookies, value.substr(0, visitor_name_length));
}

/// Whether the form at that path acts the same for whoever is logged in and for others: then one
/// that was opened before a login in another tab is still good.
bool is_about_nobody(std::string_view path) {
    return path == "/forgot" || path == "/language";
}

std::optional<core::SessionId> session_id(const http::Request& request) {
    const auto cookie = http::find_cookie(request.cookie_header, session_cookie);
    return cookie ? core::SessionId::parse(*cookie) : std::nullopt;
}

}  // namespace

const core::Session* Context::session() {
    if (!looked_up_) {
        if (const auto id = session_id(request_)) {
            session_ = find_session(id->digest());
        }
        looked_up_ = true;
    }
    return session_ ? &*session_ : nullptr;
}

const core::Session* Context::session_at(std::string_view host) {
    const Gate& gate = services().gate;
    if (gate.is_own_host(host)) return session();
    const auto cookie = http::find_cookie(request_.cookie_header, gate.cookie_name(host));
    if (!cookie) return nullptr;
    const auto digest = gate.open_cookie(*cookie, host);
    if (!digest) return nullptr;
    gate_session_ = find_session(*digest);
    return gate_session_ ? &*gate_session_ : nullptr;
}

core::Language Context::language() {
    if (const auto chosen = chosen_language(request_)) return *chosen;
    if (const auto* live = session()) return live->account.language;
    return wanted_language(request_);
}

bool Context::is_csrf_token(std::string_view token) {
    if (const auto* live = session()) {
        if (services().csrf.is_valid(token, CsrfBinding::to_session(live->digest))) return true;
        if (!is_about_nobody(request_.path)) return false;
    }
    const auto known = visitors();
    return std::any_of(known.begin(), known.end(), [&](const http::Cookie& cookie) {
        return services().csrf.is_valid(token, *CsrfBinding::to_visitor(cookie.value));
    });
}

std::string Context::binding_cookies() const {
    std::string found(http::find_cookie(request_.cookie_header, session_cookie).value_or(""));
    // The oldest: another tab may add one between two posts of a form.
    const auto known = visitors();
    if (!known.empty()) found.append(";").append(known.front().value);
    return found;
}

std::optional<core::SessionDigest> Context::brought_session() const {
    const auto id = session_id(request_);
    if (!id) return std::nullopt;
    return id->digest();
}

core::Client Context::client() const {
    constexpr std::size_t longest = 255;
    std::string user_agent = request_.user_agent_header.substr(0, longest);
    for (char& c : user_agent) {
        if (c < ' ' || c > '~') c = '?';
    }
    return {request_.client_address, std::move(user_agent)};
}

void Context::set_session_cookie(const core::SessionId& id, bool remember) {
    std::optional<std::chrono::seconds> max_age;
    if (remember) max_age = services().lifetimes.remembered.absolute;
    cookies_.push_back(http::set_cookie(session_cookie, id.cookie(), max_age));
    given_session_ = id.digest();
}

void Context::clear_session_cookie() {
    cookies_.push_back(http::clear_cookie(session_cookie));
}

bool Context::knows_device(const core::Account& account) const {
    const auto cookie = http::find_cookie(request_.cookie_header, device_cookie).value_or("");
    return services().devices.knows(cookie, account, services().clock.now());
}

void Context::remember_device(const core::Account& account) {
    const auto cookie = http::find_cookie(request_.cookie_header, device_cookie).value_or("");
    add_cookie(http::set_cookie(device_cookie,
                                services().devices.add(cookie, account, services().clock.now()),
                                DeviceCookie::lifetime));
}

void Context::remember_device_again(core::AccountId account) {
    // What the account changed for is done already.
    try {
        if (const auto credentials = store().rows().accounts.find(account))
            remember_device(credentials->account);
    } catch (const core::StoreUnavailable& error) {
        base::log(base::Level::warning, "a device was not told", {{"error", error.what()}});
    }
}

std::string Context::typed(std::string_view field) const {
    return typed_ ? std::string((*typed_)[field]) : "";
}

void Context::keep_address(std::string_view email) {
    if (email.empty() || email.size() > longest_address) return;
    const auto value = base::base64url_encode(email);
    add_cookie(http::set_cookie(address_cookie, value, std::chrono::minutes(10)));
}

std::string Context::typed_address() {
    if (typed_) return typed("email");
    const auto cookie = http::find_cookie(request_.cookie_header, address_cookie);
    if (!cookie) return "";
    add_cookie(http::clear_cookie(address_cookie));
    const auto email = base::base64url_decode(*cookie).value_or("");
    return email.size() <= longest_address && base::is_utf8(email) ? email : "";
}

std::string Context::return_path() const {
    return parse_return_path(typed_ ? (*typed_)["next"] : http::parse_query(request_)["next"]);
}

void Context::drop_notice() {
    if (http::find_cookie(request_.cookie_header, notice_cookie)) {
        add_cookie(http::clear_cookie(notice_cookie));
    }
}

void Context::keep_return_path(std::string_view path) {
    // A return token as it is: to encode it once more would cost a third.
    auto value = http::is_cookie_value(path) ? std::string(path) : base::base64url_encode(path);
    if (value.size() > longest_wanted) value.clear();
    const std::string_view rest = value;
    for (const auto& [name, start] : wanted_cookies) {
        const auto part = rest.substr(std::min(start, rest.size()), longest_cookie);
        if (!part.empty()) {
            add_cookie(http::set_cookie(name, part));
        } else if (http::find_cookie(request_.cookie_header, name)) {
            add_cookie(http::clear_cookie(name));
        }
    }
}

std::string Context::take_return_path() {
    std::string value;
    for (const auto& [name, start] : wanted_cookies) {
        const auto part = http::find_cookie(request_.cookie_header, name);
        if (!part) continue;
        value += *part;
        add_cookie(http::clear_cookie(name));
    }
    if (!value.starts_with('/')) value = base::base64url_decode(value).value_or("");
    return parse_return_path(value);
}

int Context::count_return(std::string_view host, base::TimePoint asked_at) {
    const auto now = services().clock.now();
    const auto cookie = http::find_cookie(request_.cookie_header, returns_cookie).value_or("");
    const int count = services().returns.next(cookie, host, asked_at, now);
    add_cookie(http::set_cookie(returns_cookie, services().returns.make(count, host, now)));
    return count;
}

http::Response Context::error_page(http::Status status) {
    auto frame = make_frame(false);
    frame.here.clear();  // to come back to an error helps nobody
    const view::ErrorPage page{static_cast<int>(status), request_.id};
    return http::Response::html(status, services().renderer.render(frame, page));
}

http::Response Context::redirect(std::string_view path, Notice notice) {
    const auto value = services().notices.make(notice, services().clock.now());
    cookies_.push_back(http::set_cookie(notice_cookie, value));
    return http::Response::redirect(path);
}

view::Frame Context::make_frame(bool for_visitor_form) {
    view::Frame frame;
    if (const auto* live = session()) {
        frame.viewer =
            live->account.confirmed_at ? view::Viewer::confirmed : view::Viewer::unconfirmed;
        frame.csrf_token =
            services().csrf.token(CsrfBinding::to_session(live->digest), services().random);
    } else if (for_visitor_form) {
        frame.csrf_token = services().csrf.token(known_visitor(), services().random);
    }
    frame.language = language();
    frame.here = here();
    frame.flash = typed_ ? to_flash(Notice::form_expired) : take_flash();
    return frame;
}

/// A page that is the answer to a form has the address that the form is posted to.
std::string Context::here() const {
    if (request_.path == "/language") return return_path();
    if (find_page(request_.path) == nullptr) return "";
    const auto page = parse_return_path(request_.target.substr(0, request_.target.find('?')));
    return page.empty() ? page : with_return_path(page, return_path());
}

std::optional<view::Flash> Context::take_flash() {
    const auto notice = take_notice();
    if (notice) return to_flash(*notice);
    if (services().gate.is_cut(return_path())) return to_flash(Notice::address_too_long);
    return std::nullopt;
}

std::optional<Notice> Context::take_notice() {
    const auto cookie = http::find_cookie(request_.cookie_header, notice_cookie);
    if (!cookie) return std::nullopt;
    cookies_.push_back(http::clear_cookie(notice_cookie));
    return services().notices.open(*cookie, services().clock.now());
}

std::vector<http::Cookie> Context::visitors() const {
    auto found = http::find_cookies(request_.cookie_header, visitor_cookies);
    std::erase_if(found, [](const http::Cookie& cookie) {
        return !CsrfBinding::to_visitor(cookie.value) || cookie.name != visitor_name(cookie.value);
    });
    return found;
}

CsrfBinding Context::known_visitor() {
    auto known = visitors();
    for (std::size_t taken = 0; known.size() > most_visitors && taken < most_taken; ++taken) {
        add_cookie(http::clear_cookie(known.front().name));  // browsers send the oldest first
        known.erase(known.begin());
    }
    if (!known.empty()) return CsrfBinding::to_visitor(known.front().value).value();
    const auto value = new_visitor(services().random);
    add_cookie(http::set_cookie(visitor_name(value), value));
    return CsrfBinding::to_visitor(value).value();
}

}  // namespace gatepost::app
