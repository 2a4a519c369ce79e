#pragma once

#include <string>

#include "visitors/mailbox.h"

namespace gatepost::tests::visitors {

/// What was done to the stack, and when.
struct Fault {
    std::string kind;
    TimePoint begin;
    TimePoint end;
    /// A mail that was being sent may come twice: who sent it, or who had them send it, is dead.
    bool may_double_mails = false;
};

}  // namespace gatepost::tests::visitors
