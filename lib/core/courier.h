#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/random.h"
#include "core/dispatcher.h"
#include "core/mail_budget.h"
#include "core/mail_writer.h"
#include "core/outbox.h"
#include "core/store.h"
#include "core/token.h"

namespace gatepost::core {

/// What came of handing a mail to the mail system.
struct Handover {
    /// Nothing if it has taken the mail over for good; otherwise what went wrong, in one line for
    /// the journal and `gatepost mail queue`.
    std::optional<std::string> error{};
    /// The mail's Message-ID as it stands in its header, by which the mail server's log knows it;
    /// empty if there was no mail to hand over.
    std::string message_id{};
};

/// Hands a mail to the mail system.
class MailTransport {
  public:
    virtual ~MailTransport() = default;
    /// Does not throw for a refusal. `identity` is the same for each copy of a mail that has to be
    /// sent again, and no other's.
    virtual Handover send(const Email& recipient, const MailContent& content,
                          std::string_view identity) = 0;
};

/// Delivers what is due in the outbox, at least once: a mail is sent first and marked after, so a
/// courier that dies between the two sends it again when its lease ends. Belongs to one thread, of
/// as many as the dispatcher's options say.
class Courier {
  public:
    Courier(Store& store, const LinkTokens& links, const MailWriter& writer,
            MailTransport& transport, const base::Clock& clock, base::Random& random,
            Dispatcher& dispatcher);

    /// Takes the mail that goes next and delivers it; false if there is none. One at a time, so
    /// that a courier which dies holds up one mail only. Throws StoreUnavailable.
    bool deliver_next();

    /// Tells the store what came of the last mail, if it could not be told yet: else another
    /// courier would send it again. `deliver_next` begins with it. Throws StoreUnavailable.
    void settle();

  private:
    /// What came of a mail.
    struct Outcome {
        Dispatcher::HeldMail mail;
        std::optional<Handover> handover{};           ///< nothing if it was not to be handed over
        std::string domain{};                         ///< to which it went
        std::optional<base::TimePoint> not_before{};  ///< its mailbox has got enough for now
    };

    void tell(const Outcome& outcome);
    void tell_sent(const Outcome& outcome);
    void tell_not_sent(const Outcome& outcome);
    void put_off(const LeasedMail& mail, base::TimePoint until);
    Outcome attempt(Dispatcher::HeldMail due);
    Handover send(const LeasedMail& due, const Mail& mail);
    void give_back(const std::vector<TakenAllowance>& taken);

    Store& store_;
    const LinkTokens& links_;
    const MailWriter& writer_;
    MailTransport& transport_;
    const base::Clock& clock_;
    base::Random& random_;
    Dispatcher& dispatcher_;
    const CourierOptions& options_;
    std::optional<Outcome> untold_;  // and its mail in hand, so that nobody sends it again
};

/// The wait after the n-th failed attempt: 30 s, doubled each time, at most an hour, give or take a
/// quarter at random so that a crowd of mails does not come back as a crowd.
std::chrono::seconds retry_delay(std::uint32_t attempts, base::Random& random);

}  // namespace gatepost::core
