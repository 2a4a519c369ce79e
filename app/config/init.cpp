#include "app/config/init.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "app/config/key_file.h"
#include "app/config/keys.h"
#include "app/config/small_file.h"
#include "base/file_descriptor.h"
#include "base/open_umask.h"
#include "base/replacement.h"

namespace gatepost::app {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_template = 1024 * 1024;

/// A file that this call made. Removed again unless it is kept.
class NewFile {
  public:
    NewFile(fs::path path, mode_t mode)
        : path_(std::move(path)),
          file_(open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)),
          error_(file_ ? 0 : errno) {}
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;
    ~NewFile() {
        if (file_ && !kept_) unlink(path_.c_str());
    }

    /// Why it could not be made.
    std::optional<ConfigError> error() const {
        if (file_) return std::nullopt;
        const bool exists = error_ == EEXIST;
        return ConfigError{exists ? "is already there, and stays as it is"
                                  : "cannot be made: " + std::generic_category().message(error_),
                           {},
                           path_.string()};
    }

    void write(std::string_view content) const {
        base::write_all(file_, content);
        if (fsync(file_.get()) != 0) {
            throw std::system_error(errno, std::generic_category(), "fsync");
        }
    }

    void keep() { kept_ = true; }

  private:
    fs::path path_;
    base::FileDescriptor file_;
    int error_;
    bool kept_ = false;
};

NewConfig choose_paths(const fs::path& target) {
    const fs::path absolute = fs::absolute(target).lexically_normal();
    const fs::path config = absolute.extension() == ".toml" ? absolute : absolute / "gatepost.toml";
    return {config, config.parent_path() / "keys"};
}

/// The values to fill in, each checked as if it stood in the file.
Result<ConfigValues> collect_values(const InitRequest& request, const fs::path& key_file) {
    ConfigValues values{{"keys.file", key_file.string()}};
    if (request.base_url) values.emplace("site.base_url", *request.base_url);
    if (request.from) values.emplace("mail.from", *request.from);
    if (request.name) values.emplace("site.name", *request.name);

    Config config;
    ConfigErrors errors;
    for (const ConfigKey& key : config_keys()) {
        const auto value = values.find(full_name(key));
        if (value == values.end()) continue;
        for (const ConfigError& error : key.read(value->second, config))
            errors.push_back({error.problem, error.hint, full_name(key)});
    }
    if (!errors.empty()) return errors;
    return values;
}

}  // namespace

bool is_unfilled(const fs::path& config_file) {
    if (!base::access_of(config_file)) return true;
    const auto text = read_small_file(config_file, largest_template);
    return text && base::view_of(*text) == annotated_config({});
}

Result<fs::path> fill_config(const InitRequest& request) {
    const NewConfig paths = choose_paths(request.target);
    const auto values = collect_values(request, paths.key_file);
    if (!values) return values.errors();
    const auto& file = paths.config_file;
    if (!is_unfilled(file)) return ConfigError{"has values already, and stays", {}, file.string()};
    return replace_file(file, annotated_config(*values), 0644);
}

Result<NewConfig> init_config(const InitRequest& request, base::Random& random) {
    const NewConfig paths = choose_paths(request.target);
    const auto values = collect_values(request, paths.key_file);
    if (!values) return values.errors();
    const std::string folder = paths.config_file.parent_path().string();

    const base::OpenUmask open_to_all;
    std::error_code failure;
    fs::create_directories(folder, failure);
    if (failure) return ConfigError{"cannot be made: " + failure.message(), {}, folder};
    NewFile config(paths.config_file, 0644);
    if (const auto error = config.error()) return *error;
    NewFile keys(paths.key_file, 0600);
    if (const auto error = keys.error()) return *error;
    try {
        config.write(annotated_config(*values));
        keys.write(key_file_text(random));
    } catch (const std::system_error& error) {
        return ConfigError{error.what(), {}, folder};
    }
    config.keep();
    keys.keep();
    return paths;
}

}  // namespace gatepost::app
