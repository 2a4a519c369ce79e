#pragma once

#include <string>
#include <utility>

#include "view/pages.h"
#include "view/templates.h"

namespace gatepost::view {

/// What every page and mail is made with.
struct Theme {
    Theme(const std::string& directory, Site its_site)
        : templates(directory),
          site(std::move(its_site)),
          style_version(content_version(directory + "/static/gatepost.css")),
          script_version(content_version(directory + "/static/gatepost.js")),
          favicon_version(content_version(directory + "/static/favicon.svg")),
          logo_version(content_version(directory + "/static/logo.svg")) {}

    Templates templates;
    Site site;
    std::string style_version;
    std::string script_version;
    std::string favicon_version;
    std::string logo_version;
};

struct Renderer::Impl : Theme {
    using Theme::Theme;
};

}  // namespace gatepost::view
