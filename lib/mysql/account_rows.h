#pragma once

#include "core/store.h"
#include "mysql/database.h"

namespace gatepost::mysql {

class MysqlAccounts final : public core::AccountRows {
  public:
    explicit MysqlAccounts(Database& database) : database_(database) {}

    core::AccountId insert(const core::Email& email, const crypto::PasswordHash& hash,
                           core::Language language) override;
    std::optional<core::AccountId> import(const core::Email& email,
                                          const crypto::PasswordHash& hash, core::Language language,
                                          const std::optional<core::ImportedTimes>& times) override;
    std::optional<core::Credentials> find(core::AccountId id) override;
    std::optional<core::Credentials> find_for_update(core::AccountId id) override;
    std::vector<core::Account> find_all(const core::Email& email) override;
    std::optional<core::Account> find_owner(const core::Email& email) override;
    std::optional<core::Account> find_addressee(const core::Email& email) override;
    std::vector<crypto::PasswordHash> sample_hashes(const core::Email& email) override;
    std::vector<crypto::HashKind> hash_kinds() override;
    std::optional<core::Credentials> find_by_hash(
        const core::Email& email, const std::vector<crypto::PasswordHash>& hashes) override;
    core::ConfirmOutcome confirm(core::AccountId id) override;
    std::size_t purge_lost(std::size_t limit) override;
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
    core::ConfirmOutcome confirm_pending(const core::Account& account);
    bool has_pending(const core::Email& email);
    void insert_imported(const core::Email& email, const crypto::PasswordHash& hash,
                         core::Language language, const std::optional<core::ImportedTimes>& times);

    Database& database_;
};

}  // namespace gatepost::mysql
