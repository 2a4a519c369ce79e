#pragma once

#include <string>

#include "view/frame.h"

namespace gatepost::view {

/// The languages to choose from.
struct LanguagePage {
    static constexpr bool has_visitor_form = true;

    std::string return_path;  ///< a local path; empty for "/"

    std::string render(const Theme& theme, const Frame& frame) const;
};

}  // namespace gatepost::view
