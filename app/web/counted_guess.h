#pragma once

#include <optional>

#include "app/web/context.h"
#include "core/guesses.h"

namespace gatepost::app {

/// A password that was typed, from the moment when it is about to be tried: see core::Guesses.
class CountedGuess {
  public:
    /// At the password of that address; of none, nothing is counted.
    CountedGuess(Context& context, const std::optional<core::Email>& email);

    /// Has it counted. The page that says so if there were too many: then nothing may be tried.
    std::optional<http::Response> take();
    /// The password was right.
    void was_right();
    /// And it let its owner into the confirmed account.
    void let_in();

  private:
    Context& context_;
    std::optional<core::Guess> guess_;
};

}  // namespace gatepost::app
