#include "core/import.h"

#include <algorithm>
#include <atomic>
#include <thread>

#include "core/salt.h"

namespace gatepost::core {
namespace {

constexpr std::size_t lines_at_once = 500;
constexpr std::size_t digest_size = 32;

/// All of one account. False, and nothing done, if its address has an owner.
bool insert_one(Rows rows, const ImportedAccount& account, const crypto::PasswordHash& hash,
                const Actor& by) {
    const auto id = rows.accounts.import(account.email, hash, account.language, account.times);
    if (!id) return false;
    if (account.name) rows.accounts.set_name(*id, account.name);
    if (account.admin) rows.accounts.set_admin(*id, true);
    if (account.locked) rows.accounts.lock(*id);
    for (const GroupName& group : account.groups)
        rows.groups.add(*id, group);
    rows.events.append_by(by, *id, EventKind::account_imported);
    return true;
}

}  // namespace

Importer::Importer(Store& store, const crypto::PasswordHasher& hasher, const crypto::Keyring& keys,
                   base::Random& random)
    : store_(store), hasher_(hasher), keys_(keys), random_(random) {}

ImportCounts Importer::run(ImportSource& source, const ImportOptions& options, const ImportRun& how,
                           TimePoint now) {
    const auto known = store_.rows().accounts.hash_kinds();
    kinds_ = {known.begin(), known.end()};
    counts_ = {};
    Batch batch;
    while (const auto line = source.next()) {
        take(*line, options, how, now, batch);
        if (counts_.read % lines_at_once == 0) finish(batch, how);
    }
    finish(batch, how);
    return counts_;
}

/// One that waits is known by its address alone: its hash may be another one by now.
bool Importer::is_there(Rows rows, const ImportedAccount& account) const {
    if (account.times) return rows.accounts.find_owner(account.email).has_value();
    return !rows.accounts.find_all(account.email).empty();
}

void Importer::refuse(std::size_t line, const std::string& words, const ImportRun& how) {
    ++counts_.refused;
    how.report(line, words);
}

void Importer::take(const ImportLine& line, const ImportOptions& options, const ImportRun& how,
                    TimePoint now, Batch& batch) {
    ++counts_.read;
    if (const auto* problem = std::get_if<ImportProblem>(&line.content))
        return refuse(line.number, problem->words, how);
    auto read = read_record(std::get<ImportRecord>(line.content), options, now);
    if (const auto* problem = std::get_if<ImportProblem>(&read))
        return refuse(line.number, problem->words, how);
    auto& account = std::get<ImportedAccount>(read);
    if (is_there(store_.rows(), account)) {
        ++counts_.already_there;
    } else {
        batch.push_back({line.number, std::move(account), std::nullopt});
    }
}

void Importer::hash_all(Batch& batch, std::size_t threads) const {
    // By chance where nobody has a password.
    for (Candidate& candidate : batch) {
        if (candidate.account.hash) continue;
        candidate.hash =
            hasher_.nobodys(fresh_salt(candidate.account.email, keys_), random_.bytes(digest_size));
    }
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t i = next++; i < batch.size(); i = next++)
            if (const auto& account = batch[i].account; account.hash)
                batch[i].hash = hasher_.keep(*account.hash, fresh_salt(account.email, keys_));
    };
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < std::min(threads, batch.size()); ++i)
        others.emplace_back(work);
    work();
}

bool Importer::takes_kind(const crypto::PasswordHash& hash) {
    if (kinds_.size() >= most_hash_kinds && !kinds_.contains(hash.kind())) return false;
    kinds_.insert(hash.kind());
    return true;
}

void Importer::insert(Batch& batch, const ImportRun& how) {
    store_.transact([&](Rows rows) {
        for (Candidate& candidate : batch) {
            // Whether a confirmed one is, its insertion tells.
            const bool is_late = !candidate.account.times && is_there(rows, candidate.account);
            candidate.imported =
                !is_late && insert_one(rows, candidate.account, *candidate.hash, how.by);
        }
    });
}

void Importer::count(const Candidate& candidate) {
    if (!candidate.imported) {
        ++counts_.already_there;
        return;
    }
    const ImportedAccount& account = candidate.account;
    ++counts_.imported;
    if (!account.times) ++counts_.pending;
    if (!account.hash) ++counts_.without_password;
    if (account.hash && hasher_.wraps(*account.hash)) ++counts_.wrapped;
}

void Importer::finish(Batch& batch, const ImportRun& how) {
    if (!how.dry) hash_all(batch, how.threads);
    std::erase_if(batch, [&](const Candidate& candidate) {
        if (!candidate.hash || takes_kind(*candidate.hash)) return false;
        refuse(candidate.line,
               "its kind of password hash would be one too many: a login takes as long as for "
               "all kinds together, and at most 16 may be there",
               how);
        return true;
    });
    for (Candidate& candidate : batch)
        candidate.imported = how.dry;
    if (!how.dry && !batch.empty()) insert(batch, how);
    for (const Candidate& candidate : batch)
        count(candidate);
    batch.clear();
    how.progress(counts_);
}

}  // namespace gatepost::core
