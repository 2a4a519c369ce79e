#include "app/web/device_cookie.h"

#include <algorithm>

#include "base/json.h"

namespace gatepost::app {
namespace {

constexpr std::size_t most_accounts = 8;

using Entry = std::pair<std::uint64_t, std::uint32_t>;  // id and epoch

Entry entry_of(const core::Account& account) {
    return {static_cast<std::uint64_t>(account.id), account.epoch};
}

base::Json to_json(const std::vector<Entry>& entries) {
    base::Json::Array all;
    for (const auto& [id, epoch] : entries)
        all.push_back(base::Json::Array{id, epoch});
    return all;
}

std::vector<Entry> read(const crypto::TimedSigner& signer, std::string_view cookie,
                        base::TimePoint now) {
    const auto opened = signer.verify(cookie);
    if (!opened || !crypto::is_fresh(opened->signed_at, now, DeviceCookie::lifetime)) return {};
    // Signed by us, so of no other shape.
    const auto json = base::Json::parse(opened->payload);
    std::vector<Entry> entries;
    for (const base::Json& entry : json.array()) {
        entries.emplace_back(entry.array().at(0).number<std::uint64_t>(),
                             entry.array().at(1).number<std::uint32_t>());
    }
    return entries;
}

}  // namespace

std::string DeviceCookie::add(std::string_view cookie, const core::Account& account,
                              base::TimePoint now) const {
    auto entries = read(signer_, cookie, now);
    const Entry added = entry_of(account);
    std::erase_if(entries, [&](const Entry& entry) { return entry.first == added.first; });
    entries.insert(entries.begin(), added);
    if (entries.size() > most_accounts) entries.resize(most_accounts);
    return signer_.sign(to_json(entries).dump(), now);
}

bool DeviceCookie::knows(std::string_view cookie, const core::Account& account,
                         base::TimePoint now) const {
    const auto entries = read(signer_, cookie, now);
    return std::find(entries.begin(), entries.end(), entry_of(account)) != entries.end();
}

}  // namespace gatepost::app
