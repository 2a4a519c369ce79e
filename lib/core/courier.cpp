#include "core/courier.h"

#include <algorithm>
#include <stdexcept>

#include "base/log.h"

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

Courier::Courier(Store& store, const LinkTokens& links, MailWriter& writer,
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
        const auto facts = facts_of(mail);
        if (!facts) return std::nullopt;  // nobody is to be told anything
        return transport_.send(facts->recipient, writer_.write(*facts), identity_of(mail));
    } catch (const StoreUnavailable&) {
        throw;  // says nothing about this mail
    } catch (const std::exception& error) {
        return error.what();
    }
}

std::optional<MailFacts> Courier::facts_of(const LeasedMail& mail) {
    switch (mail.intent.kind) {
        case MailKind::confirm_email:
        case MailKind::confirm_reminder:
            return facts_of_sign_up(mail);
        case MailKind::reset_password:
            return facts_of_reset(mail);
        case MailKind::change_address:
        case MailKind::address_changing:
            return facts_of_change(mail);
        case MailKind::already_registered:
            return bare_facts_of(mail);
        case MailKind::password_changed:
        case MailKind::new_device:
        case MailKind::deletion_asked:
            return facts_for_owner(mail);
    }
    __builtin_unreachable();
}

MailFacts Courier::bare_facts_of(const LeasedMail& mail) {
    MailFacts facts{mail.intent.kind, mail.intent.recipient, mail.asked_at,
                    mail.intent.client_address};
    facts.user_agent = mail.intent.user_agent;
    if (!mail.intent.account) return facts;
    if (const auto credentials = store_.rows().accounts.find(*mail.intent.account))
        facts.language = credentials->account.language;
    return facts;
}

std::optional<MailFacts> Courier::facts_of_sign_up(const LeasedMail& mail) {
    MailFacts facts = bare_facts_of(mail);
    const auto credentials = store_.rows().accounts.find(mail.intent.account.value());
    if (!credentials) throw std::runtime_error("the account is gone");
    // The address was corrected since: a link to the new one does not belong into the old mailbox.
    if (!(credentials->account.email == mail.intent.recipient)) return std::nullopt;
    const auto all = store_.rows().accounts.find_all(credentials->account.email);
    if (!all.empty() && all[0].account.confirmed_at &&
        all[0].account.id != credentials->account.id) {
        if (mail.intent.kind == MailKind::confirm_reminder) return std::nullopt;
        facts.kind = MailKind::already_registered;
        facts.recipient = all[0].account.email;
        facts.language = all[0].account.language;
        if (all[0].account.deletes_at) return facts_of_deletion(facts, all[0].account);
        return facts;
    }
    const auto now = clock_.now();
    facts.link =
        options_.base_url + "/confirm/" + links_.confirm.make(credentials->account, now).text();
    facts.lifetime = links_.confirm.lifetime();
    facts.decline_link =
        options_.base_url + "/decline/" + links_.decline.make(credentials->account, now).text();
    return facts;
}

// The change that a mail tells of: the newest one from or to its mailbox. Not the newest of all:
// one that goes on from the new address must not keep the notice from the old one.
std::optional<AddressChange> Courier::change_of(const LeasedMail& mail) {
    const bool for_new = mail.intent.kind == MailKind::change_address;
    auto all = store_.rows().changes.of(mail.intent.account.value());
    const auto found = std::find_if(all.rbegin(), all.rend(), [&](const AddressChange& change) {
        return mail.intent.recipient == (for_new ? change.to : change.from);
    });
    if (found == all.rend() || found->state == ChangeState::voided) return std::nullopt;
    return std::move(*found);
}

// Both mails of a change. Nothing to say any more if another change took its place, or the owner
// was faster than the mail.
std::optional<MailFacts> Courier::facts_of_change(const LeasedMail& mail) {
    const Rows rows = store_.rows();
    const auto credentials = rows.accounts.find(mail.intent.account.value());
    const auto change = change_of(mail);
    if (!credentials || !change) return std::nullopt;
    MailFacts facts = bare_facts_of(mail);
    const auto serial = static_cast<std::uint32_t>(change->id);
    const auto now = clock_.now();
    facts.new_address = change->to.typed();
    if (mail.intent.kind == MailKind::address_changing) {
        facts.link = options_.base_url + "/not-me/" +
                     links_.undo.make(credentials->account, now, serial).text();
        facts.lifetime = links_.undo.lifetime();
        return facts;
    }
    if (change->state != ChangeState::asked) return std::nullopt;
    // The owner of that address, if it has one already, is told so, and nobody else learns of it.
    const auto all = rows.accounts.find_all(change->to);
    if (!all.empty() && all[0].account.confirmed_at) {
        facts.kind = MailKind::already_registered;
        facts.language = all[0].account.language;
        return facts;
    }
    facts.link = options_.base_url + "/address/confirm/" +
                 links_.change.make(credentials->account, now, serial).text();
    facts.lifetime = links_.change.lifetime();
    return facts;
}

// For the owner of the address, or else for the newest who waits for it.
std::optional<MailFacts> Courier::facts_of_reset(const LeasedMail& mail) {
    AccountRows& accounts = store_.rows().accounts;
    const auto all = accounts.find_all(mail.intent.recipient);
    if (all.empty()) return std::nullopt;
    const Account& account = all.front().account;
    MailFacts facts = bare_facts_of(mail);
    facts.recipient = account.email;
    facts.language = account.language;
    // A locked account has to be kept first.
    if (account.deletes_at) return facts_of_deletion(facts, account);
    // A copy must not void what may have arrived already: mail programs show one of the two.
    const auto serial = mail.attempts > 1 ? accounts.serial(account.id, LinkKind::reset)
                                          : accounts.next_serial(account.id, LinkKind::reset);
    const auto token = links_.reset.make(account, clock_.now(), serial);
    facts.link = options_.base_url + "/reset/" + token.text();
    facts.lifetime = links_.reset.lifetime();
    return facts;
}

// What tells the owner of an account of something that was done there, perhaps by somebody else.
std::optional<MailFacts> Courier::facts_for_owner(const LeasedMail& mail) {
    const auto credentials = store_.rows().accounts.find(mail.intent.account.value());
    if (!credentials) return std::nullopt;
    MailFacts facts = bare_facts_of(mail);
    if (mail.intent.kind == MailKind::deletion_asked) {
        // Undone meanwhile.
        if (!credentials->account.deletes_at) return std::nullopt;
        return facts_of_deletion(facts, credentials->account);
    }
    facts.lifetime = links_.rescue.lifetime();
    // The address was changed since: its notice went to the old one, with a link of its own.
    if (credentials->account.email == mail.intent.recipient)
        facts.rescue_link = rescue_link(credentials->account);
    return facts;
}

MailFacts Courier::facts_of_deletion(MailFacts facts, const Account& account) {
    facts.kind = MailKind::deletion_asked;
    facts.deletes_at = account.deletes_at;
    facts.link = options_.base_url + "/keep/" + links_.keep.make(account, clock_.now()).text();
    facts.rescue_link = rescue_link(account);
    return facts;
}

std::string Courier::rescue_link(const Account& account) {
    const auto serial = store_.rows().accounts.serial(account.id, LinkKind::rescue);
    return options_.base_url + "/rescue/" +
           links_.rescue.make(account, clock_.now(), serial).text();
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
