#include <sys/stat.h>

#include <boost/test/unit_test.hpp>

#include "command_line.h"
#include "crypto/blocklist.h"
#include "fakes/temporary_folder.h"

namespace gatepost::app::cli {
namespace {

struct Import : fakes::TemporaryFolder {
    const std::filesystem::path list = folder / "state" / "blocklist";
    const std::filesystem::path config =
        write("c.toml",
              "[site]\nbase_url = \"https://example.org\"\n[mail]\nfrom = \"a@example.org\"\n"
              "[passwords]\nblocklist = \"" +
                  list.string() + "\"\n");

    /// What the command says, without the folder's name, and its exit code.
    std::string run(std::vector<std::string> arguments, const std::string& input = "") const {
        arguments.insert(arguments.begin(), {"--config", config.string(), "passwords", "import"});
        return shortened(said_by(std::move(arguments), input));
    }
    std::string shortened(std::string text) const {
        const std::string prefix = folder.string() + "/";
        for (auto at = text.find(prefix); at != text.npos; at = text.find(prefix))
            text.erase(at, prefix.size());
        return text;
    }
    bool holds(const std::string& password) const {
        return crypto::Blocklist(list).holds(password);
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(passwords_tests, Import)

BOOST_AUTO_TEST_CASE(a_file_becomes_the_list_and_the_next_one_takes_its_place) {
    const auto first = write("first", "one\ntwo\n\none\n");
    BOOST_TEST(run({first}) ==
               "4 lines read, 1 of them skipped (empty, no text, or longer than 1,024 bytes)\n"
               "2 passwords are in the list: state/blocklist\nexit 0");
    BOOST_TEST((holds("one") && holds("two") && !holds("")));
    const auto second = write("second", "A9993E364706816ABA3E25717850C26C9CD0D89D:3\n");  // abc
    BOOST_TEST(run({second, "--json"}) ==
               "{\n  \"file\": \"state/blocklist\",\n  \"in_list\": 1,\n  \"read\": 1,\n  "
               "\"skipped\": 0\n}\nexit 0");
    BOOST_TEST((holds("abc") && !holds("one")));
}

BOOST_AUTO_TEST_CASE(several_files_and_standard_input_make_one_list) {
    const auto file = write("file", "one\n");
    BOOST_TEST(run({file, "-"}, "a9993e364706816aba3e25717850c26c9cd0d89d\n").ends_with("exit 0"));
    BOOST_TEST((holds("one") && holds("abc")));
}

BOOST_AUTO_TEST_CASE(the_server_may_read_it_whatever_the_umask) {
    const auto before = umask(0077);
    const auto said = run({"-"}, "one\n");
    umask(before);
    BOOST_TEST(said.ends_with("exit 0"));
    BOOST_TEST((std::filesystem::status(list).permissions() == std::filesystem::perms(0644)));
    BOOST_TEST((std::filesystem::status(list.parent_path()).permissions() ==
                std::filesystem::perms(0755)));
}

BOOST_AUTO_TEST_CASE(what_fails_leaves_the_list_as_it_was) {
    run({"-"}, "one\n");
    const auto digests = write("digests", "a9993e364706816aba3e25717850c26c9cd0d89d\noops\n");
    BOOST_TEST(run({digests}) ==
               "gatepost: digests, line 2: not a SHA-1 of 40 hexadecimal digits\nexit 65");
    BOOST_TEST(run({"-", "--format", "sha1"}, "two\n") ==
               "gatepost: standard input, line 1: not a SHA-1 of 40 hexadecimal digits\nexit 65");
    BOOST_TEST(run({"-"}, "\n") ==
               "gatepost: there is no password in it; the list stays as it was\nexit 65");
    BOOST_TEST(run({folder / "nothing"}) == "gatepost: cannot read nothing\nexit 66");
    BOOST_TEST(run({list.parent_path()}) == "gatepost: cannot read state\nexit 66");
    BOOST_TEST(run({"-", "--format", "md5"}).ends_with("exit 64"));
    BOOST_TEST(run({}).ends_with("exit 64"));
    BOOST_TEST((holds("one") && !holds("two")));
}

BOOST_AUTO_TEST_CASE(a_list_that_cannot_be_written_is_said_so) {
    write("state", "in the way");
    BOOST_TEST(run({"-"}, "one\n") ==
               "gatepost: cannot write state/blocklist: Not a directory\nexit 73");
    write("c.toml",
          "[site]\nbase_url = \"https://example.org\"\n[mail]\nfrom = \"a@example.org\"\n"
          "[passwords]\nblocklist = \"\"\n");
    BOOST_TEST(run({"-"}, "one\n") ==
               "gatepost: passwords.blocklist is empty; it says where the list is kept\nexit 78");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gatepost::app::cli
