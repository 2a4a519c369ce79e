#pragma once

#include <string>

#include "view/frame.h"

namespace gatepost::view {

/// For somebody whom the gate does not let in.
struct GateRefusedPage {
    std::string email;        ///< of the account that is logged in; empty if none is
    std::string url;          ///< of the place; empty if unknown
    std::string return_path;  ///< that leads there; empty if unknown
    bool plain = false;       ///< it was asked for without TLS; `url` is known and has it

    std::string render(const Theme& theme, const Frame& frame) const;
};

/// In the place of a page that another one frames: how to open it by itself.
struct GateTabPage {
    std::string url;

    std::string render(const Theme& theme, const Frame& frame) const;
};

/// On the way to another host, for the moment that it takes.
struct GateReturnPage {
    std::string url;
    /// Where that leads in the end, if it is not quite what was wanted; empty otherwise.
    std::string shortened{};

    std::string render(const Theme& theme, const Frame& frame) const;
};

/// For somebody whom a host behind the gate sends back again and again.
struct GateLoopPage {
    std::string origin;       ///< of that host
    std::string return_path;  ///< that leads there

    std::string render(const Theme& theme, const Frame& frame) const;
};

/// In the place of what was posted without a session: how to post it again. A fixed page.
struct GateFormPage {
    std::string render(const Theme& theme, const Frame& frame) const;
};

/// For somebody who logged in again in another tab to post it. A fixed page.
struct GateInPage {
    std::string render(const Theme& theme, const Frame& frame) const;
};

}  // namespace gatepost::view
