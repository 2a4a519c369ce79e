#pragma once

#include <chrono>
#include <filesystem>

#include "base/clock.h"
#include "core/courier.h"
#include "crypto/keyring.h"
#include "crypto/purpose_keys.h"
#include "mail/message.h"

namespace gatepost::mail {

struct SendmailOptions {
    std::filesystem::path program;  ///< an absolute path
    HeaderText from_name;
    core::Email from;
    core::Email bounce;  ///< the envelope sender: where mail servers report failures
    std::chrono::milliseconds timeout{std::chrono::seconds(30)};
    std::chrono::milliseconds grace{std::chrono::seconds(2)};  ///< between SIGTERM and SIGKILL
};

/// Sends through the interface that every mail server brings: `sendmail -i -f BOUNCE -- ADDRESS`
/// with the message as standard input. Without a shell; never with `-t`, which takes recipients
/// from headers; with `-i`, since a lone dot would end the message.
///
/// Only exit 0 means that the mail was taken over. What the other exit codes mean differs between
/// mail servers (one answers 75 for a mail that it keeps), so all of them are simply errors, worded
/// with sysexits.h's meaning and the last of what the program said. Thread-safe.
class Sendmail final : public core::MailTransport {
  public:
    Sendmail(SendmailOptions options, const base::Clock& clock, const crypto::Keyring& keys)
        : options_(std::move(options)), clock_(clock), id_keys_(keys, "gatepost.message-id") {}

    /// Throws std::system_error when this process is out of descriptors or memory.
    core::Handover send(const core::Email& recipient, const core::MailContent& content,
                        std::string_view identity) override;

  private:
    SendmailOptions options_;
    const base::Clock& clock_;
    const crypto::PurposeKeys id_keys_;
};

}  // namespace gatepost::mail
