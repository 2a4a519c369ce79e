#pragma once

#include <string>
#include <vector>

#include "view/frame.h"

namespace gatepost::view {

/// A link to an application behind the gate.
struct GateLink {
    std::string title;
    std::string url;
};

struct HomePage {
    std::vector<GateLink> links{};

    std::string render(const Theme& theme, const Frame& frame) const;
};

}  // namespace gatepost::view
