#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/limit.h"
#include "core/store.h"

namespace gatepost::core {

/// Names a browser that was let into an account before (OWASP, "device cookies"). A secret of that
/// browser: who steals it is counted in its place.
enum class DeviceNumber : std::uint64_t {};

/// Somebody who is about to try a password of an address.
struct Guess {
    Email email;
    Client client;
    std::optional<DeviceNumber> device;  ///< if it is known to the address's owner
    bool signs_up = false;               ///< and may leave a sign-up that waits
    bool opens_nothing = false;  ///< a sign-up that is no login, and so ends or adds to no run
};

struct TooManyGuesses {
    /// When one may be made again; nothing where it is others who made too many: nobody is told
    /// about them.
    std::optional<base::TimePoint> until;
};

/// How many passwords may be tried. Counts alike for addresses with and without an account. Each is
/// taken before the password is looked at, so that any number at once are no more than one after
/// the other, and given back when it was right. A known device has a count of its own: strangers
/// cannot shut it out. Belongs to one thread, like its store; may throw StoreUnavailable, and then
/// nobody may guess.
class Guesses {
  public:
    Guesses(Store& store, const Limits& limits) : store_(store), limits_(limits) {}

    /// Takes one guess, or none of it. A limit that is reached is an event, once
    /// an hour; at that of an address its owner is told, once.
    std::optional<TooManyGuesses> take(const Guess& guess);
    /// It was right.
    void give_back(const Guess& guess);
    /// It was right, and let its owner into the confirmed account: the run of failures ends.
    void end_run(const Guess& guess);

    /// A sign-up from that address is confirmed, and waits no more.
    void forget_sign_up(const std::string& client_address);
    /// Its owner has proved to have the mailbox, from that address.
    void forget(const Email& email, const std::string& client_address);

  private:
    void note_refusal(const Guess& guess, const LimitKey& reached);

    Store& store_;
    const Limits& limits_;
};

}  // namespace gatepost::core
