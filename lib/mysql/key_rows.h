#pragma once

#include "core/store.h"
#include "mysql/database.h"

namespace gatepost::mysql {

class MysqlKeys final : public core::KeyRows {
  public:
    explicit MysqlKeys(Database& database) : database_(database) {}

    std::map<std::string, std::optional<core::TimePoint>> list() override;
    void replace(const std::vector<std::string>& names) override;
    void mark_signing(const std::string& name) override;

  private:
    Database& database_;
};

}  // namespace gatepost::mysql
