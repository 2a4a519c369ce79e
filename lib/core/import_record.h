#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/account.h"
#include "core/group.h"
#include "core/store.h"
#include "crypto/hash_chain.h"

namespace gatepost::core {

/// What a file of accounts says about each, by the names that stand in its first line.
enum class ImportColumn {
    email,
    name,
    password_hash,
    confirmed,
    registered_on,
    confirmed_on,
    admin,
    locked,
    groups,
    language,
};

inline constexpr std::array<std::string_view, 10> import_columns{
    "email",        "name",  "password_hash", "confirmed", "registered_on",
    "confirmed_on", "admin", "locked",        "groups",    "language"};

/// One account of a file, as its texts: empty for what the file does not say.
class ImportRecord {
  public:
    std::string& operator[](ImportColumn column) {
        return texts_[static_cast<std::size_t>(column)];
    }
    const std::string& operator[](ImportColumn column) const {
        return texts_[static_cast<std::size_t>(column)];
    }

  private:
    std::array<std::string, import_columns.size()> texts_;
};

/// The same, read.
struct ImportedAccount {
    Email email;
    std::optional<crypto::HashChain> hash;  ///< nothing where nobody has a password yet
    std::optional<ImportedTimes> times;     ///< nothing for a pending one
    bool admin = false;
    bool locked = false;
    std::vector<GroupName> groups;
    Language language = Language::english;
    std::optional<DisplayName> name{};
};

/// What holds for a whole file.
struct ImportOptions {
    bool allow_admins = false;
    /// What an account is whose record says neither `confirmed` nor `confirmed_on`.
    bool confirmed = false;
    /// Nobody can be put into it: applications take it for that of administrators.
    std::optional<GroupName> group_of_administrators{};
    std::string hmac_key{};  ///< of Flask-Security (see crypto::read_foreign_hash), or empty
};

/// Why a line makes no account, in words for whom the file is from.
struct ImportProblem {
    std::string words;
};

/// Times may lie between 1970 and `now`; a confirmed account without any has `now`.
std::variant<ImportedAccount, ImportProblem> read_record(const ImportRecord& record,
                                                         const ImportOptions& options,
                                                         TimePoint now);

}  // namespace gatepost::core
