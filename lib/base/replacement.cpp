#include "base/replacement.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace gatepost::base {
namespace {

[[noreturn]] void fail(const char* call) {
    throw std::system_error(errno, std::generic_category(), call);
}

}  // namespace

std::optional<FileAccess> access_of(const std::filesystem::path& path) {
    struct stat status {};
    if (stat(path.c_str(), &status) != 0) return std::nullopt;
    return FileAccess{status.st_mode & 07777U, status.st_uid, status.st_gid};
}

Replacement::Replacement(const std::filesystem::path& path)
    : path_(path), name_(path.string() + ".new-XXXXXX"), file_(mkostemp(name_.data(), O_CLOEXEC)) {
    if (!file_) fail("cannot be made");
}

Replacement::~Replacement() {
    if (!name_.empty()) unlink(name_.c_str());
}

void Replacement::take_its_place(const FileAccess& access) {
    // In this order: a change of the owner may take bits of the mode away.
    if (fchown(file_.get(), access.owner, access.group) != 0) fail("chown");
    if (fchmod(file_.get(), access.mode) != 0) fail("chmod");
    if (fsync(file_.get()) != 0) fail("fsync");
    if (rename(name_.c_str(), path_.c_str()) != 0) fail("rename");
    name_.clear();
    const auto folder = path_.has_parent_path() ? path_.parent_path() : ".";
    const FileDescriptor directory(open(folder.c_str(), O_RDONLY | O_CLOEXEC));
    fsync(directory.get());  // the rename is done: only a power cut could take it back
}

}  // namespace gatepost::base
