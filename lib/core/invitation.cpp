#include "core/invitation.h"

#include "base/json.h"

namespace gatepost::core {

std::string InvitationTokens::make(InvitationId id, base::TimePoint now) const {
    return signer_.sign(base::Json{{"invitation", static_cast<std::uint32_t>(id)}}.dump(), now);
}

std::optional<InvitationId> InvitationTokens::open(std::string_view token) const try {
    const auto opened = signer_.verify(token);
    if (!opened) return std::nullopt;
    return InvitationId{
        base::Json::parse(opened->payload).at("invitation").number<std::uint32_t>()};
} catch (const base::JsonError&) {
    return std::nullopt;
}

}  // namespace gatepost::core
