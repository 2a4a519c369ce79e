#pragma once

#include <optional>
#include <string>

#include "base/clock.h"
#include "core/mails.h"
#include "core/outbox.h"
#include "core/store.h"
#include "core/token.h"

namespace gatepost::core {

/// What a mail that is due is made from.
struct MailSources {
    Store& store;
    const LinkTokens& links;
    const base::Clock& clock;
    const std::string& base_url;  ///< "https://example.org", no slash
};

/// The mail as it has to be now that it is sent, its links with fresh tokens; nothing if nobody is
/// to be told anything any more. Throws StoreUnavailable; std::runtime_error if its account is
/// gone.
std::optional<Mail> mail_due(const LeasedMail& due, const MailSources& sources);

}  // namespace gatepost::core
