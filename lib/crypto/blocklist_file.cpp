#include "crypto/blocklist_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <stdexcept>
#include <string>
#include <system_error>

#include "base/file_descriptor.h"
#include "base/replacement.h"
#include "crypto/digest.h"

namespace gatepost::crypto {
namespace {

constexpr std::string_view magic("GPBLOCK\n\1\0\0\0\0\0\0\0", 16);  // with the version
constexpr std::size_t header_bytes = magic.size() + sizeof(std::uint64_t);

std::string header_of(std::uint64_t count) {
    std::string header(magic);
    for (std::size_t byte = 0; byte < sizeof count; ++byte)
        header += static_cast<char>(count >> (8 * byte));
    return header;
}

std::string_view view_of(std::span<const std::uint8_t> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::span<const PasswordDigest> digests_in(std::span<const std::uint8_t> bytes) {
    static_assert(sizeof(PasswordDigest) == 20 && alignof(PasswordDigest) == 1);
    const auto* first = reinterpret_cast<const PasswordDigest*>(bytes.data() + header_bytes);
    return {first, (bytes.size() - header_bytes) / sizeof(PasswordDigest)};
}

[[noreturn]] void fail(const char* call) {
    throw std::system_error(errno, std::generic_category(), call);
}

}  // namespace

PasswordDigest digest_password(std::string_view password) {
    const std::string bytes = sha1(password);
    PasswordDigest digest;
    std::copy_n(bytes.begin(), digest.size(), digest.begin());
    return digest;
}

void write_blocklist(const std::filesystem::path& path, std::vector<PasswordDigest>& digests) {
    std::sort(digests.begin(), digests.end());
    digests.erase(std::unique(digests.begin(), digests.end()), digests.end());
    base::Replacement file(path);
    file.write(header_of(digests.size()));
    file.write(
        {reinterpret_cast<const char*>(digests.data()), digests.size() * sizeof(PasswordDigest)});
    file.take_its_place({0644});
}

std::unique_ptr<const BlocklistFile> BlocklistFile::open(const std::filesystem::path& path) {
    // O_NONBLOCK: opening a pipe must not wait for a writer.
    const base::FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!file && (errno == ENOENT || errno == ENOTDIR)) return nullptr;
    struct stat status {};
    if (!file || fstat(file.get(), &status) != 0) fail("cannot be read");
    if (!S_ISREG(status.st_mode)) throw std::runtime_error("is not a regular file");
    return std::unique_ptr<const BlocklistFile>(new BlocklistFile(file.get(), status));
}

BlocklistFile::BlocklistFile(int file, const struct stat& status) : status_(status) {
    const auto size = static_cast<std::size_t>(status.st_size);
    if (size < header_bytes) throw std::runtime_error("is too short to be a list");
    void* const memory = mmap(nullptr, size, PROT_READ, MAP_SHARED, file, 0);
    if (memory == MAP_FAILED) fail("cannot be mapped");
    mapped_ = {static_cast<const std::uint8_t*>(memory), size};
    digests_ = digests_in(mapped_);
    const bool is_whole = size == header_bytes + digests_.size() * sizeof(PasswordDigest) &&
                          view_of(mapped_.first(header_bytes)) == header_of(digests_.size());
    if (is_whole) return;
    munmap(memory, size);
    throw std::runtime_error("is no list that was imported, or not the whole of one");
}

BlocklistFile::~BlocklistFile() {
    munmap(const_cast<std::uint8_t*>(mapped_.data()), mapped_.size());
}

bool BlocklistFile::holds(const PasswordDigest& digest) const {
    return std::binary_search(digests_.begin(), digests_.end(), digest);
}

}  // namespace gatepost::crypto
