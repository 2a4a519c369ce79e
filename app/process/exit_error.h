#pragma once

#include <sysexits.h>

#include <stdexcept>
#include <string>

namespace gatepost::app {

/// A command cannot go on: what to tell the person who gave it, and the exit code (sysexits.h).
class ExitError : public std::runtime_error {
  public:
    ExitError(int code, const std::string& message) : std::runtime_error(message), code_(code) {}
    int code() const { return code_; }

  private:
    int code_;
};

}  // namespace gatepost::app
