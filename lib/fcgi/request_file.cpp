#include "fcgi/request_file.h"

#include <fastcgi.h>
#include <sys/mman.h>
#include <sys/uio.h>
#include <unistd.h>

#include <array>
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
    // What stood there before may go on behind the new content. To cut it off would take as long as
    // to write; a record of version 0 is an error to libfcgi, too.
    std::array<char, FCGI_HEADER_LEN> no_record{};
    const std::array<iovec, 2> parts{iovec{const_cast<char*>(bytes.data()), bytes.size()},
                                     iovec{no_record.data(), no_record.size()}};
    const auto size = static_cast<ssize_t>(bytes.size() + no_record.size());
    require(pwritev(file_.get(), parts.data(), static_cast<int>(parts.size()), 0) == size);
    require(lseek(file_.get(), 0, SEEK_SET) == 0);
}

void RequestFile::put_zeros(std::size_t count) {
    require(ftruncate(file_.get(), 0) == 0);
    require(ftruncate(file_.get(), static_cast<off_t>(count)) == 0);
    require(lseek(file_.get(), 0, SEEK_SET) == 0);
}

void RequestFile::replace() {
    file_.release();
    file_ = new_file();
}

}  // namespace gatepost::fcgi
