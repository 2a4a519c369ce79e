#include "crypto/blocklist.h"

#include <sys/stat.h>

#include <algorithm>
#include <stdexcept>

#include "base/log.h"
#include "crypto/password_forms.h"

namespace gatepost::crypto {
namespace {

/// Whether the path still leads to the file that was opened, as it was then.
bool is_still(const std::filesystem::path& path, const struct stat& opened) {
    struct stat now {};
    return stat(path.c_str(), &now) == 0 && now.st_dev == opened.st_dev &&
           now.st_ino == opened.st_ino && now.st_size == opened.st_size &&
           now.st_mtim.tv_sec == opened.st_mtim.tv_sec &&
           now.st_mtim.tv_nsec == opened.st_mtim.tv_nsec;
}

}  // namespace

bool Blocklist::holds(std::string_view typed) const {
    const auto file = current();
    if (!file) return false;
    const auto forms = password_forms(typed);
    return std::any_of(forms.begin(), forms.end(), [&](const base::Secret& form) {
        return file->holds(digest_password(form.reveal()));
    });
}

std::size_t Blocklist::size() const {
    const auto file = current();
    return file ? file->size() : 0;
}

std::shared_ptr<const BlocklistFile> Blocklist::current() const {
    if (path_.empty()) return nullptr;
    const std::lock_guard lock(mutex_);
    if (file_ && is_still(path_, file_->status())) return file_;
    file_ = nullptr;  // first: it may be the same file, and shorter now
    return file_ = open();
}

std::shared_ptr<const BlocklistFile> Blocklist::open() const {
    try {
        return BlocklistFile::open(path_);
    } catch (const std::runtime_error& error) {
        base::log_once(base::Level::error, "the list of known passwords is not used",
                       {{"file", path_.native()}, {"error", error.what()}});
        return nullptr;
    }
}

}  // namespace gatepost::crypto
