#include "app/web/counted_guess.h"

#include <algorithm>

#include "app/web/counts.h"
#include "app/web/devices.h"
#include "base/json.h"
#include "base/log.h"
#include "view/pages/error.h"

namespace gatepost::app {
namespace {

/// What scripts are told where it is others who made too many, and when it ends is not told.
constexpr std::chrono::seconds some_time{3600};

/// What the browser is known by to the owner of an address. Asked for every address alike, and only
/// where there is something to find.
std::optional<core::DeviceNumber> device_of_owner(Context& context, const core::Email& email) {
    if (!brought_device(context)) return std::nullopt;
    const auto owner = context.store().rows().accounts.find_owner(email);
    return owner ? known_device(context, *owner) : std::nullopt;
}

/// What was asked for is done already: that less was given back must not make an error of it.
template <class Work>
void quietly(Work work) {
    try {
        work();
    } catch (const core::StoreUnavailable& error) {
        base::log(base::Level::warning, "guesses were not given back", {{"error", error.what()}});
    }
}

http::Response in_json(std::chrono::seconds wait) {
    const base::Json body{{"error", "too_many_tries"},
                          {"retry_after", static_cast<std::uint64_t>(wait.count())}};
    http::Response response{http::Status::too_many_requests, {}, body.dump()};
    response.add("Content-Type", "application/json");
    return response;
}

http::Response refuse(Context& context, const core::TooManyGuesses& too_many) {
    context.services().counts.limits_hit.add();
    std::optional<std::chrono::seconds> wait;
    if (too_many.until) {
        const auto rest = std::chrono::ceil<std::chrono::seconds>(*too_many.until - context.now());
        wait = std::max(rest, std::chrono::seconds(1));
    }
    const auto retry_after = wait.value_or(some_time);
    auto response = context.request().accept_header.starts_with("application/json")
                        ? in_json(retry_after)
                        : context.page(http::Status::too_many_requests, view::TooManyPage{wait});
    response.add("Retry-After", std::to_string(retry_after.count()));
    return response;
}

}  // namespace

CountedGuess::CountedGuess(Context& context, const std::optional<core::Email>& email)
    : context_(context) {
    if (email) guess_ = {*email, context.client(), device_of_owner(context, *email)};
}

CountedGuess::CountedGuess(Context& context, const core::ConfirmedAccount& account)
    : context_(context),
      guess_(
          {account.account().email, context.client(), known_device(context, account.account())}) {}

std::optional<http::Response> CountedGuess::take() {
    if (!guess_) return std::nullopt;
    const auto too_many = context_.guesses().take(*guess_);
    if (!too_many) return std::nullopt;
    return refuse(context_, *too_many);
}

std::optional<http::Response> CountedGuess::take_for_sign_up() {
    guess_->signs_up = true;
    const auto too_many = context_.guesses().take(*guess_);
    if (!too_many) return std::nullopt;
    if (too_many->until) return refuse(context_, *too_many);
    guess_->opens_nothing = true;
    return take();
}

void CountedGuess::was_right() {
    if (guess_) quietly([&] { context_.guesses().give_back(*guess_); });
}

void CountedGuess::let_in() {
    if (guess_) quietly([&] { context_.guesses().end_run(*guess_); });
}

void CountedGuess::confirmed(Context& context, const core::Email& email) {
    forget(context, email);
    quietly([&] { context.guesses().forget_sign_up(context.request().client_address); });
}

void CountedGuess::forget(Context& context, const core::Email& email) {
    quietly([&] { context.guesses().forget(email, context.request().client_address); });
}

}  // namespace gatepost::app
