#include "app/site/brand.h"

#include "app/config/exit_error.h"
#include "app/config/small_file.h"

namespace gatepost::app {
namespace {

constexpr std::size_t largest_picture = 256 * 1024;

std::optional<Picture> read_picture(const std::string& key, const std::filesystem::path& path) {
    if (path.empty()) return std::nullopt;
    Picture picture{picture_type(path).value(), {}};
    if (const auto complaint = read_small_file(path, largest_picture, 0, picture.bytes)) {
        throw ExitError(EX_CONFIG,
                        path.string() + " " + complaint->problem + " (see site." + key + ")");
    }
    return picture;
}

}  // namespace

Brand Brand::of(const SiteConfig& site) {
    return {read_picture("logo", site.logo), read_picture("icon", site.icon),
            site.accent ? view::style_of(view::Accent::of(*site.accent)) : ""};
}

}  // namespace gatepost::app
