#pragma once

#include <string_view>

#include "core/mails.h"
#include "core/outbox.h"
#include "view/message.h"

namespace gatepost::view {

/// What a mail is about, by the name of its kind: another release's may be one of none here.
Message mail_in_words(std::string_view kind);

Message in_words(core::MailStatus status);

}  // namespace gatepost::view
