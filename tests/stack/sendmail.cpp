// The development stack's sendmail: delivers into the Maildir `../mail` beside the folder that this
// program lies in, so that it needs neither settings nor an environment. The stack copies it there.
//
// It takes exactly what Gatepost promises to call, `sendmail -i -f BOUNCE -- ADDRESS...`, and
// refuses everything else, so that a change of the command line shows here and not at a real MTA.

#include <fcntl.h>
#include <sysexits.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>

namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_message = 10 * 1024 * 1024;

[[noreturn]] void fail(const char* what) {
    throw std::system_error(errno, std::generic_category(), what);
}

class File {
  public:
    File(const fs::path& path, int flags) : fd_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {
        if (fd_ < 0) fail(path.c_str());
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    ~File() { ::close(fd_); }

    void write(std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t count = ::write(fd_, bytes.data(), bytes.size());
            if (count < 0) fail("write");
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
    }
    void sync() {
        if (::fsync(fd_) != 0) fail("fsync");
    }

  private:
    int fd_;
};

std::string read_all(int fd) {
    std::string text;
    std::array<char, 64 * 1024> buffer;
    while (true) {
        const ssize_t count = ::read(fd, buffer.data(), buffer.size());
        if (count < 0) fail("read");
        if (count == 0) return text;
        text.append(buffer.data(), static_cast<std::size_t>(count));
        if (text.size() > max_message) throw std::length_error("the message is too big");
    }
}

/// What some MTA takes for a second recipient, an option or a header of its own.
bool is_ambiguous(std::string_view address) {
    constexpr std::string_view bad = ",;:<>()[]\"\\|";
    return address.empty() || address.front() == '-' ||
           std::any_of(address.begin(), address.end(), [&](unsigned char c) {
               return c <= ' ' || c == 127 || bad.find(static_cast<char>(c)) != bad.npos;
           });
}

/// A name that no other delivery has: time, process and count
/// (https://cr.yp.to/proto/maildir.html).
std::string unique_name(std::size_t count) {
    using namespace std::chrono;
    const auto now = duration_cast<microseconds>(system_clock::now().time_since_epoch()).count();
    std::array<char, 64> name;
    const int length =
        std::snprintf(name.data(), name.size(), "%lld.M%06lldP%dQ%zu.localhost",
                      static_cast<long long>(now / 1'000'000),
                      static_cast<long long>(now % 1'000'000), static_cast<int>(::getpid()), count);
    return {name.data(), static_cast<std::size_t>(length)};
}

/// As a mail server does that hangs for one domain: for as long as `hanging/DOMAIN` is there. Ends
/// with who called it, as systemd ends all that a killed service leaves.
bool outlasts_hanging(const fs::path& var, std::string_view recipient) {
    const pid_t caller = getppid();
    const fs::path sign = var / "hanging" / recipient.substr(recipient.rfind('@') + 1);
    while (fs::exists(sign) && getppid() == caller)
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    return getppid() == caller;
}

void deliver(const fs::path& maildir, const std::string& name, const std::string& mail) {
    const fs::path draft = maildir / "tmp" / name;
    {
        File file(draft, O_WRONLY | O_CREAT | O_EXCL);
        file.write(mail);
        file.sync();
    }
    fs::rename(draft, maildir / "new" / name);
    File(maildir / "new", O_RDONLY | O_DIRECTORY).sync();
}

}  // namespace

int main(int argc, char** argv) {
    const std::span<char*> arguments(argv, static_cast<std::size_t>(argc));
    const bool as_promised = argc >= 6 && std::string_view(argv[1]) == "-i" &&
                             std::string_view(argv[2]) == "-f" && std::string_view(argv[4]) == "--";
    if (!as_promised || is_ambiguous(argv[3])) {
        std::fputs("usage: sendmail -i -f BOUNCE -- ADDRESS...\n", stderr);
        return EX_USAGE;
    }
    const auto recipients = arguments.subspan(5);
    if (std::any_of(recipients.begin(), recipients.end(), is_ambiguous)) {
        std::fputs("sendmail: an address could be read as something else\n", stderr);
        return EX_USAGE;
    }
    try {
        const fs::path var = fs::read_symlink("/proc/self/exe").parent_path().parent_path();
        const fs::path maildir = var / "mail";
        const std::string message = read_all(STDIN_FILENO);
        for (const std::string_view recipient : recipients)
            if (!outlasts_hanging(var, recipient)) return EX_TEMPFAIL;
        for (std::size_t i = 0; i < recipients.size(); ++i)
            deliver(maildir, unique_name(i),
                    std::string("Return-Path: <") + argv[3] + ">\nDelivered-To: " + recipients[i] +
                        "\n" + message);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "sendmail: %s\n", error.what());
        return EX_TEMPFAIL;
    }
    return EX_OK;
}
