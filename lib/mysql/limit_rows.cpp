#include "mysql/limit_rows.h"

namespace gatepost::mysql {
namespace {

std::uint64_t microseconds(std::chrono::microseconds time) {
    return static_cast<std::uint64_t>(time.count());
}

/// How long before all is there again the last one may be taken.
std::chrono::microseconds room(const core::Allowance& allowance) {
    return allowance.per - allowance.interval();
}

}  // namespace

/// From a row that is there, if enough of it is left.
bool MysqlLimits::take_more(const std::string& key, const core::Allowance& allowance) {
    return database_.execute(
               "UPDATE limits SET full_on = GREATEST(full_on, UTC_TIMESTAMP(6))"
               " + INTERVAL ? MICROSECOND WHERE limit_key = ?"
               " AND full_on <= UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND",
               {microseconds(allowance.interval()), key, microseconds(room(allowance))}) > 0;
}

bool MysqlLimits::take_first(const std::string& key, const core::Allowance& allowance) {
    return database_.execute(
               "INSERT IGNORE INTO limits (limit_key, full_on)"
               " VALUES (?, UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND)",
               {key, microseconds(allowance.interval())}) > 0;
}

std::optional<base::TimePoint> MysqlLimits::take(const core::LimitKey& key,
                                                 const core::Allowance& allowance) {
    const std::string text = key.text();
    // A row may come or go between two statements; then it is looked at again. Only one that has
    // nothing left by now is a refusal.
    while (!take_more(text, allowance)) {
        const ResultSet rows = database_.query(
            "SELECT full_on - INTERVAL ? MICROSECOND FROM limits WHERE limit_key = ?"
            " AND full_on > UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND",
            {microseconds(room(allowance)), text, microseconds(room(allowance))});
        if (!rows.empty()) return rows.front().time(0);
        if (take_first(text, allowance)) break;
    }
    return std::nullopt;
}

void MysqlLimits::give_back(const core::LimitKey& key, const core::Allowance& allowance) {
    database_.execute(
        "UPDATE limits SET full_on = full_on - INTERVAL ? MICROSECOND"
        " WHERE limit_key = ?",
        {microseconds(allowance.interval()), key.text()});
}

std::optional<base::TimePoint> MysqlLimits::full_at(const std::string& key) {
    const ResultSet rows = database_.query(
        "SELECT full_on FROM limits WHERE limit_key = ? AND full_on > UTC_TIMESTAMP(6)", {key});
    if (rows.empty()) return std::nullopt;
    return rows.front().time(0);
}

bool MysqlLimits::clear(const std::string& key) {
    return database_.execute("DELETE FROM limits WHERE limit_key = ?", {key}) > 0;
}

std::vector<core::LimitEntry> MysqlLimits::list(std::size_t limit) {
    std::vector<core::LimitEntry> entries;
    for (const Row& row :
         database_.query("SELECT limit_key, full_on FROM limits WHERE full_on > UTC_TIMESTAMP(6)"
                         " ORDER BY limit_key LIMIT ?",
                         {limit})) {
        entries.push_back({row.text(0), row.time(1)});
    }
    return entries;
}

std::size_t MysqlLimits::purge(std::size_t limit) {
    return database_.execute(
        "DELETE FROM limits WHERE full_on <= UTC_TIMESTAMP(6) ORDER BY full_on LIMIT ?", {limit});
}

}  // namespace gatepost::mysql
