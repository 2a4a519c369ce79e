#include "core/import_record.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/split.h"
#include "base/utc.h"
#include "base/utf8.h"
#include "core/administration.h"
#include "crypto/foreign_hash.h"

namespace gatepost::core {
namespace {

constexpr std::size_t longest_field = 4096;

/// Leaves the reading of a record.
struct Unfit {
    std::string words;
};

/// A text of the file for a message: bounded, without what a terminal would act on.
std::string shown(std::string_view text) {
    constexpr std::size_t most = 60;
    std::string copy(text.substr(0, most));
    std::ranges::replace_if(
        copy,
        [](char c) {
            return base::is_control(c) || !base::is_ascii({&c, 1});
        },
        '?');
    return '"' + copy + (text.size() > most ? "...\"" : "\"");
}

void check_texts(const ImportRecord& record) {
    for (std::size_t i = 0; i < import_columns.size(); ++i) {
        const std::string& text = record[ImportColumn(i)];
        const std::string name(import_columns[i]);
        if (!base::is_utf8(text)) throw Unfit{name + " is not UTF-8"};
        if (text.size() > longest_field) throw Unfit{name + " is longer than 4 KiB"};
    }
}

Email read_email(const std::string& text) {
    auto email = Email::parse(text);
    if (!email) throw Unfit{"not an email address: " + shown(text)};
    return *std::move(email);
}

/// True, false, or not said.
std::optional<bool> read_flag(const ImportRecord& record, ImportColumn column) {
    const std::string text = base::lower(std::string(base::trim(record[column])));
    if (text.empty()) return std::nullopt;
    for (const auto* yes : {"true", "1", "yes", "t", "y"})
        if (text == yes) return true;
    for (const auto* no : {"false", "0", "no", "f", "n"})
        if (text == no) return false;
    throw Unfit{std::string(import_columns[static_cast<std::size_t>(column)]) +
                " is neither true nor false: " + shown(record[column])};
}

std::optional<TimePoint> read_time(const ImportRecord& record, ImportColumn column, TimePoint now) {
    const std::string_view text = base::trim(record[column]);
    if (text.empty()) return std::nullopt;
    const auto time = base::from_utc(text);
    const std::string name(import_columns[static_cast<std::size_t>(column)]);
    if (!time) throw Unfit{name + " is no time such as 2026-11-23T14:05:59Z: " + shown(text)};
    if (*time < TimePoint() || *time > now)
        throw Unfit{name + " lies before 1970 or in the future: " + shown(text)};
    return time;
}

std::optional<ImportedTimes> read_times(const ImportRecord& record, const ImportOptions& options,
                                        TimePoint now) {
    const auto registered = read_time(record, ImportColumn::registered_on, now);
    const auto confirmed = read_time(record, ImportColumn::confirmed_on, now);
    const auto flag = read_flag(record, ImportColumn::confirmed);
    if (flag == false && confirmed) throw Unfit{"confirmed is false, but there is a confirmed_on"};
    if (!flag.value_or(confirmed || options.confirmed)) return std::nullopt;
    const TimePoint proved = confirmed.value_or(registered.value_or(now));
    const TimePoint began = registered.value_or(proved);
    if (began > proved) throw Unfit{"confirmed_on lies before registered_on"};
    return ImportedTimes{began, proved};
}

std::optional<crypto::HashChain> read_hash(const std::string& text, const std::string& hmac_key) {
    // What begins with '!' is how Django and /etc/shadow say that no password fits.
    const std::string_view hash = base::trim(text);
    if (hash.empty() || hash.starts_with('!') || hash == "*") return std::nullopt;
    auto read = crypto::read_foreign_hash(hash, hmac_key);
    if (const auto* problem = std::get_if<crypto::HashProblem>(&read))
        throw Unfit{"the password hash " + problem->words};
    return std::get<crypto::HashChain>(std::move(read));
}

std::vector<GroupName> read_groups(std::string_view text) {
    std::vector<GroupName> groups;
    for (const auto part : base::split(text, ';')) {
        const auto name = base::trim(part);
        if (name.empty()) continue;
        const auto group = GroupName::parse(name);
        if (!group) {
            throw Unfit{"not the name of a group: " + shown(name) +
                        "; it has at most 64 lower-case letters, digits, '.', '_' and '-'"};
        }
        if (groups.size() == most_groups) throw Unfit{"more than 64 groups"};
        if (std::ranges::find(groups, *group) == groups.end()) groups.push_back(*group);
    }
    return groups;
}

Language read_language(const std::string& text) {
    if (text.empty()) return Language::english;
    const auto language = language_of(text);
    if (!language) throw Unfit{"not a language of this site: " + shown(text)};
    return *language;
}

std::optional<DisplayName> read_name(const std::string& text) {
    if (text.empty()) return std::nullopt;
    auto name = DisplayName::parse(text);
    if (!name) throw Unfit{"not a name (at most 60 characters, none of : / @): " + shown(text)};
    return name;
}

}  // namespace

std::variant<ImportedAccount, ImportProblem> read_record(const ImportRecord& record,
                                                         const ImportOptions& options,
                                                         TimePoint now) try {
    check_texts(record);
    ImportedAccount account{
        .email = read_email(record[ImportColumn::email]),
        .hash = read_hash(record[ImportColumn::password_hash], options.hmac_key),
        .times = read_times(record, options, now),
        .admin = read_flag(record, ImportColumn::admin).value_or(false),
        .locked = read_flag(record, ImportColumn::locked).value_or(false),
        .groups = read_groups(record[ImportColumn::groups]),
        .language = read_language(record[ImportColumn::language]),
        .name = read_name(record[ImportColumn::name])};
    if (account.admin && !options.allow_admins)
        return ImportProblem{"an administrator; say --allow-admins if it shall be one"};
    for (const GroupName& group : account.groups) {
        if (group == options.group_of_administrators)
            return ImportProblem{group.text() +
                                 " is the group of administrators"
                                 " (accounts.admin_group), which nobody else can be in"};
    }
    return account;
} catch (const Unfit& unfit) {
    return ImportProblem{unfit.words};
}

}  // namespace gatepost::core
