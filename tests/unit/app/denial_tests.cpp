#include "app/config/denial.h"

#include <fmt/format.h>
#include <pwd.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>

#include "app/config/small_file.h"
#include "base/file_descriptor.h"
#include "fakes/temporary_folder.h"

namespace gatepost::app {
namespace {

constexpr uid_t nobody = 65534;

/// What `say` says to whom modes apply: as root, in a child that is nobody.
template <class Say>
std::string as_nobody(Say say) {
    if (geteuid() != 0) return say();
    std::array<int, 2> ends{};
    BOOST_REQUIRE(pipe(ends.data()) == 0);
    const pid_t child = fork();
    if (child == 0) {
        if (setresuid(nobody, nobody, nobody) != 0) _exit(1);
        base::write_all(base::FileDescriptor(ends[1]), say());
        _exit(0);
    }
    close(ends[1]);
    std::string text(4096, '\0');
    const ssize_t size = read(ends[0], text.data(), text.size());
    close(ends[0]);
    waitpid(child, nullptr, 0);
    text.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
    return text;
}

std::string user() {
    return as_nobody([] { return std::string(getpwuid(geteuid())->pw_name); });
}

/// Its modes shut out their owner, too, so that the tests hold for anybody.
struct OpenFolder : fakes::TemporaryFolder {
    OpenFolder() { BOOST_REQUIRE(chmod(folder.c_str(), 0755) == 0); }
    ~OpenFolder() {
        for (const char* name : {"etc", "etc/sub"})
            chmod((folder / name).c_str(), 0755);
    }

    std::filesystem::path make_folder(const std::string& name) const {
        std::filesystem::create_directory(folder / name);
        return folder / name;
    }
    std::string denied(const std::filesystem::path& path, mode_t forbidden = 0) const {
        return as_nobody([&] {
            const auto error = denial(path, forbidden);
            return error ? to_string(*error) : std::string("open");
        });
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(denial_tests, OpenFolder)

BOOST_AUTO_TEST_CASE(what_may_be_read_and_what_is_not_there_is_not_denied) {
    BOOST_TEST(denied(write("file", "x", 0644)) == "open");
    BOOST_TEST(denied(folder) == "open");
    BOOST_TEST(denied(folder / "nothing") == "open");
    BOOST_TEST(denied("") == "open");
}

BOOST_AUTO_TEST_CASE(a_closed_file_is_named_with_its_mode_and_what_opens_it) {
    const auto logo = write("logo.png", "x", 0200);
    BOOST_TEST(denied(logo) ==
               fmt::format("{0}: cannot be read: it is 0200, and the user {1} may not read it "
                           "(run: chmod 644 {0})",
                           logo.string(), user()));
}

BOOST_AUTO_TEST_CASE(so_is_a_closed_folder_on_the_way) {
    const auto etc = make_folder("etc");
    make_folder("etc/sub");
    const auto file = write("etc/sub/file", "x", 0644);
    BOOST_REQUIRE(chmod(etc.c_str(), 0200) == 0);
    const auto expected = fmt::format(
        "{}: cannot be read: {} is 0200, and the user {} may not enter it (run: chmod 755 {})",
        file.string(), etc.string(), user(), etc.string());
    BOOST_TEST(denied(file) == expected);
    BOOST_TEST(as_nobody([&] { return to_string(read_small_file(file, 10).error()); }) == expected);
}

BOOST_AUTO_TEST_CASE(a_link_is_followed_to_what_is_closed) {
    const auto etc = make_folder("etc");
    const auto file = write("etc/file", "x", 0644);
    std::filesystem::create_symlink(file, folder / "link");
    std::filesystem::create_symlink(etc, folder / "way");
    BOOST_REQUIRE(chmod(etc.c_str(), 0200) == 0);
    const auto culprit = etc.string() + " is 0200";
    BOOST_TEST(denied(folder / "link").find(culprit) != std::string::npos);
    BOOST_TEST(denied(folder / "way" / "file").find(culprit) != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_secret_is_not_to_be_opened_to_everybody) {
    const auto secret = write("password", "x", 0200);
    const auto said = denied(secret, 0027);
    BOOST_TEST(said.find("chmod 644") == std::string::npos);
    BOOST_TEST(said.find("LoadCredential=") != std::string::npos, said);
}

BOOST_AUTO_TEST_CASE(the_first_closed_thing_below_a_folder_is_named) {
    make_folder("etc");
    write("etc/open.tpl", "x", 0644);
    const auto check = [&] {
        return as_nobody([&] {
            const auto error = denial_below(folder / "etc");
            return error ? error->where : std::string("open");
        });
    };
    BOOST_TEST(check() == "open");
    const auto sub = make_folder("etc/sub");
    const auto closed = write("etc/sub/closed.tpl", "x", 0200);
    BOOST_TEST(check() == closed.string());
    BOOST_REQUIRE(chmod(sub.c_str(), 0200) == 0);
    BOOST_TEST(check() == sub.string());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gatepost::app
