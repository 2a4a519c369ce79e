#pragma once

#include <sys/stat.h>

namespace gatepost::base {

/// While it lives, new files and folders of this process may be read by all, if they are made so:
/// for those that another user has to read, whatever the umask of who runs the command. Not for
/// processes with several threads.
class OpenUmask {
  public:
    OpenUmask() : before_(umask(0022)) {}
    ~OpenUmask() { umask(before_); }
    OpenUmask(const OpenUmask&) = delete;
    OpenUmask& operator=(const OpenUmask&) = delete;

  private:
    mode_t before_;
};

}  // namespace gatepost::base
