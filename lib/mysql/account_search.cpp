#include "mysql/account_search.h"

#include <fmt/format.h>

#include <limits>

#include "base/ascii.h"
#include "base/utf8.h"
#include "mysql/account_columns.h"
#include "mysql/unreadable.h"
#include "mysql/won_addresses.h"

namespace gatepost::mysql {
namespace {

/// A state as a condition, and the index that finds its accounts: by itself, the server reads all
/// from the newest on until a page is full.
struct State {
    std::string_view condition = "TRUE";
    std::string_view index = "";
    bool is_rare = true;  ///< so that sorting them by address costs little
};

State state_of(std::optional<core::AccountState> state) {
    if (!state) return {};
    switch (*state) {
        case core::AccountState::unconfirmed:
            return {"a.confirmed = FALSE", "accounts_confirmed", false};
        case core::AccountState::confirmed:
            return {"a.confirmed = TRUE", "accounts_confirmed", false};
        case core::AccountState::administrator:
            return {"a.admin = TRUE", "accounts_admin"};
        case core::AccountState::locked:
            return {"a.locked_on IS NOT NULL", "accounts_locked_on"};
        case core::AccountState::leaving:
            return {"a.deletes_on IS NOT NULL", "accounts_deletes_on"};
        case core::AccountState::awaiting_approval:
            return {"a.awaits_approval_since IS NOT NULL", "accounts_awaits_approval_since"};
    }
    __builtin_unreachable();
}

std::string select_where(const State& state) {
    const std::string index =
        state.index.empty() ? "" : fmt::format(" FORCE INDEX ({})", state.index);
    return fmt::format("SELECT {} FROM accounts a{} WHERE {} AND {} AND ", account_columns, index,
                       has_not_lost, state.condition);
}

/// The first `limit` of what was read, and whether there are more.
core::AccountPage to_page(ResultSet rows, std::size_t limit) {
    core::AccountPage page;
    if (rows.size() > limit) {
        rows.resize(limit, Row({}));
        page.next = core::AccountId{rows.back().number(0)};
    }
    page.accounts = read_all(rows, read_account);
    return page;
}

core::AccountPage newest(Database& database, const State& state,
                         std::optional<core::AccountId> after, std::size_t limit) {
    constexpr core::AccountId last{std::numeric_limits<std::uint64_t>::max()};
    return to_page(database.query(select_where(state) + "a.id < ? ORDER BY a.id DESC LIMIT ?",
                                  {number(after.value_or(last)), limit + 1}),
                   limit);
}

/// The key after which a page of addresses begins; nothing if its account has gone meanwhile.
std::optional<std::string> key_of(Database& database, core::AccountId account) {
    const ResultSet rows =
        database.query("SELECT email_key FROM accounts WHERE id = ?", {number(account)});
    if (rows.empty()) return std::nullopt;
    return rows.front().text(0);
}

core::AccountPage by_address(Database& database, State state, const std::string& beginning,
                             std::optional<core::AccountId> after, std::size_t limit) {
    if (!state.is_rare) state.index = "accounts_email_key";
    // No character of a key comes after '~'.
    const std::string end = beginning + '\x7f';
    const std::string in_order = " ORDER BY a.email_key, a.id LIMIT ?";
    const auto key = after ? key_of(database, *after) : std::nullopt;
    if (!key) {
        return to_page(
            database.query(select_where(state) + "a.email_key >= ? AND a.email_key < ?" + in_order,
                           {beginning, end, limit + 1}),
            limit);
    }
    return to_page(database.query(select_where(state) +
                                      "a.email_key >= ? AND a.email_key < ?"
                                      " AND (a.email_key > ? OR a.id > ?)" +
                                      in_order,
                                  {*key, end, *key, number(*after), limit + 1}),
                   limit);
}

/// What LIKE takes for a text that begins so.
std::string pattern_of(std::string_view beginning) {
    std::string pattern;
    for (const char c : beginning) {
        if (c == '%' || c == '_' || c == '|') pattern += '|';
        pattern += c;
    }
    return pattern + '%';
}

core::AccountPage by_name(Database& database, const State& state, const std::string& beginning,
                          std::optional<core::AccountId> after, std::size_t limit) {
    const std::string pattern = pattern_of(beginning);
    const std::string fits = select_where(state) + "a.name LIKE ? ESCAPE '|'";
    const std::string in_order = " ORDER BY a.name, a.id LIMIT ?";
    const ResultSet last =
        after ? database.query("SELECT name FROM accounts WHERE id = ?", {number(*after)})
              : ResultSet();
    if (last.empty()) return to_page(database.query(fits + in_order, {pattern, limit + 1}), limit);
    const std::string name = last.front().text(0);
    return to_page(
        database.query(fits + " AND (a.name > ? OR (a.name = ? AND a.id > ?))" + in_order,
                       {pattern, name, name, number(*after), limit + 1}),
        limit);
}

/// The number of the last of the next `most` accounts before `from`; 0 at the end.
std::uint64_t end_of_chunk(Database& database, std::uint64_t from, std::size_t most) {
    const ResultSet rows = database.query(
        "SELECT id FROM accounts WHERE id < ? ORDER BY id DESC LIMIT 1 OFFSET ?", {from, most - 1});
    return rows.empty() ? 0 : rows.front().number(0);
}

// No index helps, so the accounts are read a chunk at a time, for as long as somebody waits gladly.
core::AccountPage with_part(Database& database, const State& state, const std::string& part,
                            std::optional<core::AccountId> after, std::size_t limit) {
    constexpr std::size_t chunk = 50'000;
    constexpr std::chrono::seconds patience{1};
    const auto end = std::chrono::steady_clock::now() + patience;
    core::AccountPage page;
    auto from =
        after ? static_cast<std::uint64_t>(*after) : std::numeric_limits<std::uint64_t>::max();
    while (true) {
        const auto to = end_of_chunk(database, from, chunk);
        const ResultSet rows =
            database.query(select_where(state) +
                               "a.id < ? AND a.id >= ? AND LOCATE(?, a.email_key) > 0"
                               " ORDER BY a.id DESC LIMIT ?",
                           {from, to, part, limit - page.accounts.size()});
        for (core::Account& account : read_all(rows, read_account))
            page.accounts.push_back(std::move(account));
        if (page.accounts.size() == limit) page.next = page.accounts.back().id;
        if (page.next || to == 0) return page;
        page.next = core::AccountId{to};
        if (std::chrono::steady_clock::now() >= end) return page;
        page.next.reset();
        from = to;
    }
}

std::string key_form(std::string text) {
    for (char& c : text)
        c = base::to_lower(c);
    return text;
}

}  // namespace

core::AccountPage find_page(Database& database, const core::AccountQuery& query,
                            std::optional<core::AccountId> after, std::size_t limit) {
    // A key is ASCII, and the database compares nothing else with it.
    if (!base::is_ascii(query.beginning) || !base::is_ascii(query.part)) return {};
    const State state = state_of(query.state);
    if (!query.beginning.empty())
        return by_address(database, state, key_form(query.beginning), after, limit);
    if (!query.name.empty()) return by_name(database, state, query.name, after, limit);
    if (!query.part.empty()) return with_part(database, state, key_form(query.part), after, limit);
    return newest(database, state, after, limit);
}

}  // namespace gatepost::mysql
