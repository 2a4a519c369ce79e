#pragma once

#include <string>
#include <vector>

#include "stack.h"
#include "visitors/fault.h"
#include "visitors/told.h"

namespace gatepost::tests::visitors {

/// A promise that was not kept.
struct Broken {
    std::string what;
    int visitor = 0;  ///< 0: of none in particular
};

/// What the stack holds when all is over and well again, against what visitors were told and what
/// was done to it.
std::vector<Broken> judge(const Stack& stack, Mailbox& mailbox, const std::vector<Story>& stories,
                          const std::vector<Fault>& faults);

}  // namespace gatepost::tests::visitors
