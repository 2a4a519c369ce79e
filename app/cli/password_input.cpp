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

core::NewPassword choose(const std::string& line, const PasswordOwner& owner) {
    if (!is_text(line)) throw ExitError(EX_DATAERR, "the password is not UTF-8 text");
    const auto personal = core::personal_words(owner.email.typed(), owner.site_name);
    auto parsed = core::NewPassword::parse(line, personal);
    const auto* problem = std::get_if<core::PasswordProblem>(&parsed);
    if (problem == nullptr) return std::get<core::NewPassword>(std::move(parsed));
    if (*problem == core::PasswordProblem::too_common) {
        throw ExitError(EX_DATAERR,
                        "the password is one of the first that anybody would guess; choose another "
                        "one, or use --generate");
    }
    throw ExitError(EX_DATAERR,
                    "the password needs at least 8 characters and at most 1,024 bytes; give it "
                    "as the first line of standard input, or use --generate");
}

}  // namespace

core::NewPassword read_password(std::istream& input, const PasswordOwner& owner) {
    return choose(take_line(input), owner);
}

core::NewPassword ask_for_password(const PasswordOwner& owner) {
    if (isatty(STDIN_FILENO) == 0) return read_password(std::cin, owner);
    const NoEcho no_echo;
    const auto line = ask("Password: ");
    auto chosen = choose(line, owner);
    if (ask("The same again: ") != line)
        throw ExitError(EX_DATAERR, "the two passwords are not the same");
    return chosen;
}

core::NewPassword generate_password(base::Random& random) {
    constexpr std::size_t bytes = 15;
    auto parsed = core::NewPassword::parse(base::base64url_encode(random.bytes(bytes)), {});
    return std::get<core::NewPassword>(std::move(parsed));
}

}  // namespace gatepost::app::cli
