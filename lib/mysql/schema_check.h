#pragma once

#include <atomic>

namespace gatepost::mysql {

class Connection;

/// That nobody works on a schema of another program. The database may only come when this program
/// runs already, so it is looked at with the first connection. Shared by threads.
class SchemaCheck {
  public:
    /// Throws core::StoreUnavailable unless the schema is the one of this program, or was so when
    /// it was looked at before.
    void require(Connection& connection);

  private:
    std::atomic<bool> fits_ = false;
};

}  // namespace gatepost::mysql
