#include "mysql/password_samples.h"

#include <algorithm>

namespace gatepost::mysql {
namespace {

// As many as are ever computed, and the owner's.
constexpr std::size_t most_samples = 5;

/// The first hash in the order of the index that is past a group.
ResultSet first_past(Database& database, const std::string& email_key, std::string_view group) {
    // '~' comes after all characters of a hash.
    return database.query(
        "SELECT password_hash FROM accounts WHERE email_key = ? AND password_hash > ?"
        " ORDER BY password_hash LIMIT 1",
        {email_key, std::string(group) + "$~"});
}

std::vector<std::string> sample_texts(Database& database, const std::string& email_key) {
    const ResultSet rows = database.query(
        "(SELECT password_hash FROM accounts WHERE confirmed_key = ?) UNION ALL"
        " (SELECT password_hash FROM accounts WHERE email_key = ?"
        " ORDER BY password_hash LIMIT 1) UNION ALL"
        " (SELECT password_hash FROM accounts WHERE email_key = ?"
        " ORDER BY password_hash DESC LIMIT 1)",
        {email_key, email_key, email_key});
    std::vector<std::string> texts;
    for (const Row& row : rows)
        texts.push_back(row.text(0));
    if (texts.empty()) return texts;

    const std::string last = texts.back();
    texts.pop_back();
    const auto group_of = crypto::PasswordHash::group_of;
    while (group_of(texts.back()) != group_of(last) && texts.size() < most_samples) {
        const ResultSet next = first_past(database, email_key, group_of(texts.back()));
        if (next.empty()) break;  // went meanwhile
        texts.push_back(next.front().text(0));
    }
    return texts;
}

}  // namespace

std::vector<crypto::PasswordHash> sample_hashes(Database& database, const std::string& email_key) {
    std::vector<crypto::PasswordHash> samples;
    for (const std::string& text : sample_texts(database, email_key)) {
        auto hash = crypto::PasswordHash::parse(text);
        // One that cannot be read is nobody's.
        if (hash) samples.push_back(*std::move(hash));
    }
    return samples;
}

std::vector<std::string> hash_kinds(Database& database, std::size_t limit) {
    const ResultSet ends = database.query(
        "SELECT COALESCE(MIN(hash_kind), ''), COALESCE(MAX(hash_kind), '') FROM accounts");
    const std::string last = ends.at(0).text(1);
    if (last.empty()) return {};
    std::vector<std::string> kinds{ends.at(0).text(0)};
    while (kinds.back() != last && kinds.size() < limit) {
        const ResultSet next = database.query(
            "SELECT hash_kind FROM accounts WHERE hash_kind > ? ORDER BY hash_kind LIMIT 1",
            {kinds.back()});
        if (next.empty()) break;  // went meanwhile
        kinds.push_back(next.front().text(0));
    }
    return kinds;
}

}  // namespace gatepost::mysql
