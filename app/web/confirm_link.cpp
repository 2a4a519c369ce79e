#include "app/web/confirm_link.h"

#include "app/web/route.h"
#include "core/email.h"
#include "core/link_owner.h"

namespace gatepost::app {

std::optional<ConfirmLink> confirm_link(Context& context, std::string_view path) {
    constexpr std::string_view start = "/confirm/";
    if (!path.starts_with(start)) return std::nullopt;
    const auto text = path.substr(start.size(), path.find_first_of("?#") - start.size());
    const auto& links = context.services().core.links.confirm;
    const auto claims =
        links.open(core::Token<core::ConfirmEmail>(std::string(without_punctuation(text))));
    if (!claims) return ConfirmLink{false, ""};
    const auto owner = core::link_owner(context.store(), *claims);
    if (owner && links.is_valid(*claims, *owner, context.now()))
        return ConfirmLink{true, owner->email.typed()};
    // However late: a click on a link that did its work, or whose address another sign-up got, is
    // no error.
    const auto email = core::Email::parse(claims->email_key);
    return ConfirmLink{email && context.store().rows().accounts.find_owner(*email), ""};
}

}  // namespace gatepost::app
