#pragma once

#include "core/store.h"
#include "mysql/database.h"

namespace gatepost::mysql {

class MysqlStatistics final : public core::StatisticsRows {
  public:
    explicit MysqlStatistics(Database& database) : database_(database) {}

    std::size_t count(std::size_t limit) override;
    std::vector<core::DailyCount> daily(std::chrono::sys_days since) override;
    std::vector<core::LatencyCount> latencies(std::chrono::sys_days since) override;

  private:
    void count_between(std::uint64_t after, std::uint64_t last);
    void count_confirmations(std::uint64_t after, std::uint64_t last);
    void count_failed_logins();

    Database& database_;
};

}  // namespace gatepost::mysql
