#pragma once

#include <optional>
#include <string>

#include "app/web/context.h"
#include "app/web/route.h"
#include "core/link_owner.h"
#include "view/pages/login.h"

namespace gatepost::app {

/// Whether a page says whose a link is.
enum class OtherOwner { named, unnamed };

/// The page for somebody signed in who opens a genuine link of another account. Nothing if it is
/// forged, or the session's own.
template <class Purpose>
std::optional<http::Response> page_of_other_owner(Context& context, const core::Session& session,
                                                  const core::Tokens<Purpose>& links,
                                                  OtherOwner words) {
    const auto claims = links.open(core::Token<Purpose>(context.parameter()));
    if (!claims) return std::nullopt;
    const auto owner = core::link_owner(context.store(), *claims);
    if (!owner || owner->id == session.account.id) return std::nullopt;
    return context.page(
        http::Status::ok,
        view::OtherAccountPage{session.account.email.typed(),
                               words == OtherOwner::named ? owner->email.typed() : "",
                               std::string(without_punctuation(context.request().path))});
}

}  // namespace gatepost::app
