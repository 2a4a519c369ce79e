#pragma once

#include "core/store.h"
#include "mysql/database.h"

namespace gatepost::mysql {

class MysqlLimits final : public core::LimitRows {
  public:
    explicit MysqlLimits(Database& database) : database_(database) {}

    std::optional<base::TimePoint> take(const core::LimitKey& key,
                                        const core::Allowance& allowance) override;
    void give_back(const core::LimitKey& key, const core::Allowance& allowance) override;
    std::optional<base::TimePoint> full_at(const std::string& key) override;
    bool clear(const std::string& key) override;
    std::vector<core::LimitEntry> list(std::size_t limit) override;
    std::size_t purge(std::size_t limit) override;

  private:
    bool take_more(const std::string& key, const core::Allowance& allowance);
    bool take_first(const std::string& key, const core::Allowance& allowance);

    Database& database_;
};

}  // namespace gatepost::mysql
