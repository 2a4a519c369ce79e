#include "app/cli/password_input.h"

#include <termios.h>
#include <unistd.h>

#include <iostream>
#include <string>

#include "app/process/exit_error.h"
#include "base/base64url.h"
#include "base/utf8.h"

namespace gatepost::app::cli {
namespace {

/// Asks on a terminal and keeps what is typed off it.
class Prompt {
  public:
    Prompt() : is_terminal_(isatty(STDIN_FILENO) == 1 && tcgetattr(STDIN_FILENO, &before_) == 0) {
        if (!is_terminal_) return;
        std::cerr << "Password: " << std::flush;
        termios quiet = before_;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
    }
    ~Prompt() {
        if (!is_terminal_) return;
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
        std::cerr << '\n';
    }
    Prompt(const Prompt&) = delete;
    Prompt& operator=(const Prompt&) = delete;

  private:
    termios before_{};
    bool is_terminal_;
};

}  // namespace

core::NewPassword read_password() {
    std::string line;
    {
        const Prompt prompt;
        std::getline(std::cin, line);
    }
    if (!base::is_utf8(line)) throw ExitError(EX_DATAERR, "the password is not UTF-8");
    auto parsed = core::NewPassword::parse(line);
    const auto* problem = std::get_if<core::PasswordProblem>(&parsed);
    if (problem != nullptr && *problem == core::PasswordProblem::too_common) {
        throw ExitError(EX_DATAERR,
                        "the password is one of the first that anybody would guess; choose another "
                        "one, or use --generate");
    }
    if (problem != nullptr) {
        throw ExitError(EX_DATAERR,
                        "the password needs at least 8 characters and at most 1,024 bytes; give it "
                        "as the first line of standard input, or use --generate");
    }
    return std::get<core::NewPassword>(std::move(parsed));
}

core::NewPassword generate_password(base::Random& random) {
    constexpr std::size_t bytes = 15;
    auto parsed = core::NewPassword::parse(base::base64url_encode(random.bytes(bytes)));
    return std::get<core::NewPassword>(std::move(parsed));
}

}  // namespace gatepost::app::cli
