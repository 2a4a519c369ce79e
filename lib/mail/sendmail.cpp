#include "mail/sendmail.h"

#include <fmt/format.h>
#include <string.h>
#include <sysexits.h>

#include <string_view>
#include <system_error>

#include "base/overloaded.h"
#include "mail/child_process.h"
#include "mail/last_words.h"

namespace gatepost::mail {
namespace {

/// sysexits.h in words; empty for a status that it does not define.
std::string_view meaning(int status) {
    switch (status) {
        case EX_USAGE:
            return "usage error";
        case EX_DATAERR:
            return "data error";
        case EX_NOINPUT:
            return "no input";
        case EX_NOUSER:
            return "unknown recipient";
        case EX_NOHOST:
            return "unknown host";
        case EX_UNAVAILABLE:
            return "service unavailable";
        case EX_SOFTWARE:
            return "internal error";
        case EX_OSERR:
            return "system error";
        case EX_OSFILE:
            return "system file missing";
        case EX_CANTCREAT:
            return "cannot create output";
        case EX_IOERR:
            return "input/output error";
        case EX_TEMPFAIL:
            return "temporary failure";
        case EX_PROTOCOL:
            return "protocol error";
        case EX_NOPERM:
            return "permission denied";
        case EX_CONFIG:
            return "configuration error";
        default:
            return {};
    }
}

std::string describe_exit(int status) {
    const std::string_view words = meaning(status);
    return words.empty() ? fmt::format("exit {}", status)
                         : fmt::format("exit {} ({})", status, words);
}

/// What went wrong; empty if nothing did.
std::string describe(const Ending& ending, std::chrono::milliseconds timeout) {
    return std::visit(
        base::Overloaded{[](NotStarted failure) {
                             return fmt::format("could not be started: {}",
                                                std::generic_category().message(failure.error));
                         },
                         [](Exited exited) {
                             return exited.status == 0 ? std::string()
                                                       : describe_exit(exited.status);
                         },
                         [](Killed killed) {
                             const char* name = sigdescr_np(killed.signal);
                             return fmt::format("killed by signal {} ({})", killed.signal,
                                                name != nullptr ? name : "unknown");
                         },
                         [timeout](TimedOut) {
                             return fmt::format("killed, since it did not end within {} s",
                                                std::chrono::duration<double>(timeout).count());
                         }},
        ending);
}

/// The log may not name the recipient, and the row does already.
std::string without_address(std::string output, const std::string& address) {
    constexpr std::string_view instead = "RECIPIENT";
    for (auto at = output.find(address); at != output.npos;
         at = output.find(address, at + instead.size()))
        output.replace(at, address.size(), instead);
    return output;
}

}  // namespace

core::Handover Sendmail::send(const core::Email& recipient, const core::MailContent& content,
                              std::string_view identity) {
    const MessageHead head{options_.from_name, options_.from, recipient, clock_.now(),
                           MessageId::derive(id_keys_, identity, options_.from)};
    const auto message = compose(head, content);
    if (!message) return {"the mail is too large, or holds what no mail may hold"};

    const std::vector<std::string> command{options_.program.string(), "-i", "-f",
                                           options_.bounce.mailbox(), "--", recipient.mailbox()};
    const auto [ending, output] = run_child(command, *message, {options_.timeout, options_.grace});
    std::string problem = describe(ending, options_.timeout);
    if (problem.empty()) return {std::nullopt, head.id.text()};
    const std::string said = last_words(without_address(output, recipient.mailbox()));
    if (!said.empty()) problem += ": " + said;
    return {options_.program.filename().string() + ": " + problem, head.id.text()};
}

}  // namespace gatepost::mail
