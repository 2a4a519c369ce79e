#include "mysql/account_columns.h"

#include <stdexcept>

namespace gatepost::mysql {
namespace {

core::Email read_email(const Row& row) {
    auto email = core::Email::parse(row.text(1));
    if (!email) throw std::runtime_error("account " + row.text(0) + " has no valid address");
    return *std::move(email);
}

core::Language read_language(const std::string& language) {
    // A newer version may have known more languages than this one.
    return core::language_of(language).value_or(core::Language::english);
}

}  // namespace

core::Account read_account(const Row& row) {
    return {core::AccountId{row.number(0)},
            read_email(row),
            row.time(2),
            row.optional_time(3),
            row.flag(4),
            row.small_number(5),
            row.optional_time(6),
            read_language(row.text(7)),
            row.optional_time(8)};
}

}  // namespace gatepost::mysql
