#pragma once

#include "mysql/account_rows.h"
#include "mysql/address_change_rows.h"
#include "mysql/approval_rows.h"
#include "mysql/database.h"
#include "mysql/deletion_rows.h"
#include "mysql/event_rows.h"
#include "mysql/failed_login_rows.h"
#include "mysql/group_rows.h"
#include "mysql/invitation_rows.h"
#include "mysql/key_rows.h"
#include "mysql/limit_rows.h"
#include "mysql/outbox_rows.h"
#include "mysql/session_rows.h"
#include "mysql/spent_form_rows.h"
#include "mysql/statistics_rows.h"

namespace gatepost::mysql {

class MysqlStore final : public core::Store {
  public:
    explicit MysqlStore(ConnectOptions options, SharedChecks shared = {})
        : on_administration_(shared.on_administration),
          database_(std::move(options), std::move(shared)) {}

    core::Rows rows() override {
        return {accounts_,    sessions_,  outbox_,      groups_,    events_,
                changes_,     deletions_, spent_forms_, limits_,    failed_logins_,
                invitations_, keys_,      approvals_,   statistics_};
    }
    void transact(const std::function<void(core::Rows)>& work) override;
    core::StoreState state() override;
    void catch_up() override;

    Database& database() { return database_; }

  private:
    core::StoreState state_for_changes();

    std::function<void(const core::Event&)> on_administration_;
    Database database_;
    MysqlAccounts accounts_{database_};
    MysqlSessions sessions_{database_};
    MysqlOutbox outbox_{database_};
    MysqlGroups groups_{database_};
    MysqlEvents events_{database_};
    MysqlAddressChanges changes_{database_};
    MysqlDeletions deletions_{database_};
    MysqlSpentForms spent_forms_{database_};
    MysqlLimits limits_{database_};
    MysqlFailedLogins failed_logins_{database_};
    MysqlInvitations invitations_{database_};
    MysqlApprovals approvals_{database_};
    MysqlKeys keys_{database_};
    MysqlStatistics statistics_{database_};
};

}  // namespace gatepost::mysql
