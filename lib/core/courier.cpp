#include "core/courier.h"

#include <algorithm>
#include <stdexcept>

#include "base/log.h"
#include "core/due_mail.h"
#include "core/mails.h"

namespace gatepost::core {

using std::chrono::seconds;

namespace {

/// Numbers come again when a backup of the database is restored; together with a time they do not.
std::string identity_of(const LeasedMail& mail) {
    const auto asked_at =
        std::chrono::duration_cast<std::chrono::microseconds>(mail.asked_at.time_since_epoch());
    return std::to_string(static_cast<std::uint64_t>(mail.id)) + '@' +
           std::to_string(asked_at.count());
}

/// What a log may say of a recipient: it outlives accounts, and is kept elsewhere.
std::string domain_of(const Email& recipient) {
    const std::string& mailbox = recipient.mailbox();
    return mailbox.substr(mailbox.rfind('@') + 1);
}

long long number_of(const LeasedMail& mail) {
    return static_cast<long long>(mail.id);
}

}  // namespace

Courier::Courier(Store& store, const LinkTokens& links, const MailWriter& writer,
                 MailTransport& transport, const base::Clock& clock, base::Random& random,
                 Dispatcher& dispatcher)
    : store_(store),
      links_(links),
      writer_(writer),
      transport_(transport),
      clock_(clock),
      random_(random),
      dispatcher_(dispatcher),
      options_(dispatcher.options()) {}

bool Courier::deliver_next() {
    settle();
    try {
        auto due = dispatcher_.take(store_);
        if (!due) return false;
        untold_ = attempt(std::move(due));
    } catch (const StoreUnavailable&) {
        dispatcher_.lose_track();
        throw;
    }
    settle();
    return true;
}

void Courier::settle() {
    if (!untold_) return;
    try {
        tell(*untold_);
    } catch (const StoreUnavailable&) {
        throw;  // it is told when the store is back
    } catch (...) {
        untold_.reset();  // it never will be: no reason to leave the other mails
        throw;
    }
    untold_.reset();
}

void Courier::tell(const Outcome& outcome) {
    if (outcome.not_before) {
        put_off(*outcome.mail, *outcome.not_before);
    } else if (!outcome.handover) {
        store_.rows().outbox.mark_sent(outcome.mail->id, options_.name);
        dispatcher_.count({.dropped = 1});
    } else if (outcome.handover->error) {
        tell_not_sent(outcome);
    } else {
        tell_sent(outcome);
    }
}

// Logged once the store has taken it: until then it is told again and again.

void Courier::tell_sent(const Outcome& outcome) {
    const LeasedMail& mail = *outcome.mail;
    store_.rows().outbox.mark_sent(mail.id, options_.name);
    dispatcher_.count({.sent = 1});
    base::log(base::Level::info, "mail sent",
              {{"mail", number_of(mail)},
               {"kind", to_string(mail.intent.kind)},
               {"attempt", mail.attempts},
               {"domain", outcome.domain},
               {"message_id", outcome.handover->message_id}});
}

void Courier::tell_not_sent(const Outcome& outcome) {
    const LeasedMail& mail = *outcome.mail;
    const std::string& error = *outcome.handover->error;
    OutboxRows& outbox = store_.rows().outbox;
    const bool gives_up = mail.queued_for >= options_.give_up_after;
    bool is_failed = false;  // it is not there any more if its account went
    if (gives_up) {
        is_failed = outbox.mark_failed(mail.id, options_.name, error);
    } else {
        outbox.retry_later(mail.id, options_.name, retry_delay(mail.attempts, random_), error);
    }
    dispatcher_.count({.refused = 1});
    base::log(base::Level::warning, "mail not sent",
              {{"mail", number_of(mail)},
               {"attempt", mail.attempts},
               {"domain", outcome.domain},
               {"message_id", outcome.handover->message_id},
               {"error", error}});
    if (is_failed) {
        dispatcher_.count({.given_up = 1});
        base::log(base::Level::error, "mail given up; see: gatepost mail queue",
                  {{"mail", number_of(mail)}});
    }
}

void Courier::put_off(const LeasedMail& mail, base::TimePoint until) {
    constexpr auto why = "its mailbox has got enough mails for now";
    OutboxRows& outbox = store_.rows().outbox;
    if (mail.queued_for >= options_.give_up_after) {
        outbox.mark_failed(mail.id, options_.name, why);
        dispatcher_.count({.given_up = 1});
        return;
    }
    const auto delay = std::chrono::ceil<seconds>(until - clock_.now());
    outbox.retry_later(mail.id, options_.name, std::max(delay, seconds(1)), why);
    base::log(base::Level::info, "mail waits",
              {{"mail", number_of(mail)}, {"seconds", delay.count()}});
}

Courier::Outcome Courier::attempt(Dispatcher::HeldMail due) {
    try {
        const auto mail = mail_due(*due, {store_, links_, clock_, options_.base_url});
        if (!mail) {
            base::log(base::Level::info, "mail dropped: nobody is to be told any more",
                      {{"mail", number_of(*due)}});
            return {std::move(due)};
        }
        const auto decision = MailBudget(store_, options_.limits).take(*due, *mail);
        if (decision.verdict == MailVerdict::later)
            return {.mail = std::move(due), .not_before = decision.not_before};
        if (decision.verdict == MailVerdict::drop) {
            base::log(base::Level::info,
                      "mail dropped: more than limits.mails_by_network or resets",
                      {{"mail", number_of(*due)}});
            return {std::move(due)};
        }
        auto handover = send(*due, *mail);
        if (handover.error) give_back(decision.taken);
        auto domain = domain_of(mail->recipient);
        return {std::move(due), std::move(handover), std::move(domain)};
    } catch (const StoreUnavailable&) {
        throw;  // says nothing about this mail
    } catch (const std::exception& error) {
        return {std::move(due), Handover{error.what()}};
    }
}

void Courier::give_back(const std::vector<TakenAllowance>& taken) {
    try {
        MailBudget(store_, options_.limits).give_back(taken);
    } catch (const StoreUnavailable&) {
        // Its mailbox gets one less in this hour. Why the mail did not go must not be lost for it.
    }
}

Handover Courier::send(const LeasedMail& due, const Mail& mail) {
    try {
        return transport_.send(mail.recipient, writer_.write(mail), identity_of(due));
    } catch (const std::exception& failure) {
        return {failure.what()};
    }
}

seconds retry_delay(std::uint32_t attempts, base::Random& random) {
    constexpr seconds first{30};
    constexpr seconds most{3600};
    constexpr std::uint32_t doublings_to_most = 7;
    const std::uint32_t doublings = std::min(attempts - std::min(attempts, 1U), doublings_to_most);
    const seconds delay = std::min(first * (1L << doublings), most);
    const auto quarter = delay.count() / 4;
    const auto byte = static_cast<unsigned char>(random.bytes(1)[0]);
    return delay - seconds(quarter) + seconds(2 * quarter * byte / 255);
}

}  // namespace gatepost::core
