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

    /// At that of an account whose session asks for it again.
    CountedGuess(Context& context, const core::ConfirmedAccount& account);

    /// Has it counted. The page that says so if there were too many: then nothing may be tried.
    std::optional<http::Response> take();
    /// The same for a sign-up. An address never refuses one: where others have tried too many
    /// passwords, it opens no account that is there, and `opens_nothing` says so.
    std::optional<http::Response> take_for_sign_up();
    bool opens_nothing() const { return guess_ && guess_->opens_nothing; }
    /// The password was right.
    void was_right();
    /// And it let its owner into the confirmed account.
    void let_in();
    /// A link of a mail has proved that its owner has the mailbox.
    /// The same, and a sign-up with it is confirmed.
    static void confirmed(Context& context, const core::Email& email);
    static void forget(Context& context, const core::Email& email);

  private:
    Context& context_;
    std::optional<core::Guess> guess_;
};

}  // namespace gatepost::app
