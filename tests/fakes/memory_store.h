#pragma once

#include "base/clock.h"
#include "core/store.h"
#include "fakes/memory_tables.h"

namespace gatepost::fakes {

class MemoryAccounts final : public core::AccountRows {
  public:
    MemoryAccounts(MemoryTables& tables, const base::Clock& clock)
        : tables_(tables), clock_(clock) {}

    core::AccountId insert(const core::Email& email, const crypto::PasswordHash& hash,
                           core::Language language) override;
    std::optional<core::AccountId> import(const core::Email& email,
                                          const crypto::PasswordHash& hash, core::Language language,
                                          const std::optional<core::ImportedTimes>& times) override;
    std::optional<core::Credentials> find(core::AccountId id) override;
    std::optional<core::Credentials> find_for_update(core::AccountId id) override {
        return find(id);
    }
    std::vector<core::Account> find_all(const core::Email& email) override;
    std::optional<core::Account> find_owner(const core::Email& email) override;
    std::optional<core::Account> find_addressee(const core::Email& email) override;
    std::vector<crypto::PasswordHash> sample_hashes(const core::Email& email) override;
    std::vector<crypto::HashKind> hash_kinds() override;
    std::optional<core::Credentials> find_by_hash(
        const core::Email& email, const std::vector<crypto::PasswordHash>& hashes) override;
    core::ConfirmOutcome confirm(core::AccountId id) override;
    /// None is left: here they go at once.
    std::size_t purge_lost(std::size_t) override { return 0; }
    void set_password_hash(core::AccountId id, const crypto::PasswordHash& hash) override;
    bool correct_address(core::AccountId id, const core::Email& email,
                         const crypto::PasswordHash& hash) override;
    bool change_address(core::AccountId id, const core::Email& email,
                        const crypto::PasswordHash& hash) override;
    void wait_anew(core::AccountId id) override;
    void make_room(const core::Email& email, std::size_t most) override;
    bool remove_pending(core::AccountId id) override;
    std::vector<core::Account> take_forgotten(std::chrono::seconds age, std::size_t limit) override;
    std::size_t purge_pending(std::chrono::seconds age, std::size_t limit) override;
    void move_epoch(core::AccountId id) override;
    std::uint32_t rescue_serial(core::AccountId id) override;
    void move_rescue_serial(core::AccountId id) override;
    void set_admin(core::AccountId id, bool admin) override;
    std::vector<core::Account> administrators(std::size_t limit) override;
    bool has_other_administrator(core::AccountId id) override;
    void note_login(core::AccountId id) override;
    bool lock(core::AccountId id) override;
    bool unlock(core::AccountId id) override;
    void set_language(core::AccountId id, core::Language language) override;
    void set_name(core::AccountId id, const std::optional<core::DisplayName>& name) override;
    void set_consent(core::AccountId id, const std::optional<core::ConsentText>& text) override;
    std::optional<core::Consent> consent(core::AccountId id) override;
    void set_return_path(core::AccountId id, const std::string& path) override;
    std::string return_path(core::AccountId id) override;
    std::size_t forget_return_paths(std::chrono::seconds age, std::size_t limit) override;
    core::AccountPage find_page(const core::AccountQuery& query,
                                std::optional<core::AccountId> after, std::size_t limit) override;
    std::vector<core::Credentials> list_credentials(core::AccountId after,
                                                    std::size_t limit) override;
    std::vector<core::Account> list(core::AccountId after, std::size_t limit) override;

  private:
    std::vector<core::Credentials> of(const core::Email& email) const;
    void remove_rivals(core::AccountId winner, const core::Email& email);

    MemoryTables& tables_;
    const base::Clock& clock_;
    std::uint64_t last_id_ = 0;  // not in the tables: a rollback gives no id back
};

class MemorySessions final : public core::SessionRows {
  public:
    MemorySessions(MemoryTables& tables, const base::Clock& clock)
        : tables_(tables), clock_(clock) {}

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
    using Row = std::pair<const std::string, SessionRecord>;
    std::size_t end(core::SessionEnd why, const std::function<bool(const Row&)>& is_meant);

    MemoryTables& tables_;
    const base::Clock& clock_;
    std::uint64_t last_number_ = 0;
};

class MemoryOutbox final : public core::OutboxRows {
  public:
    MemoryOutbox(MemoryTables& tables, const base::Clock& clock) : tables_(tables), clock_(clock) {}

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
    bool is_due(const MailRecord& mail) const;
    MailRecord* end_lease(core::MailId id, const std::string& owner);

    MemoryTables& tables_;
    const base::Clock& clock_;
    std::uint64_t last_id_ = 0;
};

class MemoryGroups final : public core::GroupRows {
  public:
    explicit MemoryGroups(MemoryTables& tables) : tables_(tables) {}

    bool add(core::AccountId account, const core::GroupName& group) override;
    bool remove(core::AccountId account, const core::GroupName& group) override;
    std::vector<core::Account> members(const core::GroupName& group) override;
    std::vector<core::GroupName> of(core::AccountId account) override;
    std::vector<core::GroupSize> list() override;

  private:
    MemoryTables& tables_;
};

class MemoryEvents final : public core::EventRows {
  public:
    MemoryEvents(MemoryTables& tables, const base::Clock& clock) : tables_(tables), clock_(clock) {}

    void append_by(const core::Actor& actor, std::optional<core::AccountId> account,
                   core::EventKind kind, const core::EventChange& change) override;
    using EventRows::newest;
    std::vector<core::Event> newest(const core::EventFilter& filter,
                                    std::optional<core::EventId> before,
                                    std::size_t limit) override;
    std::vector<core::Event> past(core::EventId after, std::size_t limit) override;
    std::size_t purge(std::chrono::seconds age, std::size_t limit) override;

  private:
    MemoryTables& tables_;
    const base::Clock& clock_;
    std::uint64_t last_id_ = 0;
};

class MemoryAddressChanges final : public core::AddressChangeRows {
  public:
    MemoryAddressChanges(MemoryTables& tables, const base::Clock& clock)
        : tables_(tables), clock_(clock) {}

    core::ChangeId insert(core::AccountId account, const core::Email& from, const core::Email& to,
                          const crypto::PasswordHash& hash) override;
    std::optional<core::AddressChange> find(core::ChangeId id) override;
    std::vector<core::AddressChange> of(core::AccountId account) override;
    void mark_done(core::ChangeId id) override;
    void cancel_pending(core::AccountId account) override;
    bool withdraw(core::AccountId account) override;
    void void_from(core::AccountId account, core::ChangeId id) override;
    std::size_t purge(std::chrono::seconds age, std::size_t limit) override;

  private:
    MemoryTables& tables_;
    const base::Clock& clock_;
    std::uint32_t last_id_ = 0;
};

class MemoryDeletions final : public core::DeletionRows {
  public:
    MemoryDeletions(MemoryTables& tables, const base::Clock& clock)
        : tables_(tables), clock_(clock) {}

    void begin(core::AccountId account, std::chrono::seconds delay) override;
    void cancel(core::AccountId account) override;
    bool remove(core::AccountId account) override;
    std::vector<core::AccountId> purge(std::size_t limit) override;

  private:
    MemoryTables& tables_;
    const base::Clock& clock_;
};

class MemorySpentForms final : public core::SpentFormRows {
  public:
    MemorySpentForms(MemoryTables& tables, const base::Clock& clock)
        : tables_(tables), clock_(clock) {}

    bool spend(const std::string& digest) override;
    bool is_spent(const std::string& digest) override;
    void forget(const std::string& digest) override;
    std::size_t purge(std::chrono::seconds age, std::size_t limit) override;

  private:
    MemoryTables& tables_;
    const base::Clock& clock_;
};

class MemoryLimits final : public core::LimitRows {
  public:
    MemoryLimits(MemoryTables& tables, const base::Clock& clock) : tables_(tables), clock_(clock) {}

    std::optional<base::TimePoint> take(const core::LimitKey& key,
                                        const core::Allowance& allowance) override;
    void give_back(const core::LimitKey& key, const core::Allowance& allowance) override;
    std::optional<base::TimePoint> full_at(const std::string& key) override;
    bool clear(const std::string& key) override;
    std::vector<core::LimitEntry> list(std::size_t limit) override;
    std::size_t purge(std::size_t limit) override;

  private:
    MemoryTables& tables_;
    const base::Clock& clock_;
};

class MemoryFailedLogins final : public core::FailedLoginRows {
  public:
    MemoryFailedLogins(MemoryTables& tables, const base::Clock& clock)
        : tables_(tables), clock_(clock) {}

    void note(std::optional<core::AccountId> account, const std::string& network) override;
    std::vector<core::FailedLogins> newest(core::AccountId account, std::size_t limit) override;
    core::FailedLoginTotal total(std::chrono::seconds lately) override;
    std::size_t purge(std::chrono::seconds age, std::size_t limit) override;

  private:
    MemoryTables& tables_;
    const base::Clock& clock_;
};

class MemoryInvitations final : public core::InvitationRows {
  public:
    MemoryInvitations(MemoryTables& tables, const base::Clock& clock)
        : tables_(tables), clock_(clock) {}

    core::InvitationId insert(const std::optional<core::Email>& email, std::uint32_t uses,
                              std::chrono::seconds lifetime) override;
    std::optional<core::Invitation> find(core::InvitationId id) override;
    std::optional<core::Invitation> find_good(core::InvitationId id) override;
    void attach(core::AccountId account, std::optional<core::InvitationId> id) override;
    std::optional<core::InvitationId> of_pending(core::AccountId account) override;
    bool use(core::InvitationId id) override;
    void give_back(core::InvitationId id) override;
    bool revoke(core::InvitationId id) override;
    std::vector<core::Invitation> list(std::size_t limit) override;
    std::size_t purge(std::chrono::seconds age, std::size_t limit) override;

  private:
    MemoryTables& tables_;
    const base::Clock& clock_;
    std::uint32_t last_id_ = 0;
};

class MemoryApprovals final : public core::ApprovalRows {
  public:
    explicit MemoryApprovals(MemoryTables& tables) : tables_(tables) {}

    void require(core::AccountId pending, const std::optional<std::string>& reason) override;
    void forget_reason(core::AccountId account) override;
    std::vector<core::AwaitingSignUp> list(std::size_t limit) override;
    core::AwaitingCount count() override;
    void mark_told() override;
    bool approve(core::AccountId account) override;
    bool remove(core::AccountId account) override;

  private:
    bool awaits(core::AccountId account) const;

    MemoryTables& tables_;
};

class MemoryStatistics final : public core::StatisticsRows {
  public:
    MemoryStatistics(MemoryTables& tables, const base::Clock& clock)
        : tables_(tables), clock_(clock) {}

    std::size_t count(std::size_t limit) override;
    std::vector<core::DailyCount> daily(std::chrono::sys_days since) override;
    std::vector<core::LatencyCount> latencies(std::chrono::sys_days since) override;

  private:
    void count(const core::Event& event);

    MemoryTables& tables_;
    const base::Clock& clock_;
};

class MemoryKeys final : public core::KeyRows {
  public:
    MemoryKeys(MemoryTables& tables, const base::Clock& clock) : tables_(tables), clock_(clock) {}

    std::map<std::string, std::optional<core::TimePoint>> list() override { return tables_.keys; }
    void replace(const std::vector<std::string>& names) override;
    void mark_signing(const std::string& name) override;

  private:
    MemoryTables& tables_;
    const base::Clock& clock_;
};

/// The store in memory. Its clock is the database's. Passes the same contract suite as the real
/// one. Belongs to one thread.
class MemoryStore final : public core::Store {
  public:
    explicit MemoryStore(const base::Clock& clock)
        : accounts_(tables_, clock),
          sessions_(tables_, clock),
          outbox_(tables_, clock),
          events_(tables_, clock),
          changes_(tables_, clock),
          deletions_(tables_, clock),
          spent_forms_(tables_, clock),
          limits_(tables_, clock),
          failed_logins_(tables_, clock),
          invitations_(tables_, clock),
          keys_(tables_, clock),
          statistics_(tables_, clock) {}

    core::Rows rows() override {
        return {accounts_,    sessions_,  outbox_,      groups_,    events_,
                changes_,     deletions_, spent_forms_, limits_,    failed_logins_,
                invitations_, keys_,      approvals_,   statistics_};
    }
    void transact(const std::function<void(core::Rows)>& work) override;
    core::StoreState state() override { return core::StoreState::ready; }

    /// For tests that compare what was there with what is.
    const MemoryTables& tables() const { return tables_; }

  private:
    MemoryTables tables_;
    MemoryAccounts accounts_;
    MemorySessions sessions_;
    MemoryOutbox outbox_;
    MemoryGroups groups_{tables_};
    MemoryEvents events_;
    MemoryAddressChanges changes_;
    MemoryDeletions deletions_;
    MemorySpentForms spent_forms_;
    MemoryLimits limits_;
    MemoryFailedLogins failed_logins_;
    MemoryInvitations invitations_;
    MemoryApprovals approvals_{tables_};
    MemoryKeys keys_;
    MemoryStatistics statistics_;
    bool in_transaction_ = false;
};

}  // namespace gatepost::fakes
