#pragma once

#include "core/store.h"
#include "mysql/database.h"

namespace gatepost::mysql {

class MysqlEvents final : public core::EventRows {
  public:
    explicit MysqlEvents(Database& database) : database_(database) {}

    void append_by(std::optional<core::AccountId> actor, std::optional<core::AccountId> account,
                   core::EventKind kind, const core::Client& client) override;
    std::vector<core::Event> newest(core::AccountId account, std::size_t limit) override;
    std::size_t purge(std::chrono::seconds age, std::size_t limit) override;

  private:
    Database& database_;
};

}  // namespace gatepost::mysql
