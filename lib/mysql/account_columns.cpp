#include "mysql/account_columns.h"

#include "base/log.h"
#include "mysql/unreadable.h"

namespace gatepost::mysql {
namespace {

core::Email read_email(const Row& row) {
    auto email = core::Email::parse(row.text(1));
    if (!email) throw Unreadable("account " + row.text(0) + " has no valid address");
    return *std::move(email);
}

core::Language read_language(const std::string& tag) {
    const auto language = core::language_of(tag);
    // Mail in a language that may not be understood is better than none. The row keeps its own.
    if (!language) {
        base::log_once(base::Level::warning, "accounts of an unknown language get mail in English",
                       {{"language", tag}});
    }
    return language.value_or(core::Language::english);
}

std::optional<core::DisplayName> read_name(const Row& row) {
    const std::string text = row.text(11);
    auto name = core::DisplayName::parse(text);
    // Nobody is kept out for a name. The row keeps its own.
    if (!name && !text.empty()) {
        base::log_once(base::Level::warning, "passed over a name that this release cannot read",
                       {{"account", row.text(0)}});
    }
    return name;
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
            row.optional_time(8),
            row.flag(9),
            row.optional_time(10),
            read_name(row),
            row.optional_time(12),
            row.optional_time(13)};
}

}  // namespace gatepost::mysql
