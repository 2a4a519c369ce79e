#include "base/file_descriptor.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <string>
#include <system_error>

namespace gatepost::base {
namespace {

FileDescriptor make_file() {
    return FileDescriptor(memfd_create("test", MFD_CLOEXEC));
}

bool is_open(int fd) {
    return fcntl(fd, F_GETFD) >= 0;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(file_descriptor_tests)

BOOST_AUTO_TEST_CASE(it_closes_what_it_owns) {
    int fd = -1;
    {
        const FileDescriptor file = make_file();
        fd = file.get();
        BOOST_TEST(is_open(fd));
    }
    BOOST_TEST(!is_open(fd));
}

BOOST_AUTO_TEST_CASE(moving_hands_it_over) {
    FileDescriptor first = make_file();
    const int fd = first.get();
    FileDescriptor second(std::move(first));
    BOOST_TEST(second.get() == fd);
    FileDescriptor third = make_file();
    const int replaced = third.get();
    third = std::move(second);
    BOOST_TEST(third.get() == fd);
    BOOST_TEST(!is_open(replaced));
    BOOST_TEST(is_open(fd));
}

BOOST_AUTO_TEST_CASE(none_is_false) {
    FileDescriptor file;
    BOOST_TEST(!file);
    file = make_file();
    BOOST_TEST(static_cast<bool>(file));
    file.close();
    BOOST_TEST(!file);
}

BOOST_AUTO_TEST_CASE(all_bytes_are_written_or_it_throws) {
    const FileDescriptor file = make_file();
    const std::string bytes(300'000, 'x');
    write_all(file, bytes);
    BOOST_TEST(lseek(file.get(), 0, SEEK_END) == 300'000);
    BOOST_CHECK_THROW(write_all(FileDescriptor(), "x"), std::system_error);
    write_all(FileDescriptor(), "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gatepost::base
