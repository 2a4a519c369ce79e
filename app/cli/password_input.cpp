#include "app/cli/password_input.h"

#include <fmt/format.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <string>

#include "app/process/exit_error.h"
#include "app/process/program.h"
#include "base/base64url.h"
#include "base/utf8.h"

namespace gatepost::app::cli {
namespace {

/// Keeps what is typed off a terminal.
class NoEcho {
  public:
    NoEcho() : is_on_(tcgetattr(STDIN_FILENO, &before_) == 0) {
        if (!is_on_) return;
        termios quiet = before_;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
    }
    ~NoEcho() {
        if (is_on_) tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
    }
    NoEcho(const NoEcho&) = delete;
    NoEcho& operator=(const NoEcho&) = delete;

  private:
    termios before_{};
    bool is_on_;
};

/// A line as a form's field would hold it: without the end that Windows gives it, and without the
/// mark that its editors put before a text.
std::string take_line(std::istream& input) {
    constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
    std::string line;
    std::getline(input, line);
    if (line.ends_with('\r')) line.pop_back();
    if (line.starts_with(byte_order_mark)) line.erase(0, byte_order_mark.size());
    return line;
}

std::string ask(const char* question) {
    std::cerr << question << std::flush;
    auto line = take_line(std::cin);
    std::cerr << '\n';
    return line;
}

// As http::parse_form does for all fields.
bool is_text(const std::string& line) {
    return base::is_utf8(line) && line.find('\0') == line.npos;
}

std::string in_words(core::PasswordProblem problem, const core::PasswordRules& rules) {
    switch (problem) {
        case core::PasswordProblem::too_short:
        case core::PasswordProblem::too_long:
            return fmt::format(
                "the password needs at least {} characters and at most 1,024 bytes; give it as the "
                "first line of standard input, or use --generate",
                rules.min_length);
        case core::PasswordProblem::easy:
            return "the password is easy to guess; take three or four words that have nothing to "
                   "do with each other, or use --generate";
        case core::PasswordProblem::personal:
            return "the password is easy to guess from the address or the site's name; choose "
                   "another one, or use --generate";
        case core::PasswordProblem::known:
            return "the password is on the site's list of known passwords; choose another one, or "
                   "use --generate";
    }
    __builtin_unreachable();
}

core::NewPassword choose(const std::string& line, const core::PasswordPolicy& policy,
                         const core::Email& email) {
    if (!is_text(line)) throw ExitError(EX_DATAERR, "the password is not UTF-8 text");
    auto judged = policy.judge(line, email.typed());
    const auto* problem = std::get_if<core::PasswordProblem>(&judged.outcome);
    if (problem == nullptr) return std::get<core::NewPassword>(std::move(judged.outcome));
    throw ExitError(EX_DATAERR, in_words(*problem, policy.rules()));
}

}  // namespace

core::NewPassword choose_password(const Config& config, const core::Email& email, bool generate) {
    const crypto::Blocklist blocklist(config.new_passwords.blocklist);
    const auto policy = password_policy_of(config, blocklist);
    if (!generate) return ask_for_password(policy, email);
    crypto::SystemRandom random;
    return generate_password(random, policy, email);
}

core::NewPassword read_password(std::istream& input, const core::PasswordPolicy& policy,
                                const core::Email& email) {
    return choose(take_line(input), policy, email);
}

core::NewPassword ask_for_password(const core::PasswordPolicy& policy, const core::Email& email) {
    if (isatty(STDIN_FILENO) == 0) return read_password(std::cin, policy, email);
    const NoEcho no_echo;
    const auto line = ask("Password: ");
    auto chosen = choose(line, policy, email);
    if (ask("The same again: ") != line)
        throw ExitError(EX_DATAERR, "the two passwords are not the same");
    return chosen;
}

core::NewPassword generate_password(base::Random& random, const core::PasswordPolicy& policy,
                                    const core::Email& email) {
    constexpr std::size_t least_bytes = 15;
    const auto bytes = std::max(least_bytes, policy.rules().min_length);
    return choose(base::base64url_encode(random.bytes(bytes)), policy, email);
}

}  // namespace gatepost::app::cli
