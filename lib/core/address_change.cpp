#include "core/address_change.h"

namespace gatepost::core {

std::string to_string(ChangeState state) {
    switch (state) {
        case ChangeState::asked:
            return "asked";
        case ChangeState::done:
            return "done";
        case ChangeState::voided:
            return "void";
    }
    __builtin_unreachable();
}

}  // namespace gatepost::core
