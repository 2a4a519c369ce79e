#include "app/config/key_file.h"

#include <functional>

#include "app/config/secrets.h"
#include "app/config/small_file.h"
#include "base/ascii.h"
#include "base/base64url.h"
#include "base/replacement.h"

namespace gatepost::app {
namespace {

namespace fs = std::filesystem;

/// Makes the new text of the old one.
using Edit = std::function<Result<base::WipedBytes>(std::string_view)>;

std::string new_key(base::Random& random) {
    constexpr std::size_t key_bytes = 32;
    return base::base64url_encode(random.bytes(key_bytes)) + "\n";
}

void append(base::WipedBytes& text, std::string_view more) {
    text.insert(text.end(), more.begin(), more.end());
}

base::WipedBytes text_of(std::string_view text) {
    return {text.begin(), text.end()};
}

std::string_view take_line(std::string_view& text) {
    const auto line = text.substr(0, text.find('\n'));
    const auto with_end = text.substr(0, line.size() + 1);
    text.remove_prefix(with_end.size());
    return with_end;
}

bool is_key(std::string_view line) {
    const auto text = base::trim(line);
    return !text.empty() && text.front() != '#';
}

/// The file itself, where a link leads to it.
Result<fs::path> find_key_file(const Config& config, const Environment& environment) {
    std::error_code ignored;
    auto path = fs::canonical(config.keys.file, ignored);
    if (path.empty()) path = config.keys.file;
    for (const char* name : {"GATEPOST_KEYS", "CREDENTIALS_DIRECTORY"}) {
        if (!environment.contains(name)) continue;
        return ConfigError{"goes before the key file",
                           "unset it, and run this as the owner of " + path.string(),
                           "$" + std::string(name)};
    }
    return path;
}

constexpr mode_t owners_alone = 0600;

Result<fs::path> rewrite(const Config& config, const Environment& environment, const Edit& edit) {
    const auto path = find_key_file(config, environment);
    if (!path) return path.errors();
    if (!base::access_of(*path))
        return ConfigError{"is not there", "`gatepost key add` makes one", path->string()};
    const auto old = read_key_file(*path);
    if (!old) return old.errors();
    const auto text = edit(base::view_of(*old));
    if (!text) return text.errors();
    return replace_file(*path, base::view_of(*text), owners_alone);
}

/// Before the first key; comments above it stay above.
base::WipedBytes with_key_on_top(std::string_view rest, std::string_view key) {
    base::WipedBytes text;
    bool is_in = false;
    while (!rest.empty()) {
        const auto line = take_line(rest);
        if (!is_in && is_key(line)) {
            append(text, key);
            is_in = true;
        }
        append(text, line);
    }
    return text;
}

Result<base::WipedBytes> without_key(std::string_view rest, std::string_view name) {
    base::WipedBytes text;
    std::size_t keys = 0;
    bool is_gone = false;
    while (!rest.empty()) {
        const auto line = take_line(rest);
        const bool is_it =
            is_key(line) && crypto::name_of_key(base::Secret(base::trim(line))) == name;
        if (is_it && keys == 0) {
            return ConfigError{"is the key that signs",
                               "`gatepost key add` puts a new one in its place", std::string(name)};
        }
        if (is_key(line)) ++keys;
        is_gone = is_gone || is_it;
        if (!is_it) append(text, line);
    }
    if (is_gone) return text;
    return ConfigError{"is no key that is there", "`gatepost key list` shows them",
                       std::string(name)};
}

}  // namespace

std::string key_file_text(base::Random& random) {
    return "# Keys that sign links and cookies, the newest first. Keep this file secret: anyone "
           "who\n"
           "# reads it can act as anybody. A new one: gatepost key add. What the old ones are "
           "still\n"
           "# needed for: gatepost key list.\n" +
           new_key(random);
}

Result<fs::path> replace_keys(const Config& config, const Environment& environment,
                              base::Random& random) {
    return rewrite(config, environment,
                   [&](std::string_view) { return text_of(key_file_text(random)); });
}

Result<fs::path> add_key(const Config& config, const Environment& environment,
                         base::Random& random) {
    const auto path = find_key_file(config, environment);
    if (path && !base::access_of(*path))
        return replace_file(*path, key_file_text(random), owners_alone);
    return rewrite(config, environment,
                   [&](std::string_view text) { return with_key_on_top(text, new_key(random)); });
}

Result<fs::path> retire_key(const Config& config, const Environment& environment,
                            std::string_view name) {
    return rewrite(config, environment,
                   [&](std::string_view text) { return without_key(text, name); });
}

}  // namespace gatepost::app
