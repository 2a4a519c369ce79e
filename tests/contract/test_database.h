#pragma once

#include <memory>
#include <string>

#include "core/store.h"
#include "mysql/options.h"

namespace gatepost::tests {

/// How to reach a database of the server at $GATEPOST_TEST_SOCKET.
mysql::ConnectOptions options_for(const std::string& database);

/// A database of this process alone, dropped with the object. Fresh: without any table.
class ScratchDatabase {
  public:
    ScratchDatabase();
    ~ScratchDatabase();
    ScratchDatabase(const ScratchDatabase&) = delete;
    ScratchDatabase& operator=(const ScratchDatabase&) = delete;

    mysql::ConnectOptions options() const { return options_for(name_); }
    std::unique_ptr<core::Store> open() const;

  private:
    std::string name_;
};

/// The database of the suite, migrated once; emptied at every call.
const ScratchDatabase& empty_database();

}  // namespace gatepost::tests
