#include "app/config/key_file.h"

#include <system_error>

#include "base/base64url.h"
#include "base/replacement.h"

namespace gatepost::app {

std::string key_file_text(base::Random& random) {
    constexpr std::size_t key_bytes = 32;
    return "# Keys that sign links and cookies, the newest first. Keep this file secret: anyone "
           "who\n"
           "# reads it can act as anybody. To change the key, put a new line on top; take the old "
           "one\n"
           "# away when what it signed has expired.\n" +
           base::base64url_encode(random.bytes(key_bytes)) + "\n";
}

Result<std::filesystem::path> replace_keys(const Config& config, const Environment& environment,
                                           base::Random& random) {
    // The file itself, where a link leads to it.
    std::error_code ignored;
    auto path = std::filesystem::canonical(config.keys.file, ignored);
    if (path.empty()) path = config.keys.file;
    for (const char* name : {"GATEPOST_KEYS", "CREDENTIALS_DIRECTORY"}) {
        if (!environment.contains(name)) continue;
        return ConfigError{"goes before the key file",
                           "unset it, and run this as the owner of " + path.string(),
                           "$" + std::string(name)};
    }
    const auto access = base::access_of(path);
    if (!access) {
        return ConfigError{"is not there", "`gatepost config init` makes one", path.string()};
    }
    try {
        base::Replacement file(path);
        file.write(key_file_text(random));
        file.take_its_place(*access);
    } catch (const std::system_error& error) {
        return ConfigError{error.what(), {}, path.string()};
    }
    return path;
}

}  // namespace gatepost::app
