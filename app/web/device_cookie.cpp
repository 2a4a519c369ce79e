#include "app/web/device_cookie.h"

#include <algorithm>
#include <vector>

#include "base/json.h"

namespace gatepost::app {
namespace {

constexpr std::size_t most_accounts = 8;

struct Entry {
    std::uint64_t id;
    std::uint32_t epoch;
    std::uint64_t number;
};

base::Json to_json(const std::vector<Entry>& entries) {
    base::Json::Array all;
    for (const Entry& entry : entries)
        all.push_back(base::Json::Array{entry.id, entry.epoch, entry.number});
    return all;
}

std::vector<Entry> read(const crypto::TimedSigner& signer, std::string_view cookie,
                        base::TimePoint now) {
    const auto opened = signer.verify(cookie);
    if (!opened || !crypto::is_fresh(opened->signed_at, now, DeviceCookie::lifetime)) return {};
    // Signed by us, so of no other shape, but for the ones from before they had a number.
    const auto json = base::Json::parse(opened->payload);
    std::vector<Entry> entries;
    for (const base::Json& entry : json.array()) {
        if (entry.array().size() != 3) continue;
        entries.push_back({entry.array().at(0).number<std::uint64_t>(),
                           entry.array().at(1).number<std::uint32_t>(),
                           entry.array().at(2).number<std::uint64_t>()});
    }
    return entries;
}

}  // namespace

std::string DeviceCookie::add(std::string_view cookie, const core::Account& account,
                              core::DeviceNumber number, base::TimePoint now) const {
    const auto id = static_cast<std::uint64_t>(account.id);
    auto entries = read(signer_, cookie, now);
    std::erase_if(entries, [&](const Entry& entry) { return entry.id == id; });
    entries.insert(entries.begin(), {id, account.epoch, static_cast<std::uint64_t>(number)});
    if (entries.size() > most_accounts) entries.resize(most_accounts);
    return signer_.sign(to_json(entries).dump(), now);
}

std::optional<core::DeviceNumber> DeviceCookie::find(std::string_view cookie,
                                                     const core::Account& account,
                                                     base::TimePoint now) const {
    for (const Entry& entry : read(signer_, cookie, now)) {
        if (entry.id == static_cast<std::uint64_t>(account.id) && entry.epoch == account.epoch)
            return core::DeviceNumber{entry.number};
    }
    return std::nullopt;
}

std::optional<core::AccountId> DeviceCookie::newest(std::string_view cookie,
                                                    base::TimePoint now) const {
    const auto entries = read(signer_, cookie, now);
    if (entries.empty()) return std::nullopt;
    return core::AccountId{entries.front().id};
}

}  // namespace gatepost::app
