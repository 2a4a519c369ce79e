#pragma once

#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "base/random.h"
#include "core/import_record.h"
#include "core/import_source.h"
#include "core/store.h"
#include "crypto/keyring.h"
#include "crypto/password_hasher.h"

namespace gatepost::core {

/// What came of the accounts of a file.
struct ImportCounts {
    std::size_t read = 0;
    std::size_t imported = 0;
    std::size_t pending = 0;           ///< of these: not confirmed
    std::size_t without_password = 0;  ///< of these: their owners set one by "Forgot password"
    std::size_t wrapped = 0;           ///< of these: with a fast hash (crypto::is_fast)
    std::size_t already_there = 0;
    std::size_t refused = 0;
};

/// How an import goes about it.
struct ImportRun {
    bool dry = false;         ///< reads and judges all, and changes nothing
    std::size_t threads = 1;  ///< that wrap fast hashes; the hasher must let as many in
    Actor by{};               ///< for the events
    /// Of a line that makes no account.
    std::function<void(std::size_t line, const std::string& words)> report = [](auto, const auto&) {
    };
    /// Now and then, and at the end.
    std::function<void(const ImportCounts&)> progress = [](const auto&) {};
};

/// Brings the accounts of a file into a store: all of a line or nothing, some hundred lines a
/// transaction. An address that has an owner already stays as it is, and a pending one that
/// anybody waits for, so that the same file goes on after an interruption and changes nothing the
/// second time. No mail goes to anybody. Throws StoreUnavailable: then what was counted last is
/// there, and what followed may be.
class Importer {
  public:
    Importer(Store& store, const crypto::PasswordHasher& hasher, const crypto::Keyring& keys,
             base::Random& random);

    ImportCounts run(ImportSource& source, const ImportOptions& options, const ImportRun& how,
                     TimePoint now);

  private:
    struct Candidate {
        std::size_t line;
        ImportedAccount account;
        std::optional<crypto::PasswordHash> hash;
        bool imported = false;
    };
    using Batch = std::vector<Candidate>;

    bool is_there(Rows rows, const ImportedAccount& account) const;
    void take(const ImportLine& line, const ImportOptions& options, const ImportRun& how,
              TimePoint now, Batch& batch);
    void hash_all(Batch& batch, std::size_t threads) const;
    bool takes_kind(const crypto::PasswordHash& hash);
    void insert(Batch& batch, const ImportRun& how);
    void count(const Candidate& candidate);
    void finish(Batch& batch, const ImportRun& how);
    void refuse(std::size_t line, const std::string& words, const ImportRun& how);

    Store& store_;
    const crypto::PasswordHasher& hasher_;
    const crypto::Keyring& keys_;
    base::Random& random_;
    std::set<crypto::HashKind> kinds_;
    ImportCounts counts_;
};

}  // namespace gatepost::core
