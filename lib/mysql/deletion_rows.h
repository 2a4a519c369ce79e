#pragma once

#include "core/store.h"
#include "mysql/database.h"

namespace gatepost::mysql {

class MysqlDeletions final : public core::DeletionRows {
  public:
    explicit MysqlDeletions(Database& database) : database_(database) {}

    void begin(core::AccountId account, std::chrono::seconds delay) override;
    void cancel(core::AccountId account) override;
    bool remove(core::AccountId account) override;
    std::vector<core::AccountId> purge(std::size_t limit) override;

  private:
    Database& database_;
};

}  // namespace gatepost::mysql
