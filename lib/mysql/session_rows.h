#pragma once

#include "core/store.h"
#include "mysql/database.h"

namespace gatepost::mysql {

/// The statement of `find`: it is what a request at the gate costs at least (tests/bench).
extern const std::string session_and_account;

class MysqlSessions final : public core::SessionRows {
  public:
    explicit MysqlSessions(Database& database) : database_(database) {}

    void insert(const core::SessionDigest& digest, core::AccountId account, bool remembered,
                const core::SessionLifetime& lifetime, const core::Client& client) override;
    std::optional<core::Session> find(const core::SessionDigest& digest) override;
    void touch(const core::SessionDigest& digest, std::chrono::seconds idle) override;
    bool prove(const core::SessionDigest& digest) override;
    bool renew(const core::SessionDigest& digest, const core::SessionDigest& renewed) override;
    bool remove(const core::SessionDigest& digest) override;
    void remove_all(core::AccountId account, core::SessionEnd why) override;
    std::size_t remove_any(std::size_t limit) override;
    std::size_t remove_others(core::AccountId account, const core::SessionDigest& kept) override;
    bool remove_one(core::AccountId account, core::SessionNumber number) override;
    std::vector<core::SessionEntry> list(core::AccountId account) override;
    std::optional<core::SessionEnd> why_ended(const core::SessionDigest& digest) override;
    std::size_t purge(std::size_t limit) override;
    std::size_t forget_ended(std::chrono::seconds age, std::size_t limit) override;

  private:
    /// Deletes the rows of that condition, noted with why; returns how many.
    std::size_t end(core::SessionEnd why, std::string_view which, const Parameters& values);

    Database& database_;
};

}  // namespace gatepost::mysql
