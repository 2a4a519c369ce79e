#include "view/renderer.h"

#include "names/login.tpl.h"
#include "names/register.tpl.h"
#include "view/pages/login.h"
#include "view/pages/registration.h"
#include "view/theme.h"

namespace gatepost::view {
namespace {

std::unique_ptr<const Theme> make_theme(const std::string& directory, Site site,
                                        const std::string& overrides) {
    auto theme = std::make_unique<Theme>(directory, std::move(site), overrides);
    BlankPages blank;
    blank.add<LoginPage>(*theme, names::login_tpl::file, "/login");
    blank.add<RegisterPage>(*theme, names::register_tpl::file, "/register");
    theme->blank_pages = std::move(blank);
    return theme;
}

}  // namespace

Renderer::Renderer(const std::string& directory, Site site, const std::string& overrides)
    : theme_(make_theme(directory, std::move(site), overrides)) {}

Renderer::~Renderer() = default;

}  // namespace gatepost::view
