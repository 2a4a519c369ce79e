#pragma once

#include "core/store.h"
#include "mysql/database.h"

namespace gatepost::mysql {

class MysqlEvents final : public core::EventRows {
  public:
    explicit MysqlEvents(Database& database) : database_(database) {}

    void append_by(const core::Actor& actor, std::optional<core::AccountId> account,
                   core::EventKind kind, const core::EventChange& change) override;
    using EventRows::newest;
    std::vector<core::Event> newest(const core::EventFilter& filter,
                                    std::optional<core::EventId> before,
                                    std::size_t limit) override;
    std::vector<core::Event> past(core::EventId after, std::size_t limit) override;
    std::size_t purge(std::chrono::seconds age, std::size_t limit) override;

    /// What administrators did in the current transaction, or the last one.
    const std::vector<core::Event>& noted() const { return noted_; }
    void forget_noted() { noted_.clear(); }

  private:
    Database& database_;
    std::vector<core::Event> noted_{};
};

}  // namespace gatepost::mysql
