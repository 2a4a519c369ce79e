#pragma once

#include <memory>
#include <string>

#include "core/store.h"
#include "mysql/options.h"

namespace gatepost::tests {

/// The socket of the server for tests, $GATEPOST_TEST_SOCKET.
std::string server_socket();

/// A database of this process alone, dropped with the object. Fresh: without any table. So is its
/// user, who can do with it what `gatepost db migrate` gives to a program's user and no more.
class ScratchDatabase {
  public:
    ScratchDatabase();
    ~ScratchDatabase();
    ScratchDatabase(const ScratchDatabase&) = delete;
    ScratchDatabase& operator=(const ScratchDatabase&) = delete;

    mysql::ConnectOptions options() const;
    std::unique_ptr<core::Store> open() const;

    /// As who may change tables: nothing that programs do.
    mysql::ConnectOptions owner_options() const;
    std::unique_ptr<core::Store> open_as_owner() const;

    /// What `gatepost db migrate` does.
    void migrate() const;

  private:
    std::string name_;
};

/// The database of the suite, migrated once; emptied at every call.
const ScratchDatabase& empty_database();

}  // namespace gatepost::tests
