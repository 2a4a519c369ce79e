#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "app/config/config.h"
#include "app/config/keys.h"

namespace gatepost::app {

/// What must hold between the values of several keys.
struct Relation {
    std::vector<const ConfigKey*> keys;
    bool (*holds)(const Config&);
    std::string_view problem;
    std::string_view hint;
};

/// All of them. The defaults fit together.
std::span<const Relation> relations();

}  // namespace gatepost::app
