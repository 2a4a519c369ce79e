#include "app/config/init.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "app/config/keys.h"
#include "base/base64url.h"
#include "base/file_descriptor.h"

namespace gatepost::app {
namespace {

namespace fs = std::filesystem;
using Errors = std::vector<ConfigError>;

constexpr std::size_t key_bytes = 32;

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
        return ConfigError{path_.string(),
                           exists ? "is already there, and stays as it is"
                                  : "cannot be made: " + std::generic_category().message(error_),
                           {}};
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

InitResult choose_paths(const fs::path& target) {
    const fs::path absolute = fs::absolute(target).lexically_normal();
    const fs::path config = absolute.extension() == ".toml" ? absolute : absolute / "gatepost.toml";
    return {config, config.parent_path() / "keys"};
}

/// The values to fill in, each checked as if it stood in the file.
std::variant<ConfigValues, Errors> collect_values(const InitRequest& request,
                                                  const fs::path& key_file) {
    ConfigValues values{{"keys.file", key_file.string()}};
    if (request.base_url) values.emplace("site.base_url", *request.base_url);
    if (request.from) values.emplace("mail.from", *request.from);

    Config config;
    Errors errors;
    for (const ConfigKey& key : config_keys()) {
        const auto value = values.find(full_name(key));
        if (value == values.end()) continue;
        if (const auto complaint = key.read(value->second, config)) {
            errors.push_back({full_name(key), complaint->problem, complaint->hint});
        }
    }
    if (!errors.empty()) return errors;
    return values;
}

std::string key_file_text(base::Random& random) {
    return "# Keys that sign links and cookies, the newest first. Keep this file secret: whoever "
           "reads\n"
           "# it can act as anybody. To change the key, put a new line on top; take the old one "
           "away\n"
           "# when what it signed has expired.\n" +
           base::base64url_encode(random.bytes(key_bytes)) + "\n";
}

}  // namespace

std::variant<InitResult, Errors> init_config(const InitRequest& request, base::Random& random) {
    const InitResult paths = choose_paths(request.target);
    const auto values = collect_values(request, paths.key_file);
    if (const auto* errors = std::get_if<Errors>(&values)) return *errors;

    std::error_code failure;
    fs::create_directories(paths.config_file.parent_path(), failure);
    if (failure) {
        return Errors{
            {paths.config_file.parent_path().string(), "cannot be made: " + failure.message(), {}}};
    }
    NewFile config(paths.config_file, 0644);
    if (const auto error = config.error()) return Errors{*error};
    NewFile keys(paths.key_file, 0600);
    if (const auto error = keys.error()) return Errors{*error};
    try {
        config.write(annotated_config(std::get<ConfigValues>(values)));
        keys.write(key_file_text(random));
    } catch (const std::system_error& error) {
        return Errors{{paths.config_file.parent_path().string(), error.what(), {}}};
    }
    config.keep();
    keys.keep();
    return paths;
}

}  // namespace gatepost::app
