#include "app/site/brand.h"
#include "app/site/handlers.h"
#include "app/web/security_headers.h"

namespace gatepost::app {
namespace {

/// Links carry a hash of the content, so that copies may be kept for good; without it they may not.
http::Response file(Context& context, std::string_view media_type, const std::string& bytes) {
    http::Response response{http::Status::ok, {}, bytes};
    response.add("Content-Type", media_type);
    const bool versioned = context.request().query.starts_with("v=");
    response.add("Cache-Control",
                 versioned ? "public, max-age=31536000, immutable" : "public, max-age=300");
    allow_embedding(response);
    return response;
}

http::Response picture(Context& context, const std::optional<Picture>& asked) {
    if (!asked) return context.error_page(http::Status::not_found);
    return file(context, asked->media_type, asked->bytes);
}

}  // namespace

http::Response show_logo(Context& context, const Visitor&) {
    return picture(context, context.services().brand.logo);
}

http::Response show_icon(Context& context, const Visitor&) {
    return picture(context, context.services().brand.icon);
}

http::Response show_style(Context& context, const Visitor&) {
    const std::string& style = context.services().brand.style;
    if (style.empty()) return context.error_page(http::Status::not_found);
    return file(context, "text/css; charset=utf-8", style);
}

http::Response show_manifest(Context& context, const Visitor&) {
    return file(context, "application/manifest+json", context.services().brand.manifest);
}

}  // namespace gatepost::app
