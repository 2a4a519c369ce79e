#pragma once

#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "app/cli/run.h"

namespace gatepost::app::cli {

/// Catches what goes to a stream of the program's.
class Captured {
  public:
    explicit Captured(std::ostream& stream)
        : stream_(stream), before_(stream.rdbuf(text_.rdbuf())) {}
    Captured(const Captured&) = delete;
    ~Captured() { stream_.rdbuf(before_); }
    std::string text() const { return text_.str(); }

  private:
    std::ostringstream text_;
    std::ostream& stream_;
    std::streambuf* before_;
};

/// What `gatepost ARGUMENTS` says, and its exit code.
inline std::string said_by(std::vector<std::string> arguments, const std::string& input = "") {
    arguments.insert(arguments.begin(), "gatepost");
    std::vector<char*> argv;
    for (auto& argument : arguments)
        argv.push_back(argument.data());
    std::istringstream typed(input);
    auto* const before = std::cin.rdbuf(typed.rdbuf());
    const Captured out(std::cout), errors(std::cerr);
    const int code = run(static_cast<int>(argv.size()), argv.data());
    std::cin.rdbuf(before);
    return out.text() + errors.text() + "exit " + std::to_string(code);
}

}  // namespace gatepost::app::cli
