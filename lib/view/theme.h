#pragma once

#include <string>
#include <utility>

#include "view/blank_pages.h"
#include "view/site.h"
#include "view/templates.h"
#include "view/version.h"

namespace gatepost::view {

/// What every page and mail is made with.
struct Theme {
    Theme(const std::string& directory, Site its_site, const std::string& overrides)
        : templates(directory, overrides),
          site(std::move(its_site)),
          sheet_url(url_of(directory, "/static/gatepost.css")),
          script_url(url_of(directory, "/static/gatepost.js")),
          icon_url(site.icon_url.empty() ? url_of(directory, "/static/favicon.svg")
                                         : site.icon_url),
          logo_url(site.logo_url.empty() ? url_of(directory, "/static/logo.svg") : site.logo_url),
          icons_url(url_of(directory, "/static/icons.svg")),
          touch_icon_url(site.icon_url.empty() ? url_of(directory, "/static/touch-icon.png")
                                               : site.touch_icon_url),
          mail_accent(site.accent.value_or(accent_of_style_sheet)) {}

    Templates templates;
    Site site;
    std::string sheet_url;
    std::string script_url;
    std::string icon_url;
    std::string logo_url;
    std::string icons_url;       ///< of the drawings that pages use
    std::string touch_icon_url;  ///< empty if there is none
    Accent mail_accent;          ///< mails have no style sheet to take it from

    BlankPages blank_pages;

  private:
    static std::string url_of(const std::string& directory, const std::string& path) {
        return path + "?v=" + content_version(read_file(directory + path));
    }
};

}  // namespace gatepost::view
