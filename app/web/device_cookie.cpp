#include "app/web/device_cookie.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace gatepost::app {
namespace {

constexpr std::size_t most_accounts = 8;

using Entry = std::pair<std::uint64_t, std::uint32_t>;  // id and epoch

Entry entry_of(const core::Account& account) {
    return {static_cast<std::uint64_t>(account.id), account.epoch};
}

std::vector<Entry> read(const crypto::TimedSigner& signer, std::string_view cookie,
                        base::TimePoint now) {
    const auto opened = signer.verify(cookie);
    if (!opened || !crypto::is_fresh(opened->signed_at, now, DeviceCookie::lifetime)) return {};
    // Signed by us, so of no other shape.
    return nlohmann::json::parse(opened->payload).get<std::vector<Entry>>();
}

}  // namespace

std::string DeviceCookie::add(std::string_view cookie, const core::Account& account,
                              base::TimePoint now) const {
    auto entries = read(signer_, cookie, now);
    const Entry added = entry_of(account);
    std::erase_if(entries, [&](const Entry& entry) { return entry.first == added.first; });
    entries.insert(entries.begin(), added);
    if (entries.size() > most_accounts) entries.resize(most_accounts);
    return signer_.sign(nlohmann::json(entries).dump(), now);
}

bool DeviceCookie::knows(std::string_view cookie, const core::Account& account,
                         base::TimePoint now) const {
    const auto entries = read(signer_, cookie, now);
    return std::find(entries.begin(), entries.end(), entry_of(account)) != entries.end();
}

}  // namespace gatepost::app
