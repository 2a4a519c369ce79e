#pragma once

namespace gatepost::base {

/// The functions as one that std::visit calls: a lambda for each alternative of a variant.
template <class... Functions>
struct Overloaded : Functions... {
    using Functions::operator()...;
};
template <class... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

}  // namespace gatepost::base
