#include <fmt/format.h>
#include <fmt/ranges.h>

#include <iostream>

#include "app/cli/cli.h"
#include "app/cli/user_output.h"
#include "app/process/exit_error.h"
#include "app/process/program.h"
#include "base/ascii.h"
#include "base/json.h"
#include "http/path_interpretations.h"
#include "http/url.h"

namespace gatepost::app::cli {
namespace {

using core::Verdict;

/// What is asked for, and by whom.
struct Trial {
    http::ProtectedRequest original;
    std::vector<std::string> interpretations;  // empty if nginx refuses the address itself
    std::optional<core::Session> visitor;
};

/// The visitor's session; null if there is none, as where nobody can log in to the account.
const core::Session* session_of(const Trial& trial) {
    if (!trial.visitor) return nullptr;
    const core::Account& account = trial.visitor->account;
    return account.locked_at || account.deletes_at ? nullptr : &*trial.visitor;
}

Trial parse_url(const Gate& gate, const std::string& text) {
    // The scheme and the host may be typed in any case, the rest may not.
    const auto origin_end = std::min(text.find_first_of("/?#", text.find("://") + 3), text.size());
    const auto typed = base::lower(text.substr(0, origin_end)) + text.substr(origin_end);
    const auto url = http::Url::parse(typed);
    if (!url) throw ExitError(EX_DATAERR, "not a URL: " + text);
    const std::string host(url->host);
    const std::string target(url->target);
    if (gate.origin_of(host) != url->origin) {
        throw ExitError(EX_DATAERR,
                        "every host of the gate has the scheme and the port of "
                        "site.base_url: did you mean " +
                            gate.origin_of(host) + target + "?");
    }
    const auto path = target.starts_with('/') ? target : "/";
    const auto as_nginx = http::path_as_nginx(path);
    http::ProtectedRequest original{http::Method::get, host, host, as_nginx.value_or(""), path};
    auto interpretations =
        as_nginx ? http::path_interpretations(*as_nginx, path) : std::vector<std::string>();
    return {std::move(original), std::move(interpretations), std::nullopt};
}

/// A session as the account of that address would have it: the confirmed one before any other.
core::Session visitor_of(core::Rows rows, const core::Email& email) {
    const auto found = rows.accounts.find_all(email);
    if (found.empty()) throw ExitError(EX_NOUSER, "no account has this address: " + email.typed());
    core::Session session{{}, found.front()};
    session.groups = rows.groups.of(session.account.id);
    return session;
}

std::string_view word_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::admitted:
            return "admitted";
        case Verdict::unknown:
            return "login required";
        case Verdict::unconfirmed:
            return "confirmation required";
        case Verdict::forbidden:
            return "forbidden";
        case Verdict::no_rule:
            return "no rule";
    }
    __builtin_unreachable();
}

std::string_view reason_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::admitted:
            return "the rule lets this visitor in";
        case Verdict::unknown:
            return "the rule asks for an account, and nobody is logged in";
        case Verdict::unconfirmed:
            return "the rule asks for an account whose address is confirmed, and which is approved "
                   "where that is needed";
        case Verdict::forbidden:
            return "the rule lets in others";
        case Verdict::no_rule:
            return "no rule speaks of this place, so nobody may enter";
    }
    __builtin_unreachable();
}

int status_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::admitted:
            return 204;
        case Verdict::unknown:
            return 401;
        case Verdict::unconfirmed:
        case Verdict::forbidden:
        case Verdict::no_rule:
            return 403;
    }
    __builtin_unreachable();
}

std::vector<std::string> names_of(const std::vector<core::Who>& who) {
    std::vector<std::string> names;
    for (const core::Who& one : who)
        names.push_back(to_string(one));
    return names;
}

std::string describe(const std::optional<core::Session>& visitor) {
    if (!visitor) return "nobody";
    std::string text = visitor->account.email.typed();
    text += visitor->account.confirmed_at ? ", confirmed" : ", unconfirmed";
    if (core::awaits_approval(visitor->account)) text += ", waits for approval";
    if (visitor->account.admin) text += ", admin";
    if (visitor->account.locked_at) text += ", locked";
    if (visitor->account.deletes_at) text += ", closed";
    for (const core::GroupName& group : visitor->groups)
        text += ", group:" + group.text();
    return text;
}

/// Where the configuration has a rule of the policy.
const std::string& where(const Config& config, const Gate& gate, const core::GateRule& rule) {
    return config.gate[static_cast<std::size_t>(&rule - gate.policy().rules().data())].where;
}

std::string describe(const Config& config, const Gate& gate, const core::GateRule* rule) {
    if (rule == nullptr) return "none";
    return fmt::format("{}: host {}, path {}, who {}, identity {}", where(config, gate, *rule),
                       rule->host, rule->path, fmt::join(names_of(rule->who), " or "),
                       to_string(rule->identity));
}

base::Json json_of(const Config& config, const Gate& gate, const core::GateRule* rule) {
    if (rule == nullptr) return nullptr;
    const auto names = names_of(rule->who);
    return {{"where", where(config, gate, *rule)},
            {"host", rule->host},
            {"path", rule->path},
            {"who", base::Json::Array(names.begin(), names.end())},
            {"identity", to_string(rule->identity)}};
}

/// What the application would be told: headers and their values. Nothing if it is told nothing.
std::vector<std::pair<std::string_view, std::string>> headers_of(const Gate& gate,
                                                                 const Trial& trial,
                                                                 const core::Decision& decision) {
    const auto* session = session_of(trial);
    const bool is_named = session != nullptr && core::is_full(session->account);
    if (decision.verdict != Verdict::admitted || !is_named) return {};
    const auto told = gate.policy().identity_of(*session, decision);
    std::vector<std::pair<std::string_view, std::string>> headers{
        {"Remote-User", told.user}, {"Remote-Id", told.id}, {"Remote-Email", told.email}};
    if (!told.name.empty()) headers.emplace_back("Remote-Name", told.name);
    headers.emplace_back("Remote-Groups", told.groups);
    return headers;
}

void print_text(const Config& config, const Gate& gate, const Trial& trial,
                const core::Decision& decision) {
    std::cout << fmt::format("place    host {}, path {}\n", trial.original.host,
                             trial.interpretations.front());
    if (decision.interpretation != 0) {
        std::cout << fmt::format("         which some servers read as {}\n",
                                 trial.interpretations[decision.interpretation]);
    }
    std::cout << fmt::format("visitor  {}\nrule     {}\nanswer   {} {}: {}\n",
                             describe(trial.visitor), describe(config, gate, decision.rule),
                             status_of(decision.verdict), word_of(decision.verdict),
                             reason_of(decision.verdict));
    std::string_view label = "headers  ";
    for (const auto& [name, value] : headers_of(gate, trial, decision)) {
        std::cout << fmt::format("{}{}: {}\n", label, name, value);
        label = "         ";
    }
}

void print_json(const Config& config, const Gate& gate, const Trial& trial,
                const core::Decision& decision) {
    base::Json headers(std::initializer_list<base::Json::Member>{});
    for (auto& [name, value] : headers_of(gate, trial, decision))
        headers.add(std::string(name), std::move(value));
    const base::Json json{
        {"host", trial.original.host},
        {"path", trial.interpretations[decision.interpretation]},
        {"visitor", trial.visitor ? base::Json(describe(trial.visitor)) : nullptr},
        {"rule", json_of(config, gate, decision.rule)},
        {"status", status_of(decision.verdict)},
        {"verdict", word_of(decision.verdict)},
        {"reason", reason_of(decision.verdict)},
        {"headers", std::move(headers)}};
    std::cout << json.dump(2) << '\n';
}

constexpr std::string_view refused_by_nginx =
    "nginx does not take such an address, and asks no gate about it";

void print_bad_request(const Trial& trial) {
    std::cout << fmt::format("place    host {}, target {}\nanswer   400 bad request: {}\n",
                             trial.original.host, trial.original.target, refused_by_nginx);
}

void print_bad_request_as_json(const Trial& trial) {
    const base::Json json{{"host", trial.original.host},
                          {"path", trial.original.target},
                          {"visitor", nullptr},
                          {"rule", nullptr},
                          {"status", 400},
                          {"verdict", "bad request"},
                          {"reason", refused_by_nginx},
                          {"headers", base::Json(std::initializer_list<base::Json::Member>{})}};
    std::cout << json.dump(2) << '\n';
}

int test(const Globals& globals, const std::string& url, const std::string& address, bool as_json) {
    const Config config = load(globals);
    const Gate gate = gate_of(config, keys_of(config, process_environment()));
    Trial trial = parse_url(gate, url);
    if (!address.empty()) {
        trial.visitor = visitor_of(open_store(globals)->rows(), parse_email(address));
    }
    if (trial.interpretations.empty()) {
        (as_json ? print_bad_request_as_json : print_bad_request)(trial);
        return EX_NOPERM;
    }
    const auto decision = gate.decide(trial.original, session_of(trial));
    (as_json ? print_json : print_text)(config, gate, trial, decision);
    return decision.verdict == Verdict::admitted ? EX_OK : EX_NOPERM;
}

}  // namespace

void add_gate_commands(CLI::App& root, Command& chosen) {
    auto* noun = root.add_subcommand("gate", "Who may enter what is behind nginx");
    noun->require_subcommand(1);
    auto* verb = noun->add_subcommand(
        "test", "Say which rule decides about a URL and why; exit code 77 if it refuses");
    auto* url = verb->add_option("URL", "What a visitor wants to open")->required();
    auto* as = verb->add_option("--as", "The visitor's address; nobody is logged in without it")
                   ->type_name("ADDRESS");
    auto* json = add_json(*verb);
    add_example(*verb, "gatepost gate test https://example.org/wiki --as ann@example.org");
    verb->callback([=, &chosen] {
        chosen = [target = url->as<std::string>(),
                  address = as->count() > 0 ? as->as<std::string>() : std::string(),
                  as_json = json->count() > 0](const Globals& globals) {
            return test(globals, target, address, as_json);
        };
    });
}

}  // namespace gatepost::app::cli
