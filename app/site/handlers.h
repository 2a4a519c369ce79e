#pragma once

#include "app/web/context.h"
#include "app/web/form.h"
#include "app/web/guards.h"

namespace gatepost::app {

// The handlers of this room, for the route table. A principal in the signature is the proof that
// its guard has let the request pass.

// brand_pages.cpp
http::Response show_logo(Context& context, const Visitor& visitor);
http::Response show_icon(Context& context, const Visitor& visitor);
http::Response show_style(Context& context, const Visitor& visitor);
http::Response show_manifest(Context& context, const Visitor& visitor);

// security_txt.cpp
http::Response show_security_txt(Context& context, const Visitor& visitor);

// probes.cpp
http::Response show_alive(Context& context, const Visitor& visitor);
http::Response show_ready(Context& context, const Visitor& visitor);

}  // namespace gatepost::app
