#pragma once

#include <cstddef>
#include <functional>
#include <string>

namespace gatepost::tests {

/// The address of one of many networks of this machine's.
std::string network(std::size_t number);

/// Runs `act` for each number below `count`, in so many threads at a time.
void in_parallel(std::size_t count, std::size_t threads,
                 const std::function<void(std::size_t)>& act);

}  // namespace gatepost::tests
