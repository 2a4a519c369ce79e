#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <type_traits>
#include <variant>

#include "app/web/context.h"
#include "app/web/form.h"
#include "app/web/guards.h"
#include "app/web/submit.h"
#include "base/ascii.h"
#include "fcgi/server.h"

namespace gatepost::app {

/// How a route is asked for. A `link` is a GET that acts: it is never run for HEAD, which mail
/// scanners send, nor for a prefetch. A `probe` is asked by nginx about another request
/// (auth_request): its answer is 204, 401 or 403 and nothing else, whatever fails.
enum class Verb { get, post, link, probe };

/// `text` without what mail programs take for a part of a link's end: a full stop, a bracket, a
/// quotation mark, a blank. No token ends with any of them.
constexpr std::string_view without_punctuation(std::string_view text) {
    const auto is_of_token = [](char c) { return base::is_alnum(c) || c == '-' || c == '_'; };
    while (!text.empty() && !is_of_token(text.back()))
        text.remove_suffix(1);
    return text;
}

/// The path of a route: a last part `{name}` takes the rest of a path, whatever it is, except for
/// punctuation at its end.
class Pattern {
  public:
    constexpr Pattern(std::string_view text)  // not explicit: the table's texts are patterns
        : text_(text), fixed_(text.substr(0, text.find('{'))) {}

    std::string_view text() const { return text_; }

    /// What stands in `path` where the pattern has its parameter (empty without one), or nothing if
    /// the path is another's.
    std::optional<std::string_view> match(std::string_view path) const {
        const bool has_parameter = fixed_.size() < text_.size();
        if (has_parameter ? !path.starts_with(fixed_) : path != fixed_) return std::nullopt;
        return without_punctuation(path.substr(fixed_.size()));
    }

  private:
    std::string_view text_;
    std::string_view fixed_;
};

/// One line of the route table, its guard and handler already joined.
struct Route {
    Verb verb;
    Pattern path;
    fcgi::Lane lane;
    std::function<http::Response(Context&)> run;
};

template <class Guard>
using PageHandler = http::Response (*)(Context&, const typename Guard::Principal&);

template <class Guard>
using FormHandler = http::Response (*)(Context&, const typename Guard::Principal&, const Form&);

namespace detail {

/// `admit` gets the context, and the form if the guard wants to see it.
template <class Guard, class Admitted, class... Posted>
http::Response guarded(Context& context, Admitted admitted, const Posted&... posted) {
    auto decision = Guard::admit(context, posted...);
    if (auto* refusal = std::get_if<http::Response>(&decision)) return std::move(*refusal);
    return admitted(std::get<typename Guard::Principal>(decision));
}

/// The answer that is given before anybody looks at the form.
template <class Guard>
std::optional<http::Response> hidden(Context& context) {
    if constexpr (requires { Guard::hide(context); }) {
        return Guard::hide(context);
    } else {
        return std::nullopt;
    }
}

}  // namespace detail

template <class Guard>
Route get(std::string_view path, Guard, std::type_identity_t<PageHandler<Guard>> handler,
          Verb verb = Verb::get) {
    return {verb, path, fcgi::Lane::normal, [handler](Context& context) {
                return detail::guarded<Guard>(
                    context, [&](const auto& principal) { return handler(context, principal); });
            }};
}

template <class Guard>
Route link(std::string_view path, Guard guard, std::type_identity_t<PageHandler<Guard>> handler) {
    Route route = get(path, guard, handler, Verb::link);
    route.run = [act = std::move(route.run)](Context& context) {
        return follow(context, [&] { return act(context); });
    };
    return route;
}

template <class Guard>
Route probe(std::string_view path, Guard guard, std::type_identity_t<PageHandler<Guard>> handler) {
    return get(path, guard, handler, Verb::probe);
}

template <class Guard>
FormAction action_of(Context& context, FormHandler<Guard> handler) {
    return [&context, handler](const Form& form) {
        const auto admitted = [&](const auto& principal) {
            return handler(context, principal, form);
        };
        if constexpr (requires { Guard::admit(context, form); }) {
            return detail::guarded<Guard>(context, admitted, form);
        } else {
            return detail::guarded<Guard>(context, admitted);
        }
    };
}

template <class Guard>
Route post(std::string_view path, Guard, std::type_identity_t<FormHandler<Guard>> handler,
           fcgi::Lane lane = fcgi::Lane::normal) {
    return {Verb::post, path, lane, [handler](Context& context) {
                if (auto hidden = detail::hidden<Guard>(context)) return *std::move(hidden);
                return submit(context, action_of<Guard>(context, handler));
            }};
}

/// A POST that must not have its effect twice, or whose repeat would be told that its link is void;
/// a repeat is sent on to `then`, where the first one went, or to the page of the form itself, if
/// that is empty. What it refuses may be sent again.
template <class Guard>
Route post_once(std::string_view path, Guard, std::type_identity_t<FormHandler<Guard>> handler,
                std::string_view then, fcgi::Lane lane = fcgi::Lane::normal) {
    return {Verb::post, path, lane, [handler, then](Context& context) {
                if (auto hidden = detail::hidden<Guard>(context)) return *std::move(hidden);
                return submit_once(context, action_of<Guard>(context, handler), then);
            }};
}

/// A POST that changes nothing: it is one so that what it asks about stands in no log.
template <class Guard>
Route question(std::string_view path, Guard, std::type_identity_t<FormHandler<Guard>> handler) {
    return {Verb::post, path, fcgi::Lane::normal, [handler](Context& context) {
                return submit_question(context, action_of<Guard>(context, handler));
            }};
}

}  // namespace gatepost::app
