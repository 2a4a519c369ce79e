#pragma once

#include "core/account.h"
#include "core/limit.h"
#include "core/store.h"

namespace gatepost::core {

/// How many codes may be typed: past it only the link confirms. Each is taken before it is looked
/// at, so that any number at once are no more than one after the other. Counts alike whether the
/// address has an owner or not. Belongs to one thread, like its store.
class CodeTries {
  public:
    CodeTries(Store& store, const Limits& limits) : store_(store), limits_(limits) {}

    /// Takes one try at the code of a sign-up. False, and nothing taken, if none is left: of the
    /// sign-up, or of all for its address together.
    bool take(const Account& account);
    /// It was right, or no try at all.
    void give_back(const Account& account);

  private:
    Store& store_;
    const Limits& limits_;
};

}  // namespace gatepost::core
