#include "app/site/brand.h"

#include "app/config/small_file.h"
#include "app/config/web_values.h"
#include "base/json.h"
#include "base/replace_all.h"

namespace gatepost::app {
namespace {

constexpr std::size_t largest_picture = 256 * 1024;

/// The error with the key that names the file.
ConfigError unreadable(const std::string& key, const ConfigError& error) {
    return {error.where + " " + error.problem,
            (error.hint.empty() ? "" : error.hint + "; ") + "see site." + key};
}

Result<std::optional<Picture>> read_picture(const std::string& key,
                                            const std::filesystem::path& path) {
    if (path.empty()) return std::optional<Picture>();
    const auto bytes = read_small_file(path, largest_picture);
    if (!bytes) return unreadable(key, bytes.error());
    return std::optional(Picture{picture_type(path).value(), std::string(base::view_of(*bytes))});
}

constexpr std::size_t largest_style = 64 * 1024;

Result<std::string> read_style(const std::filesystem::path& path) {
    if (path.empty()) return std::string();
    const auto bytes = read_small_file(path, largest_style);
    if (!bytes) return unreadable("style", bytes.error());
    return std::string(base::view_of(*bytes));
}

/// The built-in icon in the colours of the accent; nothing if it cannot be read, which the pages
/// that name it say better.
std::optional<Picture> tinted_icon(const std::filesystem::path& views, const view::Tint& tint) {
    const auto bytes = read_small_file(views / "static/favicon.svg", largest_picture);
    if (!bytes) return std::nullopt;
    std::string svg(base::view_of(*bytes));
    base::replace_all(svg, "#1b6b4f", tint.accent.text());
    base::replace_all(svg, "#ffffff", tint.on_accent.text());
    return Picture{"image/svg+xml", std::move(svg)};
}

std::string manifest_of(const std::string& name, const std::optional<Picture>& icon) {
    const auto entry = [](std::string_view url, std::string_view type, std::string_view sizes) {
        return base::Json{{"src", url}, {"type", type}, {"sizes", sizes}};
    };
    base::Json::Array icons;
    if (icon) {
        icons.push_back(entry("/icon", icon->media_type, "any"));
    } else {
        icons.push_back(entry("/static/favicon.svg", "image/svg+xml", "any"));
        icons.push_back(entry("/static/touch-icon.png", "image/png", "180x180"));
    }
    return base::Json{{"name", name},
                      {"start_url", "/"},
                      {"display", "browser"},
                      {"icons", std::move(icons)}}
               .dump() +
           "\n";
}

}  // namespace

Result<Brand> Brand::read(const SiteConfig& site, const std::filesystem::path& views) {
    auto logo = read_picture("logo", site.logo);
    if (!logo) return logo.errors();
    auto icon = read_picture("icon", site.icon);
    if (!icon) return icon.errors();
    const auto rules = read_style(site.style);
    if (!rules) return rules.errors();
    Brand brand{*std::move(logo), *std::move(icon), "", ""};
    if (site.accent) {
        const auto accent = view::Accent::of(*site.accent);
        brand.style = view::style_of(accent);
        if (!brand.icon) brand.icon = tinted_icon(views, accent.light);
    }
    brand.style += *rules;
    brand.manifest = manifest_of(site.name, brand.icon);
    return brand;
}

}  // namespace gatepost::app
