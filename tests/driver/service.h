#pragma once

#include <memory>
#include <string>

#include "fakes/temporary_folder.h"
#include "process.h"
#include "stack.h"

namespace gatepost::tests {

/// `gatepost serve` or `courier` of a stack as systemd runs it: on a socket that stays open, with
/// credentials that are copied at each start, its standard error the journal, and started anew a
/// tenth of a second after it has ended.
class Service {
  public:
    /// In the place of the stack's own, which is ended.
    explicit Service(const Stack& stack, const std::string& command = "serve");
    ~Service();
    Service(const Service&) = delete;

    void signal(int number) const;
    /// Ends it, and waits until another process has begun.
    void restart() const;
    std::size_t starts() const;

    /// Whether it has said READY=1 since it was last asked.
    bool was_ready();
    /// What it last said in STATUS=.
    std::string status();
    std::string log() const { return fakes::read_file(folder_.folder / "log"); }

  private:
    void hear();

    fakes::TemporaryFolder folder_;
    int notified_ = -1;
    int listener_ = -1;
    bool ready_ = false;
    std::string status_;
    std::unique_ptr<Process> supervisor_;
};

}  // namespace gatepost::tests
