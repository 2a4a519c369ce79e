#include "crypto/blocklist.h"

#include <sys/stat.h>

#include <atomic>
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "fakes/temporary_folder.h"
#include "hex.h"

using namespace gatepost;
using crypto::Blocklist;
using crypto::BlocklistFile;
using crypto::PasswordDigest;

namespace {

constexpr std::size_t header_bytes = 24;

struct Folder : fakes::TemporaryFolder {
    const std::filesystem::path path = folder / "list";

    void write_list(const std::vector<std::string>& passwords) const {
        std::vector<PasswordDigest> digests;
        for (const auto& password : passwords)
            digests.push_back(crypto::digest_password(password));
        crypto::write_blocklist(path, digests);
    }
    std::string refusal() const {
        try {
            BlocklistFile::open(path);
        } catch (const std::runtime_error& error) {
            return error.what();
        }
        return "none";
    }
    std::size_t files() const {
        const std::filesystem::directory_iterator all(folder);
        return static_cast<std::size_t>(std::distance(begin(all), end(all)));
    }
};

std::vector<std::string> numbered(int count) {
    std::vector<std::string> passwords;
    for (int i = 0; i < count; ++i)
        passwords.push_back("password" + std::to_string(i));
    return passwords;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(blocklist_tests, Folder)

BOOST_AUTO_TEST_CASE(it_holds_what_was_written_and_nothing_else) {
    for (const int count : {0, 1, 2, 3, 100, 1000}) {
        write_list(numbered(count));
        const Blocklist list(path);
        BOOST_TEST(list.size() == static_cast<std::size_t>(count));
        for (const auto& password : numbered(count))
            BOOST_TEST(list.holds(password), password);
        for (const char* other : {"", "password", "password-1", "Password0", "password0 "})
            BOOST_TEST(!list.holds(other), other);
    }
}

BOOST_AUTO_TEST_CASE(the_file_is_sorted_each_once_and_for_everybody_to_read) {
    write_list({"abc", "abc", ""});
    BOOST_TEST(hex(fakes::read_file(path)) ==
               "4750424c4f434b0a010000000000000002000000000000"
               "00a9993e364706816aba3e25717850c26c9cd0d89d"
               "da39a3ee5e6b4b0d3255bfef95601890afd80709");
    struct stat status {};
    BOOST_REQUIRE(stat(path.c_str(), &status) == 0);
    BOOST_TEST((status.st_mode & 07777U) == 0644U);
    BOOST_TEST(files() == 1U);
}

BOOST_AUTO_TEST_CASE(each_form_of_a_password_is_found) {
    const std::string composed = "gr\u00fcne Wiese";
    const std::string decomposed = "gru\u0308ne Wiese";
    for (const auto& listed : {composed, decomposed}) {
        write_list({listed});
        const Blocklist list(path);
        BOOST_TEST(list.holds(composed));
        BOOST_TEST(list.holds(decomposed));
        BOOST_TEST(!list.holds("grune Wiese"));
    }
    write_list({composed});
    BOOST_TEST(Blocklist(path).holds("gru\u0308ne\u00a0Wiese"));
}

BOOST_AUTO_TEST_CASE(without_a_file_nothing_is_on_it) {
    BOOST_TEST(!Blocklist("").holds("password"));
    BOOST_TEST(!Blocklist(path).holds("password"));
    BOOST_TEST(!Blocklist(path / "below" / "nothing").holds("password"));
    BOOST_TEST(!BlocklistFile::open(path));
}

BOOST_AUTO_TEST_CASE(a_file_that_comes_changes_or_goes_is_seen_at_the_next_look) {
    const Blocklist list(path);
    BOOST_TEST(!list.holds("first"));
    write_list({"first"});
    BOOST_TEST(list.holds("first"));
    write_list({"second"});
    BOOST_TEST(!list.holds("first"));
    BOOST_TEST(list.holds("second"));
    std::filesystem::remove(path);
    BOOST_TEST(!list.holds("second"));
}

BOOST_AUTO_TEST_CASE(a_file_that_is_damaged_in_its_place_counts_as_none_until_it_is_whole) {
    write_list(numbered(2000));
    const auto whole = fakes::read_file(path);
    const Blocklist list(path);
    BOOST_TEST(list.holds("password7"));
    std::filesystem::resize_file(path, 0);
    BOOST_TEST(!list.holds("password7"));
    std::filesystem::resize_file(path, whole.size());  // as long as before, of zeros
    BOOST_TEST(!list.holds("password7"));
    std::ofstream(path, std::ios::binary) << whole;
    BOOST_TEST(list.holds("password7"));
}

BOOST_AUTO_TEST_CASE(what_is_no_whole_list_is_refused_wherever_it_ends) {
    write_list({"one", "two", "three"});
    const auto whole = fakes::read_file(path);
    BOOST_TEST(whole.size() == header_bytes + 60);
    BOOST_TEST(refusal() == "none");
    for (std::size_t size = 0; size < whole.size(); ++size) {
        write("list", whole.substr(0, size));
        BOOST_TEST(refusal() != "none", "of " << size << " bytes");
        BOOST_TEST(!Blocklist(path).holds("one"));
    }
    for (const auto& more : {std::string(1, '\0'), std::string(20, '\xff')}) {
        write("list", whole + more);
        BOOST_TEST(refusal() != "none");
    }
}

BOOST_AUTO_TEST_CASE(a_header_with_one_other_bit_is_refused) {
    write_list({"one", "two"});
    const auto whole = fakes::read_file(path);
    for (std::size_t bit = 0; bit < 8 * header_bytes; ++bit) {
        auto damaged = whole;
        damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << (bit % 8)));
        write("list", damaged);
        BOOST_TEST(refusal() != "none", "bit " << bit);
    }
    write("list", "password\n123456\n" + std::string(100, 'x'));
    BOOST_TEST(refusal() == "is no list that was imported, or not the whole of one");
}

BOOST_AUTO_TEST_CASE(what_is_no_file_is_refused) {
    std::filesystem::create_directory(path);
    BOOST_TEST(refusal() == "is not a regular file");
    BOOST_CHECK_THROW(write_list({"one"}), std::system_error);
    std::filesystem::remove(path);
    BOOST_REQUIRE(mkfifo(path.c_str(), 0600) == 0);
    BOOST_TEST(refusal() == "is not a regular file");
    BOOST_TEST(files() == 1U);
}

BOOST_AUTO_TEST_CASE(a_list_that_cannot_be_written_leaves_the_old_one) {
    std::vector<PasswordDigest> none;
    BOOST_CHECK_THROW(crypto::write_blocklist(folder / "no" / "folder", none), std::system_error);
    BOOST_TEST(files() == 0U);
}

BOOST_AUTO_TEST_CASE(threads_look_up_while_the_list_is_replaced) {
    write_list(numbered(50));
    const Blocklist list(path);
    std::atomic<int> misses = 0;
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&](const std::stop_token& stop) {
            while (!stop.stop_requested())
                misses += list.holds("password1") ? 0 : 1;
        });
    }
    for (int count = 2; count < 60; ++count)
        write_list(numbered(count));
    threads.clear();
    BOOST_TEST(misses == 0);
}

BOOST_AUTO_TEST_SUITE_END()
