#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "view/frame.h"

namespace gatepost::view {

struct ErrorPage {
    int status = 500;        ///< 400, 403, 404, 405, 413, 415, 429, 500 or 503
    std::string request_id;  ///< shown on 5xx pages; empty if unknown

    std::string render(const Theme& theme, const Frame& frame) const;
};

/// For one who tried too many passwords, or somebody else's at whose address others did.
struct TooManyPage {
    std::optional<std::chrono::seconds> wait;  ///< until one may try again; nothing: others did

    std::string render(const Theme& theme, const Frame& frame) const;
};

/// For a form that was opened over plain http, where browsers take no cookie of the site.
struct PlainHttpPage {
    std::string https_url;  ///< of the same page

    std::string render(const Theme& theme, const Frame& frame) const;
};

}  // namespace gatepost::view
