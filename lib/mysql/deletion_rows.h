#pragma once

#include "core/store.h"
#include "mysql/database.h"

namespace gatepost::mysql {

class DeletionRows final : public core::DeletionRows {
  public:
    explicit DeletionRows(Database& database) : database_(database) {}

    void begin(core::UserId user, std::chrono::seconds delay) override;
    void cancel(core::UserId user) override;
    std::size_t purge(std::size_t limit) override;

  private:
    Database& database_;
};

}  // namespace gatepost::mysql
