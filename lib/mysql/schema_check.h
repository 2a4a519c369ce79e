#pragma once

#include <atomic>

namespace gatepost::mysql {

class Connection;

/// That nobody works on a schema that does not serve this program. The database may only come when
/// this program runs already, so it is looked at with the first connection. Shared by threads.
class SchemaCheck {
  public:
    /// Throws core::StoreUnavailable unless this program can work on the schema, or could when it
    /// was looked at before.
    void require(Connection& connection);

  private:
    std::atomic<bool> fits_ = false;
};

}  // namespace gatepost::mysql
