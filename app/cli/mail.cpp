#include <fmt/format.h>

#include <chrono>
#include <iostream>
#include <thread>

#include "app/cli/administrator.h"
#include "app/cli/cli.h"
#include "app/cli/setup.h"
#include "app/cli/user_output.h"
#include "app/process/exit_error.h"
#include "base/utc.h"
#include "core/administration.h"

namespace gatepost::app::cli {
namespace {

int show_queue(const Globals& globals, bool with_sent, bool as_json) {
    Listing listing(as_json,
                    {"ID", "STATUS", "QUEUED", "KIND", "TRIES", "RECIPIENT", "LAST ERROR"});
    for (const auto& mail : open_store(globals)->rows().outbox.list(with_sent, most_listed)) {
        listing.add(to_json(mail),
                    {std::to_string(static_cast<std::uint64_t>(mail.id)),
                     std::string(to_string(mail.status)), base::in_utc(mail.queued_at), mail.kind,
                     std::to_string(mail.attempts), mail.recipient, mail.last_error});
    }
    return listing.finish();
}

[[noreturn]] void refuse(core::MailId id) {
    throw ExitError(EX_DATAERR, fmt::format("there is no mail {} that this can be done to; to see "
                                            "which there are: gatepost mail queue --all",
                                            static_cast<std::uint64_t>(id)));
}

int show(const Globals& globals, core::MailId id, bool as_json) {
    const auto mail = open_store(globals)->rows().outbox.find(id);
    if (!mail) refuse(id);
    if (as_json) {
        std::cout << to_json(*mail).dump(2) << '\n';
        return EX_OK;
    }
    print_facts(
        {{"id", std::to_string(static_cast<std::uint64_t>(mail->id))},
         {"kind", mail->kind},
         {"account",
          mail->account ? fmt::format("#{}", static_cast<std::uint64_t>(*mail->account)) : "-"},
         {"recipient", mail->recipient},
         {"status", std::string(to_string(mail->status))},
         {"tries", std::to_string(mail->attempts)},
         {"queued", base::in_utc(mail->queued_at)},
         {"not before", base::in_utc(mail->not_before)},
         {"last error", mail->last_error.empty() ? "-" : mail->last_error}});
    return EX_OK;
}

int retry_all(const Globals& globals, bool as_json) {
    std::size_t count = 0;
    open_store(globals)->transact([&](core::Rows rows) {
        count = rows.outbox.retry_now(std::nullopt);
        if (count == 0) return;
        rows.events.append_by(administrator(), std::nullopt, core::EventKind::mail_retried,
                              {"", "all"});
    });
    return print_done(as_json, {{"due", count}}, fmt::format("{} due now", count));
}

using MailStep = core::Administered (core::Administration::*)(core::MailId);

int act_on(const Globals& globals, core::MailId id, MailStep step, const std::string& done,
           bool as_json) {
    auto outcome = core::Administered::gone;
    open_store(globals)->transact([&](core::Rows rows) {
        core::Administration by(rows, administrator());
        outcome = (by.*step)(id);
    });
    if (outcome != core::Administered::done) refuse(id);
    return print_done(as_json, {{"id", static_cast<std::uint64_t>(id)}, {"done", true}}, done);
}

/// Waits for the courier, which asks for mail each second.
std::optional<core::OutboxEntry> wait_for(core::Store& store, core::MailId id) {
    constexpr int seconds = 30;
    auto mail = store.rows().outbox.find(id);
    for (int i = 0; i < seconds && mail && mail->status == core::MailStatus::queued &&
                    mail->last_error.empty();
         ++i) {
        std::this_thread::sleep_for(std::chrono::seconds(1));
        mail = store.rows().outbox.find(id);
    }
    return mail;
}

}  // namespace

int test_mail(const Globals& globals, const std::string& address, bool as_json) {
    const auto email = parse_email(address);
    const auto store = open_store(globals);
    core::MailId id{};
    store->transact([&](core::Rows rows) {
        id = core::Administration(rows, administrator())
                 .send_test_mail(email, core::Language::english);
    });
    const auto mail = wait_for(*store, id);
    if (mail && mail->status == core::MailStatus::sent) {
        return print_done(as_json, to_json(*mail),
                          "sendmail has taken it: look into the mailbox of " + email.typed());
    }
    throw ExitError(EX_TEMPFAIL, mail && !mail->last_error.empty()
                                     ? "sendmail does not take it: " + mail->last_error
                                     : "it still waits; is the courier running? systemctl status"
                                       " gatepost-courier");
}

namespace {

void add_queue(CLI::App& noun, Command& chosen) {
    auto* verb = noun.add_subcommand("queue", "List the mail that waits or was given up");
    auto* all = add_switch(*verb, "--all", "Also what was sent in the last days");
    auto* json = add_json(*verb);
    add_example(*verb, "gatepost mail queue --all");
    verb->callback([=, &chosen] {
        chosen = [with_sent = all->count() > 0, as_json = json->count() > 0](
                     const Globals& globals) { return show_queue(globals, with_sent, as_json); };
    });
}

/// What is wrong with it, for people; empty if nothing.
std::string is_number(const std::string& text) {
    const bool is_fine = text.size() <= 18 && text.find_first_not_of("0123456789") == text.npos;
    return is_fine ? "" : text + " is no number of the queue; see: gatepost mail queue";
}

CLI::Option* add_id(CLI::App& verb) {
    return verb.add_option("ID", "Its number in the queue")->check(is_number, "NUMBER");
}

core::MailId id_of(const CLI::Option* option) {
    return core::MailId{option->as<std::uint64_t>()};
}

void add_mail_show(CLI::App& noun, Command& chosen) {
    auto* verb = noun.add_subcommand("show", "Show what is known about a mail");
    auto* id = add_id(*verb)->required();
    auto* json = add_json(*verb);
    add_example(*verb, "gatepost mail show 12");
    verb->callback([=, &chosen] {
        chosen = [mail = id_of(id), as_json = json->count() > 0](const Globals& globals) {
            return show(globals, mail, as_json);
        };
    });
}

void add_retry(CLI::App& noun, Command& chosen) {
    auto* verb =
        noun.add_subcommand("retry", "Try mail again now: one, or all that waits or failed");
    auto* id = add_id(*verb);
    auto* json = add_json(*verb);
    add_example(*verb, "gatepost mail retry");
    verb->callback([=, &chosen] {
        const bool as_json = json->count() > 0;
        chosen = [as_json](const Globals& globals) { return retry_all(globals, as_json); };
        if (id->count() == 0) return;
        chosen = [mail = id_of(id), as_json](const Globals& globals) {
            return act_on(globals, mail, &core::Administration::retry, "due now", as_json);
        };
    });
}

void add_resend(CLI::App& noun, Command& chosen) {
    auto* verb = noun.add_subcommand("resend", "Send a mail once more, with a new link");
    auto* id = add_id(*verb)->required();
    auto* json = add_json(*verb);
    add_example(*verb, "gatepost mail resend 12");
    verb->callback([=, &chosen] {
        chosen = [mail = id_of(id), as_json = json->count() > 0](const Globals& globals) {
            return act_on(globals, mail, &core::Administration::resend, "queued once more",
                          as_json);
        };
    });
}

void add_test(CLI::App& noun, Command& chosen) {
    auto* verb = noun.add_subcommand("test", "Send a test mail, and say whether sendmail takes it");
    auto* address = verb->add_option("ADDRESS", "To whom")->required();
    auto* json = add_json(*verb);
    add_example(*verb, "gatepost mail test ann@example.org");
    verb->callback([=, &chosen] {
        chosen = [to = address->as<std::string>(), as_json = json->count() > 0](
                     const Globals& globals) { return test_mail(globals, to, as_json); };
    });
}

}  // namespace

void add_mail_commands(CLI::App& root, Command& chosen) {
    auto* noun = root.add_subcommand("mail", "The outbox");
    noun->require_subcommand(1);
    add_queue(*noun, chosen);
    add_mail_show(*noun, chosen);
    add_retry(*noun, chosen);
    add_resend(*noun, chosen);
    add_test(*noun, chosen);
}

}  // namespace gatepost::app::cli
