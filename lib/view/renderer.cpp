#include "view/renderer.h"

#include "view/theme.h"

namespace gatepost::view {

Renderer::Renderer(const std::string& directory, Site site, const std::string& overrides)
    : theme_(std::make_unique<Theme>(directory, std::move(site), overrides)) {}

Renderer::~Renderer() = default;

}  // namespace gatepost::view
