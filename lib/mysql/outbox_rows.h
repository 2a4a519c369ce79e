#pragma once

#include "core/store.h"
#include "mysql/database.h"

namespace gatepost::mysql {

class MysqlOutbox final : public core::OutboxRows {
  public:
    explicit MysqlOutbox(Database& database) : database_(database) {}

    core::MailId enqueue(const core::MailIntent& intent) override;
    std::vector<core::LeasedMail> lease(const std::string& owner, std::chrono::seconds time,
                                        std::size_t limit,
                                        const core::PassedOver& passed_over) override;
    std::vector<std::string> lease_owners() override;
    std::size_t end_leases(const std::string& owner,
                           const std::vector<core::MailId>& but = {}) override;
    bool mark_sent(core::MailId id, const std::string& owner) override;
    bool retry_later(core::MailId id, const std::string& owner, std::chrono::seconds delay,
                     const std::string& error) override;
    bool mark_failed(core::MailId id, const std::string& owner, const std::string& error) override;
    std::vector<core::OutboxEntry> list(bool with_sent, std::size_t limit) override;
    std::vector<core::OutboxEntry> newest(std::optional<core::MailStatus> status,
                                          std::optional<core::MailId> before,
                                          std::size_t limit) override;
    std::optional<core::OutboxEntry> find(core::MailId id) override;
    std::optional<core::MailIntent> intent_of(core::MailId id) override;
    std::vector<core::OutboxEntry> of(core::AccountId account) override;
    std::size_t retry_now(std::optional<core::MailId> id) override;
    std::size_t purge(core::MailStatus end, std::chrono::seconds age, std::size_t limit) override;
    void note_courier(const core::MailCounts& more) override;
    core::OutboxFigures figures() override;

  private:
    ResultSet lock_due(bool urgent, std::size_t limit, const core::PassedOver& passed_over);
    std::optional<core::LeasedMail> lease_row(const Row& row, const std::string& owner,
                                              std::chrono::seconds time);

    Database& database_;
};

/// `error` as it fits into last_error: well-formed UTF-8, at most 500 characters. Programs that
/// fail say anything.
std::string error_to_keep(const std::string& error);

}  // namespace gatepost::mysql
