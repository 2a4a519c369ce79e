#pragma once

#include "view/renderer.h"

namespace gatepost::tests {

/// What draws the shipped pages for a site in English without anything of its own.
inline const view::Renderer& renderer() {
    static const view::Renderer instance(VIEWS_DIRECTORY,
                                         view::Site{"Gatepost", "https://example.org"});
    return instance;
}

}  // namespace gatepost::tests
