#include "fcgi/request_file.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace gatepost::fcgi {
namespace {

void require(bool done) {
    if (!done) throw std::system_error(errno, std::generic_category(), "memfd");
}

base::FileDescriptor new_file() {
    base::FileDescriptor file(memfd_create("gatepost-request", MFD_CLOEXEC));
    require(static_cast<bool>(file));
    return file;
}

}  // namespace

RequestFile::RequestFile() : file_(new_file()) {}

void RequestFile::put(std::string_view bytes) {
    const auto size = static_cast<off_t>(bytes.size());
    if (!file_) file_ = new_file();
    require(pwrite(file_.get(), bytes.data(), bytes.size(), 0) == size);
    if (size < size_) require(ftruncate(file_.get(), size) == 0);
    rewind(size);
}

void RequestFile::put_zeros(std::size_t count) {
    const auto size = static_cast<off_t>(count);
    require(ftruncate(file_.get(), 0) == 0 && ftruncate(file_.get(), size) == 0);
    rewind(size);
}

void RequestFile::rewind(off_t size) {
    size_ = size;
    require(lseek(file_.get(), 0, SEEK_SET) == 0);
}

void RequestFile::forget() {
    file_.release();
    size_ = 0;
}

}  // namespace gatepost::fcgi
