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

}  // namespace

Courier::Courier(Store& store, const LinkTokens& links, const MailWriter& writer,
                 MailTransport& transport, const base::Clock& clock, base::Random& random,
                 CourierOptions options)
    : store_(store),
      links_(links),
      writer_(writer),
      transport_(transport),
      clock_(clock),
      random_(random),
      options_(std::move(options)) {}

bool Courier::deliver_next() {
    settle();
    auto due = store_.rows().outbox.lease(options_.name, options_.lease, 1);
    if (due.empty()) return false;
    auto error = attempt(due.front());
    untold_ = Outcome{std::move(due.front()), std::move(error)};
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
    const auto& [mail, error] = outcome;
    OutboxRows& outbox = store_.rows().outbox;
    const auto id = static_cast<long long>(mail.id);
    if (!error) {
        outbox.mark_sent(mail.id, options_.name);
        base::log(
            base::Level::info, "mail sent",
            {{"mail", id}, {"kind", to_string(mail.intent.kind)}, {"attempt", mail.attempts}});
        return;
    }
    const bool gives_up = mail.queued_for >= options_.give_up_after;
    bool is_failed = false;  // it is not there any more if its account went
    if (gives_up) {
        is_failed = outbox.mark_failed(mail.id, options_.name, *error);
    } else {
        outbox.retry_later(mail.id, options_.name, retry_delay(mail.attempts, random_), *error);
    }
    // Once the store has taken it: until then it is told again and again.
    base::log(base::Level::warning, "mail not sent",
              {{"mail", id}, {"attempt", mail.attempts}, {"error", *error}});
    if (is_failed) {
        base::log(base::Level::error, "mail given up; see: gatepost mail queue", {{"mail", id}});
    }
}

std::optional<std::string> Courier::attempt(const LeasedMail& mail) {
    try {
        const auto due = mail_due(mail, {store_, links_, clock_, options_.base_url});
        if (!due) return std::nullopt;  // nobody is to be told anything
        return transport_.send(due->recipient, writer_.write(*due), identity_of(mail));
    } catch (const StoreUnavailable&) {
        throw;  // says nothing about this mail
    } catch (const std::exception& error) {
        return error.what();
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
