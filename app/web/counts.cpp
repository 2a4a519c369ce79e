#include "app/web/counts.h"

#include <algorithm>
#include <array>
#include <string>

#include "app/web/route.h"

namespace gatepost::app {
namespace {

// By what a request costs: a page reads, a form writes, a password is hashed, and the gate's
// questions come before each request of an application.
constexpr std::array kind_names{"page", "form", "password", "gate"};
enum Kind : std::size_t { page, form, password, gate };

constexpr std::array class_names{"2xx", "3xx", "4xx", "5xx"};

std::size_t class_of(http::Status status) {
    const auto hundreds = static_cast<std::size_t>(status) / 100;
    return std::clamp<std::size_t>(hundreds, 2, class_names.size() + 1) - 2;
}

double number(const base::Count& count) {
    return static_cast<double>(count.value());
}

}  // namespace

Counts::Counts(std::span<const Route> routes)
    : routes_(routes), requests_(std::make_unique<OfRoute[]>(routes.size() + 1)) {}

std::size_t Counts::index_of(const Route* route) const {
    return route == nullptr ? routes_.size() : static_cast<std::size_t>(route - routes_.data());
}

std::size_t Counts::kind_of(const Route* route) {
    if (route == nullptr) return page;
    if (route->lane == fcgi::Lane::heavy) return password;
    switch (route->verb) {
        case Verb::get:
        case Verb::link:
            return page;
        case Verb::post:
            return form;
        case Verb::probe:
            return gate;
    }
    __builtin_unreachable();
}

void Counts::add_answer(const Route* route, http::Status status,
                        std::chrono::steady_clock::duration took) {
    add_refusal(route, status);
    durations_.at(kind_of(route)).observe(took);
}

void Counts::add_refusal(const Route* route, http::Status status) {
    requests_[index_of(route)].at(class_of(status)).add();
}

std::uint64_t Counts::requests() const {
    std::uint64_t all = 0;
    for (const OfRoute& of_route : std::span(requests_.get(), routes_.size() + 1)) {
        for (const base::Count& count : of_route)
            all += count.value();
    }
    return all;
}

void Counts::add_requests_to(metrics::Exposition& page) const {
    std::vector<metrics::Sample> samples;
    for (std::size_t route = 0; route <= routes_.size(); ++route) {
        const bool is_any = route == routes_.size();
        const std::string name = is_any ? "none" : std::string(routes_[route].path.text());
        const std::string method = is_any                              ? "any"
                                   : routes_[route].verb == Verb::post ? "POST"
                                                                       : "GET";
        for (std::size_t index = 0; index < status_classes; ++index)
            samples.push_back(
                {{{"route", name}, {"method", method}, {"status", class_names.at(index)}},
                 number(requests_[route].at(index))});
    }
    page.add_counter("gatepost_requests_total",
                     "Requests by route and class of status; the route none is what no route "
                     "answers. HEAD counts as GET.",
                     samples);
}

void Counts::add_to(metrics::Exposition& page) const {
    add_requests_to(page);
    std::vector<std::pair<metrics::Labels, const metrics::Histogram*>> durations;
    for (std::size_t kind = 0; kind < kinds; ++kind)
        durations.push_back({{{"kind", kind_names.at(kind)}}, &durations_.at(kind)});
    page.add_histograms("gatepost_request_duration_seconds",
                        "How long answers took, without the time in a queue, by what a request "
                        "costs: a page, a form, a password that is hashed, a question of the gate.",
                        durations);
    page.add_counter("gatepost_logins_total",
                     "Passwords that were tried to log in, by what came of it.",
                     {{{{"outcome", "ok"}}, number(logins)},
                      {{{"outcome", "wrong"}}, number(wrong_passwords)},
                      {{{"outcome", "closed"}}, number(closed_accounts)}});
    page.add_counter("gatepost_limit_hits_total",
                     "Passwords that were not even looked at, since a limit was reached.",
                     number(limits_hit));
    page.add_counter("gatepost_sign_ups_total", "Accounts that people opened, pending ones.",
                     number(sign_ups));
    page.add_counter("gatepost_confirmations_total", "Accounts whose address was confirmed.",
                     number(confirmations));
}

}  // namespace gatepost::app
