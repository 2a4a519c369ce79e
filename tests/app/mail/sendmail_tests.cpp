#include "mail/sendmail.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

extern "C" {  // glibc 2.36 forgets it
#include <sys/pidfd.h>
}

#include <boost/test/unit_test.hpp>
#include <cerrno>
#include <fstream>
#include <sstream>

#include "base/file_descriptor.h"
#include "crypto/keyring.h"
#include "fakes/fake_clock.h"

namespace gatepost::mail {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

std::string read_file(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    return content.str();
}

/// A temporary folder and a Sendmail that runs the script `sendmail` in it, in that folder's name
/// `$HERE`.
struct Mailer {
    Mailer() {
        std::string name = (fs::temp_directory_path() / "gatepost-mail-XXXXXX").string();
        BOOST_REQUIRE(mkdtemp(name.data()) != nullptr);
        folder = name;
    }
    ~Mailer() { fs::remove_all(folder); }

    void script(const std::string& body) const {
        std::ofstream(folder / "sendmail") << "#!/bin/sh\nHERE='" << folder.string() << "'\n"
                                           << body << '\n';
        BOOST_REQUIRE(chmod((folder / "sendmail").c_str(), 0755) == 0);
    }

    core::Handover hand_over(const core::MailContent& content = {"Subject", "t\n", "h\n"},
                             std::chrono::milliseconds timeout = 30s) {
        const fakes::FakeClock clock;
        Sendmail sendmail({folder / "sendmail", HeaderText::parse("Gatepost").value(),
                           core::Email::parse("accounts@example.org").value(),
                           core::Email::parse("bounces@example.org").value(), timeout, 200ms},
                          clock, crypto::Keyring::parse(std::string(64, 'k')).value());
        return sendmail.send(core::Email::parse("Ada@Bücher.example").value(), content, identity);
    }

    std::optional<std::string> send(const core::MailContent& content = {"Subject", "t\n", "h\n"},
                                    std::chrono::milliseconds timeout = 30s) {
        return hand_over(content, timeout).error;
    }

    std::string made(const std::string& name) const { return read_file(folder / name); }

    fs::path folder;
    std::string identity = "1";
};

/// Waits until the process is gone; false if it still lives after ten seconds.
bool is_gone(pid_t pid) {
    const base::FileDescriptor handle(pidfd_open(pid, 0));
    if (!handle) return errno == ESRCH;
    pollfd watched{handle.get(), POLLIN, 0};
    return poll(&watched, 1, 10'000) == 1;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(sendmail_tests, Mailer)

BOOST_AUTO_TEST_CASE(the_program_gets_exactly_these_arguments) {
    script("printf '[%s]' \"$@\" > $HERE/arguments");
    BOOST_TEST(!send());
    BOOST_TEST(made("arguments") == "[-i][-f][bounces@example.org][--][Ada@xn--bcher-kva.example]");
}

BOOST_AUTO_TEST_CASE(the_message_arrives_whole_also_behind_a_lone_dot) {
    script("cat > $HERE/message");
    BOOST_TEST(!send({"Subject", "before\n.\nbehind\n", "<p>.</p>\n"}));
    const std::string message = made("message");
    BOOST_TEST(message.starts_with("From: Gatepost <accounts@example.org>\n"));
    BOOST_TEST(message.find("\nbefore\n.\nbehind\n") != message.npos);
    BOOST_TEST(message.ends_with("--=_mKwap8cIhhOVpKndSOgYSw--\n"));
    BOOST_TEST(message.find('\r') == message.npos);
}

BOOST_AUTO_TEST_CASE(a_huge_message_arrives_whole) {
    script("wc -c > $HERE/size; cat > $HERE/rest");
    std::string text;
    while (text.size() < max_content_bytes - 100)
        text += "a line of a very long letter\n";
    BOOST_TEST(!send({"Subject", text, "h"}));
    BOOST_TEST(std::stoul(made("size")) > text.size());
}

BOOST_AUTO_TEST_CASE(a_program_that_does_not_read_the_message_still_counts_by_its_exit) {
    script("exit 0");
    BOOST_TEST(!send({"Subject", std::string(500'000, 'x'), "h"}));
}

BOOST_AUTO_TEST_CASE(a_message_that_cannot_be_sent_starts_nothing) {
    script("touch $HERE/started");
    BOOST_TEST(send({"two\nlines", "t", "h"}).has_value());
    BOOST_TEST(send({"Subject", std::string(max_content_bytes, 'x'), "h"}).has_value());
    BOOST_TEST(!fs::exists(folder / "started"));
}

BOOST_AUTO_TEST_CASE(the_program_cannot_change_the_message) {
    script("echo more >&0 2>/dev/null || touch $HERE/refused; cat > $HERE/message");
    BOOST_TEST(!send());
    BOOST_TEST(fs::exists(folder / "refused"));
    BOOST_TEST(made("message").starts_with("From: "));
}

BOOST_AUTO_TEST_CASE(an_exit_code_is_named_with_what_the_program_said) {
    script("echo 'queue full' >&2; exit 75");
    BOOST_TEST(send().value() == "sendmail: exit 75 (temporary failure): queue full");
    script("echo on standard output; exit 67");
    BOOST_TEST(send().value() == "sendmail: exit 67 (unknown recipient): on standard output");
    script("exit 1");
    BOOST_TEST(send().value() == "sendmail: exit 1");
}

BOOST_AUTO_TEST_CASE(what_the_program_said_becomes_one_printable_line) {
    script("printf 'first\\r\\n\\n\\tsecond \\033[31mred\\177\\303\\274\\n' >&2; exit 1");
    BOOST_TEST(send().value() == "sendmail: exit 1: first second [31mred ??");
}

BOOST_AUTO_TEST_CASE(a_chatty_program_is_not_blocked_and_its_words_are_cut) {
    script("yes chatter | head -c 1000000 >&2; exit 70");
    const std::string error = send().value();
    BOOST_TEST(error.starts_with("sendmail: exit 70 (internal error): chatter chatter"));
    BOOST_TEST(error.size() < 600U);
}

BOOST_AUTO_TEST_CASE(the_cause_is_kept_however_much_was_said_before_it) {
    script("yes chatter | head -c 100000; echo 'mail server: the cause' >&2; exit 70");
    BOOST_TEST(send().value().ends_with("chatter mail server: the cause"));
    script("for i in 1 2 3 4; do echo 'sendmail: warning: no IPv6'; done; echo 'no room'; exit 75");
    BOOST_TEST(send().value() == "sendmail: exit 75 (temporary failure): no room");
}

// It is in the row, and the log has to do without.
BOOST_AUTO_TEST_CASE(the_address_is_left_out_of_what_the_program_said) {
    script("echo \"<$5>: user $5 unknown\"; exit 67");
    BOOST_TEST(send().value() ==
               "sendmail: exit 67 (unknown recipient): <RECIPIENT>: user RECIPIENT unknown");
}

BOOST_AUTO_TEST_CASE(the_message_id_is_told_as_it_stands_in_the_header) {
    script("cat > $HERE/message");
    const auto sent = hand_over();
    BOOST_TEST(made("message").find("\nMessage-ID: " + sent.message_id + "\n") !=
               std::string::npos);
    script("exit 75");
    BOOST_TEST(hand_over().message_id == sent.message_id);
    BOOST_TEST(hand_over({"two\nlines", "t", "h"}).message_id.empty());
}

BOOST_AUTO_TEST_CASE(words_of_a_program_that_succeeded_are_dropped) {
    script("echo warning >&2; exit 0");
    BOOST_TEST(!send());
}

BOOST_AUTO_TEST_CASE(a_signal_is_named) {
    script("echo dying >&2; kill -9 $$");
    BOOST_TEST(send().value() == "sendmail: killed by signal 9 (Killed): dying");
    script("kill -34 $$");
    BOOST_TEST(send().value() == "sendmail: killed by signal 34 (unknown)");
}

BOOST_AUTO_TEST_CASE(a_program_that_hangs_is_killed_with_its_children) {
    script("sleep 1000 & echo $! > $HERE/child; echo $$ > $HERE/parent; echo hanging >&2; wait");
    BOOST_TEST(send({"s", "t", "h"}, 500ms).value() ==
               "sendmail: killed, since it did not end within 0.5 s: hanging");
    BOOST_TEST(is_gone(std::stoi(made("parent"))));
    BOOST_TEST(is_gone(std::stoi(made("child"))));
}

BOOST_AUTO_TEST_CASE(a_program_that_ignores_sigterm_is_killed_too) {
    script("trap '' TERM; sleep 1000 & echo $! > $HERE/child; while :; do wait; done");
    BOOST_TEST(send({"s", "t", "h"}, 500ms).has_value());
    BOOST_TEST(is_gone(std::stoi(made("child"))));
}

BOOST_AUTO_TEST_CASE(a_program_that_never_stops_talking_is_killed) {
    script("echo $$ > $HERE/parent; exec yes");
    BOOST_TEST(send({"s", "t", "h"}, 500ms).has_value());
    BOOST_TEST(is_gone(std::stoi(made("parent"))));
}

BOOST_AUTO_TEST_CASE(what_a_program_leaves_running_is_not_waited_for) {
    script("sleep 1000 & echo $! > $HERE/child; exit 0");
    BOOST_TEST(!send());
    const pid_t child = std::stoi(made("child"));
    BOOST_TEST(kill(child, SIGKILL) == 0);
    BOOST_TEST(is_gone(child));
}

BOOST_AUTO_TEST_CASE(a_program_that_cannot_be_started_is_an_error) {
    BOOST_TEST(send().value() == "sendmail: could not be started: No such file or directory");
    script("exit 0");
    BOOST_REQUIRE(chmod((folder / "sendmail").c_str(), 0644) == 0);
    BOOST_TEST(send().value() == "sendmail: could not be started: Permission denied");
    std::ofstream(folder / "sendmail") << "no program";
    BOOST_REQUIRE(chmod((folder / "sendmail").c_str(), 0755) == 0);
    BOOST_TEST(send().value() == "sendmail: could not be started: Exec format error");
}

BOOST_AUTO_TEST_CASE(the_program_inherits_nothing) {
    const base::FileDescriptor leaky(fcntl(STDERR_FILENO, F_DUPFD, 50));
    BOOST_REQUIRE(setenv("GATEPOST_KEYS", "secret", 1) == 0);
    script("env | sort > $HERE/environment; ls /proc/$$/fd > $HERE/descriptors");
    BOOST_TEST(!send());
    unsetenv("GATEPOST_KEYS");
    // PWD is the shell's own.
    BOOST_TEST(made("environment").starts_with("LANG=C\nPATH=/usr/sbin:/usr/bin:/sbin:/bin\nPWD="));
    BOOST_TEST(made("descriptors").find(std::to_string(leaky.get())) == std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_program_gets_default_signals_in_a_group_of_its_own) {
    sigset_t blocked;
    sigset_t before;
    sigfillset(&blocked);
    BOOST_REQUIRE(pthread_sigmask(SIG_BLOCK, &blocked, &before) == 0);
    const auto ignored = signal(SIGPIPE, SIG_IGN);
    script(
        "grep -E '^SigBlk' /proc/$$/status | cut -f 2 > $HERE/blocked;"
        "grep -E '^SigIgn' /proc/$$/status | cut -f 2 > $HERE/ignored;"
        "ps -o pgid= $$ > $HERE/group; echo $$ >> $HERE/group");
    const auto error = send();
    signal(SIGPIPE, ignored);
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    BOOST_TEST(!error);
    BOOST_TEST(std::stoull(made("blocked"), nullptr, 16) == 0U);
    // Signals 32 and 33 are glibc's own.
    BOOST_TEST((std::stoull(made("ignored"), nullptr, 16) & ~0x180000000ULL) == 0U);
    int group = 0;
    int process = 0;
    std::istringstream(made("group")) >> group >> process;
    BOOST_TEST(group == process);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gatepost::mail
