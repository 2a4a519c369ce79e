#pragma once

#include "mysql/account_rows.h"
#include "mysql/address_change_rows.h"
#include "mysql/database.h"
#include "mysql/deletion_rows.h"
#include "mysql/event_rows.h"
#include "mysql/group_rows.h"
#include "mysql/outbox_rows.h"
#include "mysql/session_rows.h"
#include "mysql/spent_form_rows.h"

namespace gatepost::mysql {

class MysqlStore final : public core::Store {
  public:
    explicit MysqlStore(Options options, Shared shared = {})
        : database_(std::move(options), std::move(shared)) {}

    core::Rows rows() override {
        return {accounts_, sessions_, outbox_,    groups_,
                events_,   changes_,  deletions_, spent_forms_};
    }
    void transact(const std::function<void(core::Rows)>& work) override;
    bool is_ready() override;

    Database& database() { return database_; }

  private:
    Database database_;
    AccountRows accounts_{database_};
    SessionRows sessions_{database_};
    OutboxRows outbox_{database_};
    GroupRows groups_{database_};
    EventRows events_{database_};
    AddressChangeRows changes_{database_};
    DeletionRows deletions_{database_};
    SpentFormRows spent_forms_{database_};
};

}  // namespace gatepost::mysql
