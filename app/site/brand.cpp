#include "app/site/brand.h"

#include "app/config/small_file.h"
#include "app/config/web_values.h"

namespace gatepost::app {
namespace {

constexpr std::size_t largest_picture = 256 * 1024;

Result<std::optional<Picture>> read_picture(const std::string& key,
                                            const std::filesystem::path& path) {
    if (path.empty()) return std::optional<Picture>();
    const auto bytes = read_small_file(path, largest_picture);
    if (!bytes) {
        const ConfigError& error = bytes.error();
        return ConfigError{error.where + " " + error.problem,
                           (error.hint.empty() ? "" : error.hint + "; ") + "see site." + key};
    }
    return std::optional(Picture{picture_type(path).value(), std::string(base::view_of(*bytes))});
}

}  // namespace

Result<Brand> Brand::read(const SiteConfig& site) {
    auto logo = read_picture("logo", site.logo);
    if (!logo) return logo.errors();
    auto icon = read_picture("icon", site.icon);
    if (!icon) return icon.errors();
    return Brand{*std::move(logo), *std::move(icon),
                 site.accent ? view::style_of(view::Accent::of(*site.accent)) : ""};
}

}  // namespace gatepost::app
