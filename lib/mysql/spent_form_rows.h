#pragma once

#include "core/store.h"
#include "mysql/database.h"

namespace gatepost::mysql {

class MysqlSpentForms final : public core::SpentFormRows {
  public:
    explicit MysqlSpentForms(Database& database) : database_(database) {}

    bool spend(const std::string& digest) override;
    bool is_spent(const std::string& digest) override;
    void forget(const std::string& digest) override;
    std::size_t purge(std::chrono::seconds age, std::size_t limit) override;

  private:
    Database& database_;
};

}  // namespace gatepost::mysql
