#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "mysql/connection.h"
#include "mysql/options.h"

namespace gatepost::mysql {

/// Keeps other migrators of the database away, at whichever node of a cluster they are: GET_LOCK is
/// known to its own node alone. A row says who migrates, and a thread counts in it once a second.
/// Whose count has stood still for `silence`, while others' changes got through, is gone. Belongs
/// to one thread.
class MigrationLock {
  public:
    /// Makes the table. `connection` and `options` must outlive this.
    MigrationLock(Connection& connection, const ConnectOptions& options,
                  std::chrono::milliseconds silence = std::chrono::seconds(10));
    /// Gives it back.
    ~MigrationLock();
    MigrationLock(const MigrationLock&) = delete;
    MigrationLock& operator=(const MigrationLock&) = delete;

    /// Waits for it so long at most; false if somebody else has it still.
    bool take(std::chrono::milliseconds wait);
    /// Whether nobody else has taken it: who was stopped for a while may have been thought gone.
    bool is_held();

  private:
    struct Sign {
        std::string holder;  ///< empty for nobody
        std::uint64_t beats = 0;
        bool operator==(const Sign&) const = default;
    };

    Sign sign();
    bool claim(const Sign& from);
    void change_something();
    void beat();

    Connection& connection_;
    const ConnectOptions& options_;
    const std::chrono::milliseconds silence_;
    const std::string holder_;
    std::mutex mutex_;  // guards what follows
    std::condition_variable changed_;
    bool ending_ = false;
    std::thread thread_;  // counts, once the lock is taken
};

}  // namespace gatepost::mysql
