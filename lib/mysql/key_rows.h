#pragma once

#include "core/store.h"
#include "mysql/database.h"

namespace gatepost::mysql {

class MysqlKeys final : public core::KeyRows {
  public:
    explicit MysqlKeys(Database& database) : database_(database) {}

    std::set<std::string> names() override;
    void replace(const std::set<std::string>& names) override;

  private:
    Database& database_;
};

}  // namespace gatepost::mysql
