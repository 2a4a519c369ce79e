#include "fakes/memory_store.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "core/mails.h"

#include <algorithm>
#include <functional>
#include <set>
#include <stdexcept>

namespace gatepost::fakes {
namespace {

core::OutboxEntry to_entry(core::MailId id, const MailRecord& mail) {
    return {id,
            std::string(to_string(mail.intent.kind)),
            mail.intent.account,
            mail.intent.recipient.typed(),
            mail.status,
            mail.attempts,
            mail.queued_at,
            mail.not_before,
            mail.last_error};
}

constexpr core::AccountId nobody{0};

// All that goes when its account goes.
void remove_orphans(MemoryTables& tables) {
    const auto is_orphan = [&](core::AccountId owner) { return !tables.accounts.contains(owner); };
    std::erase_if(tables.sessions, [&](const auto& row) { return is_orphan(row.second.account); });
    std::erase_if(tables.outbox, [&](const auto& row) {
        const auto& account = row.second.intent.account;
        return account && is_orphan(*account);
    });
    std::erase_if(tables.memberships, [&](const auto& row) { return is_orphan(row.first); });
    std::erase_if(tables.return_paths, [&](const auto& row) { return is_orphan(row.first); });
    std::erase_if(tables.consents, [&](const auto& row) { return is_orphan(row.first); });
    std::erase_if(tables.reasons, [&](const auto& row) { return is_orphan(row.first); });
    std::erase_if(tables.changes, [&](const auto& row) { return is_orphan(row.second.account); });
    for (core::Event& event : tables.events) {
        if (event.actor && is_orphan(*event.actor)) {
            event.client.address.clear();
            event.client.user_agent.clear();
        }
        if (event.account && is_orphan(*event.account)) event.change = {};
    }
    std::erase_if(tables.failed_logins, [&](const auto& row) {
        const core::AccountId account = std::get<core::AccountId>(row.first);
        return account != nobody && is_orphan(account);
    });
}

}  // namespace

core::AccountId MemoryAccounts::insert(const core::Email& email, const crypto::PasswordHash& hash,
                                       core::Language language) {
    const core::AccountId id{++last_id_};
    tables_.accounts.emplace(
        id, core::Credentials{
                {id, email, clock_.now(), std::nullopt, false, 0, std::nullopt, language}, hash});
    return id;
}

std::optional<core::AccountId> MemoryAccounts::import(
    const core::Email& email, const crypto::PasswordHash& hash, core::Language language,
    const std::optional<core::ImportedTimes>& times) {
    if (times && find_owner(email)) return std::nullopt;
    const auto id = insert(email, hash, language);
    if (!times) {
        tables_.reminded.insert(id);
        return id;
    }
    core::Account& account = tables_.accounts.at(id).account;
    account.registered_at = times->registered_at;
    account.confirmed_at = times->confirmed_at;
    remove_rivals(id, email);
    return id;
}

std::optional<core::Credentials> MemoryAccounts::find(core::AccountId id) {
    const auto place = tables_.accounts.find(id);
    if (place == tables_.accounts.end()) return std::nullopt;
    return place->second;
}

std::vector<core::Credentials> MemoryAccounts::of(const core::Email& email) const {
    std::vector<core::Credentials> found;
    for (auto row = tables_.accounts.rbegin(); row != tables_.accounts.rend(); ++row) {
        if (row->second.account.email == email) found.push_back(row->second);
    }
    std::stable_partition(found.begin(), found.end(), [](const core::Credentials& account) {
        return account.account.confirmed_at.has_value();
    });
    return found;
}

std::vector<core::Account> MemoryAccounts::find_all(const core::Email& email) {
    std::vector<core::Account> found;
    for (const core::Credentials& credentials : of(email))
        if (found.size() < 100) found.push_back(credentials.account);
    return found;
}

std::optional<core::Account> MemoryAccounts::find_owner(const core::Email& email) {
    const auto found = of(email);
    if (found.empty() || !found.front().account.confirmed_at) return std::nullopt;
    return found.front().account;
}

std::optional<core::Account> MemoryAccounts::find_addressee(const core::Email& email) {
    for (const core::Credentials& credentials : of(email)) {
        const core::Account& account = credentials.account;
        if (account.confirmed_at || !account.locked_at) return account;
    }
    return std::nullopt;
}

std::vector<crypto::PasswordHash> MemoryAccounts::sample_hashes(const core::Email& email) {
    std::vector<crypto::PasswordHash> samples;
    for (const core::Credentials& credentials : of(email))
        samples.push_back(credentials.password_hash);
    return samples;
}

std::vector<crypto::HashKind> MemoryAccounts::hash_kinds() {
    std::set<crypto::HashKind> kinds;
    for (const auto& [id, row] : tables_.accounts)
        kinds.insert(row.password_hash.kind());
    std::vector<crypto::HashKind> some(kinds.begin(), kinds.end());
    if (some.size() > core::most_hash_kinds)
        some.erase(some.begin() + core::most_hash_kinds, some.end());
    return some;
}

std::optional<core::Credentials> MemoryAccounts::find_by_hash(
    const core::Email& email, const std::vector<crypto::PasswordHash>& hashes) {
    for (const core::Credentials& credentials : of(email)) {
        for (const crypto::PasswordHash& hash : hashes)
            if (hash.text() == credentials.password_hash.text()) return credentials;
    }
    return std::nullopt;
}

core::ConfirmOutcome MemoryAccounts::confirm(core::AccountId id) {
    const auto place = tables_.accounts.find(id);
    if (place == tables_.accounts.end()) return core::ConfirmOutcome::gone;
    core::Account& account = place->second.account;
    if (account.confirmed_at) return core::ConfirmOutcome::already;
    if (find_owner(account.email)) return core::ConfirmOutcome::taken;
    account.confirmed_at = clock_.now();
    remove_rivals(id, account.email);
    return core::ConfirmOutcome::confirmed;
}

void MemoryAccounts::remove_rivals(core::AccountId winner, const core::Email& email) {
    std::erase_if(tables_.accounts, [&](const auto& row) {
        return row.first != winner && row.second.account.email == email;
    });
    remove_orphans(tables_);
}

void MemoryAccounts::set_password_hash(core::AccountId id, const crypto::PasswordHash& hash) {
    const auto place = tables_.accounts.find(id);
    if (place != tables_.accounts.end()) place->second.password_hash = hash;
}

bool MemoryAccounts::correct_address(core::AccountId id, const core::Email& email,
                                     const crypto::PasswordHash& hash) {
    const auto place = tables_.accounts.find(id);
    if (place == tables_.accounts.end() || place->second.account.confirmed_at) return false;
    place->second.account.email = email;
    place->second.password_hash = hash;
    ++place->second.account.epoch;
    wait_anew(id);
    return true;
}

bool MemoryAccounts::change_address(core::AccountId id, const core::Email& email,
                                    const crypto::PasswordHash& hash) {
    for (const auto& [other, account] : tables_.accounts) {
        if (other != id && account.account.confirmed_at && account.account.email == email)
            return false;
    }
    const auto place = tables_.accounts.find(id);
    if (place == tables_.accounts.end() || !place->second.account.confirmed_at) return true;
    place->second.account.email = email;
    place->second.password_hash = hash;
    ++place->second.account.epoch;
    remove_rivals(id, email);
    return true;
}

void MemoryAccounts::wait_anew(core::AccountId id) {
    const auto place = tables_.accounts.find(id);
    if (place == tables_.accounts.end() || place->second.account.confirmed_at) return;
    place->second.account.registered_at = clock_.now();
    place->second.account.resent_at = clock_.now();
    tables_.reminded.erase(id);
}

/// When anybody has used a pending account last.
base::TimePoint used_at(const MemoryTables& tables, const core::Account& account) {
    auto last = account.registered_at;
    for (const auto& [digest, session] : tables.sessions) {
        if (session.account == account.id) last = std::max(last, session.seen_at);
    }
    return last;
}

void MemoryAccounts::make_room(const core::Email& email, std::size_t most) {
    std::size_t waiting = 0;
    std::optional<std::pair<base::TimePoint, core::AccountId>> unused;
    for (const auto& [id, row] : tables_.accounts) {
        const core::Account& account = row.account;
        if (account.confirmed_at || account.email.key() != email.key()) continue;
        ++waiting;
        const std::pair candidate(used_at(tables_, account), id);
        const bool is_mailed = std::ranges::none_of(tables_.outbox, [&](const auto& mail) {
            return mail.second.intent.account == account.id &&
                   mail.second.status == core::MailStatus::queued;
        });
        if (!is_mailed || account.locked_at ||
            candidate.first >= clock_.now() - std::chrono::hours(1))
            continue;
        if (!unused || candidate < *unused) unused = candidate;
    }
    if (waiting > most && unused) remove_pending(unused->second);
}

bool MemoryAccounts::remove_pending(core::AccountId id) {
    const auto place = tables_.accounts.find(id);
    if (place == tables_.accounts.end() || place->second.account.confirmed_at) return false;
    tables_.accounts.erase(place);
    remove_orphans(tables_);
    return true;
}

std::vector<core::Account> MemoryAccounts::take_forgotten(std::chrono::seconds age,
                                                          std::size_t limit) {
    std::vector<core::Account> accounts;
    for (const auto& [id, row] : tables_.accounts) {
        const core::Account& account = row.account;
        const bool forgotten = !account.confirmed_at && !account.locked_at &&
                               account.registered_at < clock_.now() - age;
        if (accounts.size() < limit && forgotten && tables_.reminded.insert(id).second)
            accounts.push_back(account);
    }
    return accounts;
}

std::size_t MemoryAccounts::purge_pending(std::chrono::seconds age, std::size_t limit) {
    std::size_t removed = 0;
    const auto count = std::erase_if(tables_.accounts, [&](const auto& row) {
        const core::Account& account = row.second.account;
        return !account.confirmed_at && !account.locked_at &&
               account.registered_at < clock_.now() - age && removed++ < limit;
    });
    remove_orphans(tables_);
    return count;
}

void MemoryAccounts::move_epoch(core::AccountId id) {
    const auto place = tables_.accounts.find(id);
    if (place != tables_.accounts.end()) ++place->second.account.epoch;
}

std::uint32_t MemoryAccounts::rescue_serial(core::AccountId id) {
    const auto place = tables_.rescue_serials.find(id);
    return place == tables_.rescue_serials.end() ? 0 : place->second;
}

void MemoryAccounts::move_rescue_serial(core::AccountId id) {
    if (tables_.accounts.contains(id)) ++tables_.rescue_serials[id];
}

void MemoryAccounts::set_admin(core::AccountId id, bool admin) {
    const auto place = tables_.accounts.find(id);
    if (place != tables_.accounts.end()) place->second.account.admin = admin;
}

std::vector<core::Account> MemoryAccounts::administrators(std::size_t limit) {
    std::vector<core::Account> found;
    for (const auto& [id, row] : tables_.accounts) {
        const core::Account& account = row.account;
        if (account.admin && is_full(account) && !account.locked_at && !account.deletes_at &&
            found.size() < limit)
            found.push_back(account);
    }
    return found;
}

bool MemoryAccounts::has_other_administrator(core::AccountId id) {
    const auto all = administrators(tables_.accounts.size());
    return std::ranges::any_of(all, [&](const core::Account& one) { return one.id != id; });
}

void MemoryAccounts::note_login(core::AccountId id) {
    const auto place = tables_.accounts.find(id);
    if (place != tables_.accounts.end()) place->second.account.last_login_at = clock_.now();
}

bool MemoryAccounts::lock(core::AccountId id) {
    const auto place = tables_.accounts.find(id);
    if (place == tables_.accounts.end() || place->second.account.locked_at) return false;
    place->second.account.locked_at = clock_.now();
    return true;
}

bool MemoryAccounts::unlock(core::AccountId id) {
    const auto place = tables_.accounts.find(id);
    if (place == tables_.accounts.end() || !place->second.account.locked_at) return false;
    place->second.account.locked_at.reset();
    return true;
}

void MemoryAccounts::set_language(core::AccountId id, core::Language language) {
    const auto place = tables_.accounts.find(id);
    if (place != tables_.accounts.end()) place->second.account.language = language;
}

void MemoryAccounts::set_name(core::AccountId id, const std::optional<core::DisplayName>& name) {
    const auto place = tables_.accounts.find(id);
    if (place != tables_.accounts.end()) place->second.account.name = name;
}

void MemoryAccounts::set_consent(core::AccountId id, const std::optional<core::ConsentText>& text) {
    tables_.consents.erase(id);
    if (!text || !tables_.accounts.contains(id)) return;
    tables_.consents.emplace(id, core::Consent{text->text(), clock_.now()});
}

std::optional<core::Consent> MemoryAccounts::consent(core::AccountId id) {
    const auto place = tables_.consents.find(id);
    if (place == tables_.consents.end()) return std::nullopt;
    return place->second;
}

void MemoryAccounts::set_return_path(core::AccountId id, const std::string& path) {
    const auto account = find(id);
    if (!account || account->account.confirmed_at) return;
    const bool is_ascii = std::all_of(path.begin(), path.end(),
                                      [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (path.size() > core::longest_return_path || !is_ascii)
        throw std::runtime_error("a path that does not fit");
    tables_.return_paths[id] = path;
}

std::string MemoryAccounts::return_path(core::AccountId id) {
    const auto place = tables_.return_paths.find(id);
    return place == tables_.return_paths.end() ? "" : place->second;
}

std::size_t MemoryAccounts::forget_return_paths(std::chrono::seconds age, std::size_t limit) {
    std::size_t forgotten = 0;
    return std::erase_if(tables_.return_paths, [&](const auto& row) {
        const auto& confirmed_at = tables_.accounts.at(row.first).account.confirmed_at;
        return !row.second.empty() && confirmed_at && *confirmed_at < clock_.now() - age &&
               forgotten++ < limit;
    });
}

namespace {

bool is_in(const core::Account& account, core::AccountState state) {
    switch (state) {
        case core::AccountState::unconfirmed:
            return !account.confirmed_at;
        case core::AccountState::confirmed:
            return account.confirmed_at.has_value();
        case core::AccountState::administrator:
            return account.admin;
        case core::AccountState::locked:
            return account.locked_at.has_value();
        case core::AccountState::leaving:
            return account.deletes_at.has_value();
        case core::AccountState::awaiting_approval:
            return awaits_approval(account);
    }
    __builtin_unreachable();
}

std::string in_lower_case(std::string text) {
    std::ranges::transform(text, text.begin(), base::to_lower);
    return text;
}

std::string name_of(const core::Account& account) {
    return account.name ? in_lower_case(account.name->text()) : "";
}

}  // namespace

core::AccountPage MemoryAccounts::find_page(const core::AccountQuery& query,
                                            std::optional<core::AccountId> after,
                                            std::size_t limit) {
    const std::string beginning = in_lower_case(query.beginning);
    std::vector<core::Account> found;
    for (auto row = tables_.accounts.rbegin(); row != tables_.accounts.rend(); ++row) {
        const core::Account& account = row->second.account;
        if (query.state && !is_in(account, *query.state)) continue;
        if (!account.email.key().starts_with(beginning)) continue;
        if (account.email.key().find(in_lower_case(query.part)) == std::string::npos) continue;
        if (!name_of(account).starts_with(in_lower_case(query.name))) continue;
        found.push_back(account);
    }
    if (!beginning.empty()) {
        std::ranges::sort(
            found, {}, [](const core::Account& one) { return std::pair(one.email.key(), one.id); });
    }
    if (!query.name.empty()) {
        std::ranges::sort(found, {},
                          [](const core::Account& one) { return std::pair(name_of(one), one.id); });
    }
    const auto last = std::ranges::find(found, after.value_or(nobody), &core::Account::id);
    if (last != found.end()) found.erase(found.begin(), last + 1);
    if (last == found.end() && after && beginning.empty() && query.name.empty())
        std::erase_if(found, [&](const core::Account& one) { return one.id >= *after; });
    core::AccountPage page{std::move(found), std::nullopt};
    if (page.accounts.size() > limit) {
        page.accounts.erase(page.accounts.begin() + static_cast<std::ptrdiff_t>(limit),
                            page.accounts.end());
        page.next = page.accounts.back().id;
    }
    return page;
}

std::vector<core::Credentials> MemoryAccounts::list_credentials(core::AccountId after,
                                                                std::size_t limit) {
    std::vector<core::Credentials> found;
    auto row = tables_.accounts.upper_bound(after);
    for (; row != tables_.accounts.end() && found.size() < limit; ++row)
        found.push_back(row->second);
    return found;
}

std::vector<core::Account> MemoryAccounts::list(core::AccountId after, std::size_t limit) {
    std::vector<core::Account> accounts;
    auto row = tables_.accounts.upper_bound(after);
    for (; row != tables_.accounts.end() && accounts.size() < limit; ++row) {
        accounts.push_back(row->second.account);
    }
    return accounts;
}

void MemorySessions::insert(const core::SessionDigest& digest, core::AccountId account,
                            bool remembered, const core::SessionLifetime& lifetime,
                            const core::Client& client) {
    if (!tables_.accounts.contains(account)) throw std::runtime_error("a session of no account");
    const auto now = clock_.now();
    const SessionRecord record{account,
                               remembered,
                               core::SessionNumber{++last_number_},
                               client,
                               now,
                               now,
                               now + std::min(lifetime.idle, lifetime.absolute),
                               now + lifetime.absolute,
                               now};
    if (!tables_.sessions.emplace(digest.bytes, record).second) {
        throw std::runtime_error("a second session of the same digest");
    }
}

std::optional<core::Session> MemorySessions::find(const core::SessionDigest& digest) {
    const auto place = tables_.sessions.find(digest.bytes);
    if (place == tables_.sessions.end()) return std::nullopt;
    const SessionRecord& record = place->second;
    if (record.expires_at <= clock_.now()) return std::nullopt;
    const auto since = [&](core::TimePoint time) {
        return std::chrono::duration_cast<std::chrono::seconds>(clock_.now() - time);
    };
    return core::Session{digest,
                         tables_.accounts.at(record.account).account,
                         record.remembered,
                         since(record.seen_at),
                         since(record.proved_at),
                         MemoryGroups(tables_).of(record.account)};
}

void MemorySessions::touch(const core::SessionDigest& digest, std::chrono::seconds idle) {
    const auto place = tables_.sessions.find(digest.bytes);
    if (place == tables_.sessions.end()) return;
    SessionRecord& record = place->second;
    const auto now = clock_.now();
    if (record.expires_at <= now) return;
    record.seen_at = now;
    record.expires_at = std::min<core::TimePoint>(record.ends_at, now + idle);
}

bool MemorySessions::prove(const core::SessionDigest& digest) {
    const auto place = tables_.sessions.find(digest.bytes);
    if (place == tables_.sessions.end()) return false;
    place->second.proved_at = clock_.now();
    return true;
}

bool MemorySessions::renew(const core::SessionDigest& digest, const core::SessionDigest& renewed) {
    if (!find(digest)) return false;
    auto row = tables_.sessions.extract(digest.bytes);
    row.key() = renewed.bytes;
    tables_.sessions.insert(std::move(row));
    return true;
}

bool MemorySessions::remove(const core::SessionDigest& digest) {
    return tables_.sessions.erase(digest.bytes) > 0;
}

std::size_t MemorySessions::end(core::SessionEnd why,
                                const std::function<bool(const Row&)>& is_meant) {
    return std::erase_if(tables_.sessions, [&](const auto& row) {
        if (!is_meant(row)) return false;
        if (row.second.expires_at > clock_.now())
            tables_.ended_sessions.emplace(row.first, EndedSession{why, clock_.now()});
        return true;
    });
}

void MemorySessions::remove_all(core::AccountId account, core::SessionEnd why) {
    end(why, [&](const auto& row) { return row.second.account == account; });
}

std::size_t MemorySessions::remove_any(std::size_t limit) {
    std::size_t removed = 0;
    return std::erase_if(tables_.sessions, [&](const auto&) { return removed++ < limit; });
}

std::size_t MemorySessions::remove_others(core::AccountId account,
                                          const core::SessionDigest& kept) {
    return end(core::SessionEnd::elsewhere, [&](const auto& row) {
        return row.second.account == account && row.first != kept.bytes;
    });
}

bool MemorySessions::remove_one(core::AccountId account, core::SessionNumber number) {
    return end(core::SessionEnd::elsewhere, [&](const auto& row) {
               return row.second.account == account && row.second.number == number;
           }) > 0;
}

std::vector<core::SessionEntry> MemorySessions::list(core::AccountId account) {
    std::vector<core::SessionEntry> sessions;
    for (const auto& [digest, record] : tables_.sessions) {
        if (record.account != account || record.expires_at <= clock_.now()) continue;
        sessions.push_back({record.number,
                            {digest},
                            record.client,
                            record.remembered,
                            record.opened_at,
                            record.seen_at});
    }
    std::sort(sessions.begin(), sessions.end(), [](const auto& a, const auto& b) {
        return std::pair(a.seen_at, a.number) > std::pair(b.seen_at, b.number);
    });
    if (sessions.size() > 100) sessions.resize(100);
    return sessions;
}

std::optional<core::SessionEnd> MemorySessions::why_ended(const core::SessionDigest& digest) {
    const auto place = tables_.ended_sessions.find(digest.bytes);
    if (place == tables_.ended_sessions.end()) return std::nullopt;
    return place->second.why;
}

std::size_t MemorySessions::forget_ended(std::chrono::seconds age, std::size_t limit) {
    std::size_t removed = 0;
    return std::erase_if(tables_.ended_sessions, [&](const auto& row) {
        return row.second.at <= clock_.now() - age && removed++ < limit;
    });
}

std::size_t MemorySessions::purge(std::size_t limit) {
    std::size_t removed = 0;
    return std::erase_if(tables_.sessions, [&](const auto& row) {
        return row.second.expires_at <= clock_.now() && removed++ < limit;
    });
}

core::MailId MemoryOutbox::enqueue(const core::MailIntent& intent) {
    if (intent.account && !tables_.accounts.contains(*intent.account)) {
        throw std::runtime_error("a mail of no account");
    }
    MailRecord mail{intent};
    mail.asked_at = mail.queued_at = mail.not_before = clock_.now();
    const core::MailId id{++last_id_};
    tables_.outbox.emplace(id, std::move(mail));
    return id;
}

bool MemoryOutbox::is_due(const MailRecord& mail) const {
    const auto now = clock_.now();
    return mail.status == core::MailStatus::queued && mail.not_before <= now &&
           (!mail.lease_owner || mail.lease_until <= now);
}

std::vector<core::LeasedMail> MemoryOutbox::lease(const std::string& owner,
                                                  std::chrono::seconds time, std::size_t limit,
                                                  const core::PassedOver& passed_over) {
    std::vector<std::pair<core::MailId, MailRecord*>> due;
    for (auto& [id, mail] : tables_.outbox) {
        const std::string domain(core::recipient_domain(mail.intent.recipient));
        if (is_due(mail) && std::ranges::count(passed_over.mails, id) == 0 &&
            std::ranges::count(passed_over.domains, domain) == 0)
            due.emplace_back(id, &mail);
    }
    std::stable_sort(due.begin(), due.end(), [](const auto& a, const auto& b) {
        const auto rank = [](const MailRecord& mail) {
            return std::pair(!is_urgent(mail.intent.kind), mail.not_before);
        };
        return rank(*a.second) < rank(*b.second);
    });
    if (due.size() > limit) due.resize(limit);

    std::vector<core::LeasedMail> leased;
    for (auto& [id, mail] : due) {
        mail->lease_owner = owner;
        mail->lease_until = clock_.now() + time;
        const auto unsent_for =
            std::chrono::floor<std::chrono::seconds>(clock_.now() - mail->queued_at);
        leased.push_back({id, mail->intent, ++mail->attempts, mail->asked_at, unsent_for});
    }
    return leased;
}

std::vector<std::string> MemoryOutbox::lease_owners() {
    std::set<std::string> owners;
    for (const auto& [id, mail] : tables_.outbox) {
        if (mail.lease_owner && mail.lease_until > clock_.now()) owners.insert(*mail.lease_owner);
    }
    return {owners.begin(), owners.end()};
}

std::size_t MemoryOutbox::end_leases(const std::string& owner,
                                     const std::vector<core::MailId>& but) {
    std::size_t ended = 0;
    for (auto& [id, mail] : tables_.outbox)
        if (std::ranges::count(but, id) == 0) ended += end_lease(id, owner) != nullptr ? 1 : 0;
    return ended;
}

/// The mail, if `owner` holds it; not any more from here on.
MailRecord* MemoryOutbox::end_lease(core::MailId id, const std::string& owner) {
    const auto place = tables_.outbox.find(id);
    if (place == tables_.outbox.end() || place->second.lease_owner != owner) return nullptr;
    place->second.lease_owner.reset();
    return &place->second;
}

bool MemoryOutbox::mark_sent(core::MailId id, const std::string& owner) {
    MailRecord* mail = end_lease(id, owner);
    if (mail == nullptr) return false;
    mail->status = core::MailStatus::sent;
    mail->finished_at = clock_.now();
    return true;
}

bool MemoryOutbox::retry_later(core::MailId id, const std::string& owner,
                               std::chrono::seconds delay, const std::string& error) {
    MailRecord* mail = end_lease(id, owner);
    if (mail == nullptr) return false;
    mail->not_before = clock_.now() + delay;
    mail->last_error = error;
    return true;
}

bool MemoryOutbox::mark_failed(core::MailId id, const std::string& owner,
                               const std::string& error) {
    MailRecord* mail = end_lease(id, owner);
    if (mail == nullptr) return false;
    mail->status = core::MailStatus::failed;
    mail->finished_at = clock_.now();
    mail->last_error = error;
    return true;
}

std::vector<core::OutboxEntry> MemoryOutbox::list(bool with_sent, std::size_t limit) {
    std::vector<core::OutboxEntry> entries;
    for (const auto& [id, mail] : tables_.outbox) {
        if (entries.size() == limit) break;
        if (mail.status == core::MailStatus::sent && !with_sent) continue;
        entries.push_back(to_entry(id, mail));
    }
    return entries;
}

std::vector<core::OutboxEntry> MemoryOutbox::newest(std::optional<core::MailStatus> status,
                                                    std::optional<core::MailId> before,
                                                    std::size_t limit) {
    std::vector<core::OutboxEntry> entries;
    for (auto row = tables_.outbox.rbegin(); row != tables_.outbox.rend(); ++row) {
        if (status && row->second.status != *status) continue;
        if ((!before || row->first < *before) && entries.size() < limit)
            entries.push_back(to_entry(row->first, row->second));
    }
    return entries;
}

std::optional<core::OutboxEntry> MemoryOutbox::find(core::MailId id) {
    const auto place = tables_.outbox.find(id);
    if (place == tables_.outbox.end()) return std::nullopt;
    return to_entry(id, place->second);
}

std::optional<core::MailIntent> MemoryOutbox::intent_of(core::MailId id) {
    const auto place = tables_.outbox.find(id);
    if (place == tables_.outbox.end()) return std::nullopt;
    return place->second.intent;
}

std::vector<core::OutboxEntry> MemoryOutbox::of(core::AccountId account) {
    std::vector<core::OutboxEntry> entries;
    for (const auto& [id, mail] : tables_.outbox) {
        if (mail.intent.account == account) entries.push_back(to_entry(id, mail));
    }
    return entries;
}

std::size_t MemoryOutbox::retry_now(std::optional<core::MailId> id) {
    std::size_t count = 0;
    for (auto& [row_id, mail] : tables_.outbox) {
        if ((id && row_id != *id) || mail.status == core::MailStatus::sent) continue;
        mail.status = core::MailStatus::queued;
        mail.attempts = 0;
        mail.last_error.clear();
        mail.queued_at = mail.not_before = clock_.now();
        ++count;
    }
    return count;
}

std::size_t MemoryOutbox::purge(core::MailStatus end, std::chrono::seconds age, std::size_t limit) {
    std::size_t removed = 0;
    return std::erase_if(tables_.outbox, [&](const auto& row) {
        return row.second.status == end && row.second.finished_at < clock_.now() - age &&
               removed++ < limit;
    });
}

void MemoryOutbox::note_courier(const core::MailCounts& more) {
    tables_.mail_counts += more;
    tables_.courier_seen_at = clock_.now();
}

core::OutboxFigures MemoryOutbox::figures() {
    using std::chrono::seconds;
    const auto since = [&](core::TimePoint then) {
        return std::chrono::duration_cast<seconds>(clock_.now() - then);
    };
    core::OutboxFigures figures{.counts = tables_.mail_counts};
    if (tables_.courier_seen_at) figures.courier_seen = since(*tables_.courier_seen_at);
    for (const auto& [id, mail] : tables_.outbox) {
        figures.failed += mail.status == core::MailStatus::failed ? 1 : 0;
        if (mail.status != core::MailStatus::queued) continue;
        ++figures.queued;
        if (mail.not_before <= clock_.now())
            figures.oldest_due =
                std::max(figures.oldest_due.value_or(seconds(0)), since(mail.not_before));
    }
    return figures;
}

bool MemoryGroups::add(core::AccountId account, const core::GroupName& group) {
    if (!tables_.accounts.contains(account))
        throw std::runtime_error("a member that is no account");
    return tables_.memberships.emplace(account, group).second;
}

bool MemoryGroups::remove(core::AccountId account, const core::GroupName& group) {
    return tables_.memberships.erase({account, group}) > 0;
}

std::vector<core::Account> MemoryGroups::members(const core::GroupName& group) {
    std::vector<core::Account> accounts;
    for (const auto& [account, name] : tables_.memberships) {
        if (name == group) accounts.push_back(tables_.accounts.at(account).account);
    }
    return accounts;
}

std::vector<core::GroupName> MemoryGroups::of(core::AccountId account) {
    std::vector<core::GroupName> groups;
    for (const auto& [member, name] : tables_.memberships) {
        if (member == account) groups.push_back(name);
    }
    return groups;
}

std::vector<core::GroupSize> MemoryGroups::list() {
    std::map<core::GroupName, std::size_t> sizes;
    for (const auto& [account, name] : tables_.memberships)
        ++sizes[name];
    std::vector<core::GroupSize> groups;
    for (const auto& [name, members] : sizes)
        groups.push_back({name, members});
    return groups;
}

void MemoryEvents::append_by(const core::Actor& actor, std::optional<core::AccountId> account,
                             core::EventKind kind, const core::EventChange& change) {
    tables_.events.push_back({kind, clock_.now(), actor.client, change, core::EventId{++last_id_},
                              actor.account, account});
}

std::vector<core::Event> MemoryEvents::newest(const core::EventFilter& filter,
                                              std::optional<core::EventId> before,
                                              std::size_t limit) {
    const auto fits = [&](const core::Event& event) {
        return (!filter.account || event.account == filter.account) &&
               (!filter.kind || event.kind == *filter.kind) &&
               (!filter.since || event.happened_at >= *filter.since) &&
               (!before || event.id < *before);
    };
    std::vector<core::Event> events;
    for (auto row = tables_.events.rbegin(); row != tables_.events.rend(); ++row)
        if (fits(*row) && events.size() < limit) events.push_back(*row);
    return events;
}

std::vector<core::Event> MemoryEvents::past(core::EventId after, std::size_t limit) {
    std::vector<core::Event> events;
    for (const core::Event& event : tables_.events)
        if (event.id > after && events.size() < limit) events.push_back(event);
    return events;
}

std::size_t MemoryEvents::purge(std::chrono::seconds age, std::size_t limit) {
    std::size_t removed = 0;
    return std::erase_if(tables_.events, [&](const auto& row) {
        return row.happened_at < clock_.now() - age && removed++ < limit;
    });
}

void MemoryFailedLogins::note(std::optional<core::AccountId> account, const std::string& network) {
    const auto today = std::chrono::floor<std::chrono::days>(clock_.now());
    auto& counter = tables_.failed_logins[{today, account.value_or(nobody), network}];
    counter = {network, counter.times + 1, clock_.now()};
}

std::vector<core::FailedLogins> MemoryFailedLogins::newest(core::AccountId account,
                                                           std::size_t limit) {
    std::vector<core::FailedLogins> all;
    for (const auto& [key, counter] : tables_.failed_logins)
        if (std::get<core::AccountId>(key) == account) all.push_back(counter);
    std::ranges::sort(all, std::greater(), &core::FailedLogins::last_at);
    if (all.size() > limit) all.resize(limit);
    return all;
}

core::FailedLoginTotal MemoryFailedLogins::total(std::chrono::seconds lately) {
    const auto now = clock_.now();
    const auto yesterday = std::chrono::floor<std::chrono::days>(now) - std::chrono::days(1);
    core::FailedLoginTotal total;
    std::set<std::string> networks;
    for (const auto& [key, counter] : tables_.failed_logins) {
        if (std::get<std::chrono::sys_days>(key) < yesterday) continue;
        total.times += counter.times;
        if (counter.last_at >= now - lately) networks.insert(counter.network);
    }
    total.networks = networks.size();
    return total;
}

std::size_t MemoryFailedLogins::purge(std::chrono::seconds age, std::size_t limit) {
    const auto first_kept = std::chrono::floor<std::chrono::days>(clock_.now() - age);
    std::size_t removed = 0;
    return std::erase_if(tables_.failed_logins, [&](const auto& row) {
        return std::get<std::chrono::sys_days>(row.first) < first_kept && removed++ < limit;
    });
}

core::ChangeId MemoryAddressChanges::insert(core::AccountId account, const core::Email& from,
                                            const core::Email& to,
                                            const crypto::PasswordHash& hash) {
    const auto place = tables_.accounts.find(account);
    if (place == tables_.accounts.end()) throw std::runtime_error("a change of nobody's address");
    cancel_pending(account);
    const core::ChangeId id{++last_id_};
    tables_.changes.emplace(id, core::AddressChange{id, account, from, to, hash,
                                                    core::ChangeState::asked, clock_.now()});
    place->second.account.change_asked_at = clock_.now();
    return id;
}

std::optional<core::AddressChange> MemoryAddressChanges::find(core::ChangeId id) {
    const auto place = tables_.changes.find(id);
    if (place == tables_.changes.end()) return std::nullopt;
    return place->second;
}

std::vector<core::AddressChange> MemoryAddressChanges::of(core::AccountId account) {
    std::vector<core::AddressChange> found;
    for (const auto& [id, change] : tables_.changes) {
        if (change.account == account) found.push_back(change);
    }
    return found;
}

void MemoryAddressChanges::mark_done(core::ChangeId id) {
    const auto place = tables_.changes.find(id);
    if (place != tables_.changes.end()) place->second.state = core::ChangeState::done;
}

void MemoryAddressChanges::cancel_pending(core::AccountId account) {
    for (auto& [id, change] : tables_.changes) {
        const bool is_done = change.state == core::ChangeState::done;
        if (change.account == account && !is_done) change.state = core::ChangeState::voided;
    }
}

bool MemoryAddressChanges::withdraw(core::AccountId account) {
    bool was_there = false;
    for (auto& [id, change] : tables_.changes) {
        if (change.account != account || change.state != core::ChangeState::asked) continue;
        change.state = core::ChangeState::cancelled;
        was_there = true;
    }
    return was_there;
}

void MemoryAddressChanges::void_from(core::AccountId account, core::ChangeId first) {
    for (auto& [id, change] : tables_.changes) {
        if (change.account == account && id >= first) change.state = core::ChangeState::voided;
    }
}

std::size_t MemoryAddressChanges::purge(std::chrono::seconds age, std::size_t limit) {
    std::size_t removed = 0;
    return std::erase_if(tables_.changes, [&](const auto& row) {
        return row.second.asked_at < clock_.now() - age && removed++ < limit;
    });
}

void MemoryDeletions::begin(core::AccountId account, std::chrono::seconds delay) {
    const auto place = tables_.accounts.find(account);
    if (place != tables_.accounts.end()) place->second.account.deletes_at = clock_.now() + delay;
}

void MemoryDeletions::cancel(core::AccountId account) {
    const auto place = tables_.accounts.find(account);
    if (place != tables_.accounts.end()) place->second.account.deletes_at.reset();
}

bool MemoryDeletions::remove(core::AccountId account) {
    const bool was_there = tables_.accounts.erase(account) > 0;
    remove_orphans(tables_);
    return was_there;
}

std::vector<core::AccountId> MemoryDeletions::purge(std::size_t limit) {
    std::vector<core::AccountId> removed;
    for (const auto& [id, row] : tables_.accounts) {
        const auto& deletes_at = row.account.deletes_at;
        if (deletes_at && *deletes_at <= clock_.now() && removed.size() < limit)
            removed.push_back(id);
    }
    for (const auto id : removed)
        remove(id);
    return removed;
}

void MemoryKeys::replace(const std::vector<std::string>& names) {
    std::map<std::string, std::optional<core::TimePoint>> kept;
    for (const std::string& name : names)
        kept.emplace(name, tables_.keys[name]);
    tables_.keys = std::move(kept);
}

void MemoryKeys::mark_signing(const std::string& name) {
    const auto key = tables_.keys.find(name);
    if (key != tables_.keys.end()) key->second = clock_.now();
}

std::size_t MemoryStatistics::count(std::size_t limit) {
    std::size_t counted = 0;
    for (const core::Event& event : tables_.events) {
        if (event.id <= tables_.last_counted || counted == limit) continue;
        if (event.happened_at >= clock_.now() - std::chrono::minutes(1)) break;
        count(event);
        tables_.last_counted = event.id;
        ++counted;
    }
    std::map<std::chrono::sys_days, std::uint64_t> failed;
    for (const auto& [key, counter] : tables_.failed_logins)
        failed[std::get<std::chrono::sys_days>(key)] += counter.times;
    for (const auto& [day, times] : failed) {
        auto& kept = tables_.daily_counts[{day, core::Counted::failed_logins}];
        kept = std::max(kept, times);
    }
    return counted;
}

void MemoryStatistics::count(const core::Event& event) {
    const auto day = std::chrono::floor<std::chrono::days>(event.happened_at);
    const auto is_earlier = [&](const core::Event& other) {
        return other.account == event.account && other.kind == event.kind && other.id < event.id;
    };
    if (event.kind == core::EventKind::logged_in)
        ++tables_.daily_counts[{day, core::Counted::logins}];
    if (event.kind == core::EventKind::signed_up &&
        std::ranges::none_of(tables_.events, is_earlier))
        ++tables_.daily_counts[{day, core::Counted::sign_ups}];
    if (event.kind != core::EventKind::address_confirmed || event.actor != event.account) return;
    ++tables_.daily_counts[{day, core::Counted::confirmations}];
    const auto sign_up = std::ranges::find_if(tables_.events, [&](const core::Event& other) {
        return other.account == event.account && other.kind == core::EventKind::signed_up;
    });
    if (sign_up == tables_.events.end()) return;
    const auto registered = sign_up->happened_at;
    const auto week = core::week_of(std::chrono::floor<std::chrono::days>(registered));
    const auto taken = std::chrono::ceil<std::chrono::seconds>(event.happened_at - registered);
    ++tables_.latencies[{week, core::kept_latency(taken)}];
}

std::vector<core::DailyCount> MemoryStatistics::daily(std::chrono::sys_days since) {
    std::vector<core::DailyCount> counts;
    for (const auto& [key, times] : tables_.daily_counts)
        if (key.first >= since) counts.push_back({key.first, key.second, times});
    return counts;
}

std::vector<core::LatencyCount> MemoryStatistics::latencies(std::chrono::sys_days since) {
    std::vector<core::LatencyCount> counts;
    for (const auto& [key, accounts] : tables_.latencies)
        if (key.first >= since) counts.push_back({key.first, key.second, accounts});
    return counts;
}

std::optional<base::TimePoint> MemoryLimits::take(const core::LimitKey& key,
                                                  const core::Allowance& allowance) {
    const auto place = tables_.limits.find(key.text());
    const auto now = clock_.now();
    const auto full = place == tables_.limits.end() ? now : std::max(now, place->second);
    const auto open = full + allowance.interval() - allowance.per;
    if (open > now) return open;
    tables_.limits[key.text()] = full + allowance.interval();
    return std::nullopt;
}

void MemoryLimits::give_back(const core::LimitKey& key, const core::Allowance& allowance) {
    const auto place = tables_.limits.find(key.text());
    if (place != tables_.limits.end()) place->second -= allowance.interval();
}

std::optional<base::TimePoint> MemoryLimits::full_at(const std::string& key) {
    const auto place = tables_.limits.find(key);
    if (place == tables_.limits.end() || place->second <= clock_.now()) return std::nullopt;
    return place->second;
}

bool MemoryLimits::clear(const std::string& key) {
    return tables_.limits.erase(key) > 0;
}

std::vector<core::LimitEntry> MemoryLimits::list(std::size_t limit) {
    std::vector<core::LimitEntry> entries;
    for (const auto& [key, full] : tables_.limits)
        if (full > clock_.now() && entries.size() < limit) entries.push_back({key, full});
    return entries;
}

std::size_t MemoryLimits::purge(std::size_t limit) {
    std::size_t removed = 0;
    return std::erase_if(tables_.limits, [&](const auto& row) {
        return row.second <= clock_.now() && removed++ < limit;
    });
}

bool MemorySpentForms::spend(const std::string& digest) {
    return tables_.spent_forms.emplace(digest, clock_.now()).second;
}

void MemorySpentForms::forget(const std::string& digest) {
    tables_.spent_forms.erase(digest);
}

bool MemorySpentForms::is_spent(const std::string& digest) {
    return tables_.spent_forms.count(digest) > 0;
}

std::size_t MemorySpentForms::purge(std::chrono::seconds age, std::size_t limit) {
    std::size_t removed = 0;
    return std::erase_if(tables_.spent_forms, [&](const auto& form) {
        return form.second < clock_.now() - age && removed++ < limit;
    });
}

core::InvitationId MemoryInvitations::insert(const std::optional<core::Email>& email,
                                             std::uint32_t uses, std::chrono::seconds lifetime) {
    const core::InvitationId id{++last_id_};
    const auto now = clock_.now();
    tables_.invitations.emplace(
        id, core::Invitation{id, email, uses, now, now + lifetime, std::nullopt});
    return id;
}

std::optional<core::Invitation> MemoryInvitations::find(core::InvitationId id) {
    const auto place = tables_.invitations.find(id);
    if (place == tables_.invitations.end()) return std::nullopt;
    return place->second;
}

std::optional<core::Invitation> MemoryInvitations::find_good(core::InvitationId id) {
    auto found = find(id);
    if (!found || found->uses_left == 0 || found->revoked_at || found->expires_at <= clock_.now())
        return std::nullopt;
    return found;
}

void MemoryInvitations::attach(core::AccountId account, std::optional<core::InvitationId> id) {
    tables_.invited.erase(account);
    if (id) tables_.invited.emplace(account, *id);
}

std::optional<core::InvitationId> MemoryInvitations::of_pending(core::AccountId account) {
    const auto place = tables_.accounts.find(account);
    const auto invited = tables_.invited.find(account);
    if (place == tables_.accounts.end() || place->second.account.confirmed_at ||
        invited == tables_.invited.end())
        return std::nullopt;
    return invited->second;
}

bool MemoryInvitations::use(core::InvitationId id) {
    const auto place = tables_.invitations.find(id);
    if (place == tables_.invitations.end() || place->second.uses_left == 0 ||
        place->second.revoked_at)
        return false;
    --place->second.uses_left;
    return true;
}

void MemoryInvitations::give_back(core::InvitationId id) {
    ++tables_.invitations.at(id).uses_left;
}

bool MemoryInvitations::revoke(core::InvitationId id) {
    const auto place = tables_.invitations.find(id);
    if (place == tables_.invitations.end() || place->second.revoked_at) return false;
    place->second.revoked_at = clock_.now();
    return true;
}

std::vector<core::Invitation> MemoryInvitations::list(std::size_t limit) {
    std::vector<core::Invitation> all;
    for (auto row = tables_.invitations.rbegin();
         row != tables_.invitations.rend() && all.size() < limit; ++row)
        all.push_back(row->second);
    return all;
}

std::size_t MemoryInvitations::purge(std::chrono::seconds age, std::size_t limit) {
    std::size_t removed = 0;
    return std::erase_if(tables_.invitations, [&](const auto& row) {
        return row.second.expires_at < clock_.now() - age && removed++ < limit;
    });
}

void MemoryApprovals::require(core::AccountId pending, const std::optional<std::string>& reason) {
    const auto place = tables_.accounts.find(pending);
    if (place == tables_.accounts.end() || place->second.account.confirmed_at) return;
    if (reason && base::count_code_points(*reason) > core::longest_reason)
        throw std::runtime_error("a reason that does not fit");
    place->second.account.needs_approval = reason.has_value();
    tables_.reasons[pending] = reason.value_or("");
}

void MemoryApprovals::forget_reason(core::AccountId account) {
    tables_.reasons.erase(account);
}

bool MemoryApprovals::awaits(core::AccountId account) const {
    const auto place = tables_.accounts.find(account);
    return place != tables_.accounts.end() && awaits_approval(place->second.account);
}

std::vector<core::AwaitingSignUp> MemoryApprovals::list(std::size_t limit) {
    std::vector<core::AwaitingSignUp> all;
    for (const auto& [id, row] : tables_.accounts) {
        const auto reason = tables_.reasons.find(id);
        if (awaits(id))
            all.push_back({row.account, reason == tables_.reasons.end() ? "" : reason->second});
    }
    std::ranges::stable_sort(all, std::less(), [](const core::AwaitingSignUp& waiting) {
        return *waiting.account.confirmed_at;
    });
    if (all.size() > limit) all.resize(limit, all.front());
    return all;
}

core::AwaitingCount MemoryApprovals::count() {
    core::AwaitingCount count;
    for (const auto& [id, row] : tables_.accounts) {
        if (!awaits(id)) continue;
        ++count.all;
        if (!tables_.approvers_told.contains(id)) ++count.news;
    }
    return count;
}

void MemoryApprovals::mark_told() {
    for (const auto& [id, row] : tables_.accounts)
        if (awaits(id)) tables_.approvers_told.insert(id);
}

bool MemoryApprovals::approve(core::AccountId account) {
    if (!awaits(account)) return false;
    tables_.accounts.at(account).account.needs_approval = false;
    tables_.reasons.erase(account);
    return true;
}

bool MemoryApprovals::remove(core::AccountId account) {
    if (!awaits(account)) return false;
    tables_.accounts.erase(account);
    remove_orphans(tables_);
    return true;
}

void MemoryStore::transact(const std::function<void(core::Rows)>& work) {
    if (in_transaction_) throw std::logic_error("a transaction inside a transaction");
    in_transaction_ = true;
    MemoryTables before = tables_;
    try {
        work(rows());
    } catch (...) {
        tables_ = std::move(before);
        in_transaction_ = false;
        throw;
    }
    in_transaction_ = false;
}

}  // namespace gatepost::fakes
