#include "view/own_name.h"

namespace gatepost::view {

std::string_view own_name(core::Language language) {
    switch (language) {
        case core::Language::english:
            return "English";
        case core::Language::german:
            return "Deutsch";
        case core::Language::spanish:
            return "Español";
        case core::Language::french:
            return "Français";
    }
    __builtin_unreachable();
}

}  // namespace gatepost::view
