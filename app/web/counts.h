#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <memory>
#include <span>

#include "base/count.h"
#include "http/status.h"
#include "metrics/exposition.h"
#include "metrics/histogram.h"

namespace gatepost::app {

struct Route;

/// What is counted while requests are answered. Shared by all threads; nobody and no path is named.
class Counts {
  public:
    /// The table outlives it.
    explicit Counts(std::span<const Route> routes);

    /// A request that a handler has answered; a null route stands for those that none answers.
    void add_answer(const Route* route, http::Status status,
                    std::chrono::steady_clock::duration took);
    /// One that was refused before it reached a handler.
    void add_refusal(const Route* route, http::Status status);

    void add_to(metrics::Exposition& page) const;
    std::uint64_t requests() const;

    base::Count logins;
    base::Count wrong_passwords;
    base::Count closed_accounts;  ///< the password was right, the account locked or about to go
    base::Count limits_hit;       ///< that a password was not even looked at
    base::Count sign_ups;
    base::Count confirmations;

  private:
    static constexpr std::size_t status_classes = 4;  // from 2xx on
    static constexpr std::size_t kinds = 4;
    using OfRoute = std::array<base::Count, status_classes>;

    std::size_t index_of(const Route* route) const;
    static std::size_t kind_of(const Route* route);
    void add_requests_to(metrics::Exposition& page) const;

    const std::span<const Route> routes_;
    const std::unique_ptr<OfRoute[]> requests_;  // and behind those of all routes the others
    std::array<metrics::Histogram, kinds> durations_;
};

}  // namespace gatepost::app
