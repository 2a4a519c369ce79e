#include "core/export.h"

#include "base/utc.h"

namespace gatepost::core {
namespace {

constexpr std::size_t accounts_at_once = 500;

std::string to_text(bool flag) {
    return flag ? "true" : "false";
}

std::string groups_of(GroupRows& groups, AccountId account) {
    std::string names;
    for (const GroupName& group : groups.of(account))
        names += (names.empty() ? "" : ";") + group.text();
    return names;
}

ImportRecord record_of(Rows rows, const Credentials& credentials, bool with_hashes) {
    const Account& account = credentials.account;
    ImportRecord record;
    record[ImportColumn::email] = account.email.typed();
    if (account.name) record[ImportColumn::name] = account.name->text();
    if (with_hashes) record[ImportColumn::password_hash] = credentials.password_hash.text();
    record[ImportColumn::confirmed] = to_text(is_full(account));
    record[ImportColumn::registered_on] = base::in_utc_to_the_microsecond(account.registered_at);
    if (is_full(account))
        record[ImportColumn::confirmed_on] = base::in_utc_to_the_microsecond(*account.confirmed_at);
    record[ImportColumn::admin] = to_text(account.admin);
    record[ImportColumn::locked] = to_text(account.locked_at.has_value());
    record[ImportColumn::groups] = groups_of(rows.groups, account.id);
    record[ImportColumn::language] = tag(account.language);
    return record;
}

}  // namespace

void export_accounts(Store& store, bool with_hashes,
                     const std::function<void(const ImportRecord&)>& write) {
    AccountId after{0};
    for (;;) {
        const auto page = store.rows().accounts.list_credentials(after, accounts_at_once);
        for (const Credentials& credentials : page) {
            // An import would let in who has still to be approved.
            if (credentials.account.deletes_at || credentials.account.needs_approval) continue;
            write(record_of(store.rows(), credentials, with_hashes));
        }
        if (page.size() < accounts_at_once) return;
        after = page.back().account.id;
    }
}

}  // namespace gatepost::core
