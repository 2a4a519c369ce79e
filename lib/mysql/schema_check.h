#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "mysql/row.h"

namespace gatepost::mysql {

class Connection;

/// Why this program cannot work with the database that `query` asks as its user: the schema, or a
/// right that is missing. Nothing if it can.
std::optional<std::string> misfit(const std::function<ResultSet(std::string_view)>& query);

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
