#include "app/brand.h"
#include "app/handlers.h"

namespace gatepost::app {
namespace {

/// Their addresses change with their content, so that copies may be kept for good.
http::Response file(std::string_view media_type, const std::string& bytes) {
    http::Response response{http::Status::ok, {}, bytes};
    response.add("Content-Type", media_type);
    response.add("Cache-Control", "public, max-age=31536000, immutable");
    return response;
}

http::Response picture(Context& context, const std::optional<Picture>& asked) {
    if (!asked) return context.error_page(http::Status::not_found);
    return file(asked->media_type, asked->bytes);
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
    return file("text/css; charset=utf-8", style);
}

}  // namespace gatepost::app
