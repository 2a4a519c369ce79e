#include <fmt/format.h>

#include <chrono>
#include <iostream>
#include <set>
#include <thread>

#include "app/cli/account_argument.h"
#include "app/cli/cli.h"
#include "app/cli/since.h"
#include "app/cli/user_output.h"
#include "app/process/exit_error.h"
#include "base/enumerator.h"
#include "base/utc.h"

namespace gatepost::app::cli {
namespace {

constexpr std::size_t page_size = 1'000;

/// What was asked for, as it was typed.
struct EventWish {
    std::string account;
    std::string kind;
    std::string since;
};

std::string number_or_dash(const std::optional<core::AccountId>& account) {
    return account ? fmt::format("#{}", static_cast<std::uint64_t>(*account)) : "-";
}

base::Json json_of(const core::Event& event) {
    return {{"id", static_cast<std::uint64_t>(event.id)},
            {"happened_on", base::in_utc(event.happened_at)},
            {"kind", core::to_string(event.kind)},
            {"account", to_json(event.account)},
            {"actor", to_json(event.actor)},
            {"before", event.change.before},
            {"after", event.change.after},
            {"address", event.client.address},
            {"user_agent", event.client.user_agent},
            {"request", event.client.request_id}};
}

/// What changed, and from where: what is not there is left out.
std::string details_of(const core::Event& event) {
    std::string text;
    const auto add = [&](std::string_view name, const std::string& value) {
        if (!value.empty()) text += fmt::format("{}{}={}", text.empty() ? "" : "  ", name, value);
    };
    add("before", event.change.before);
    add("after", event.change.after);
    add("address", event.client.address);
    add("request", event.client.request_id);
    add("by", event.client.user_agent);
    return text;
}

void add(Listing& listing, const core::Event& event) {
    listing.add(json_of(event),
                {base::in_utc(event.happened_at), std::string(core::to_string(event.kind)),
                 number_or_dash(event.account), number_or_dash(event.actor), details_of(event)});
}

std::string all_kinds() {
    std::string names;
    for (int i = 0; !core::to_string(core::EventKind{i}).empty(); ++i)
        names += fmt::format("{}{}", i == 0 ? "" : ", ", core::to_string(core::EventKind{i}));
    return names;
}

core::EventKind read_kind(const std::string& name) {
    const auto kind = base::enumerator_named<core::EventKind>(name);
    if (!kind)
        throw ExitError(EX_USAGE, fmt::format("{} is no kind; there are: {}", name, all_kinds()));
    return *kind;
}

core::EventFilter filter_of(core::AccountRows& accounts, const EventWish& wish) {
    core::EventFilter filter;
    if (!wish.account.empty()) filter.account = find_account(accounts, wish.account).id;
    if (!wish.kind.empty()) filter.kind = read_kind(wish.kind);
    if (!wish.since.empty()) filter.since = read_since(wish.since);
    return filter;
}

int list(const Globals& globals, const EventWish& wish, bool as_json) {
    const auto store = open_store(globals);
    const auto rows = store->rows();
    const auto filter = filter_of(rows.accounts, wish);
    Listing listing(as_json, {"WHEN", "WHAT", "ACCOUNT", "BY", "DETAILS"});
    std::optional<core::EventId> before;
    while (true) {
        const auto page = rows.events.newest(filter, before, page_size);
        for (const auto& event : page)
            add(listing, event);
        if (page.size() < page_size) return listing.finish();
        before = page.back().id;
    }
}

void print(const core::Event& event, bool as_json) {
    if (as_json) {
        std::cout << json_of(event).dump() << '\n';
    } else {
        std::cout << fmt::format("{}  {}  {}  {}  {}\n", base::in_utc(event.happened_at),
                                 core::to_string(event.kind), number_or_dash(event.account),
                                 number_or_dash(event.actor), details_of(event));
    }
}

/// What is new since the last look. An event has its number before it is committed, so that one of
/// a lower number can be seen later: each look goes back a minute.
class NewEvents {
  public:
    explicit NewEvents(core::EventRows& events) : events_(events) {
        for (const auto& event : events.newest(core::EventFilter{}, std::nullopt, page_size))
            seen_.insert(event.id);
        if (!seen_.empty()) from_ = core::EventId{static_cast<std::uint64_t>(*seen_.begin()) - 1};
    }

    std::vector<core::Event> look() {
        std::vector<core::Event> found;
        const auto old = base::SystemClock().now() - std::chrono::minutes(1);
        auto after = from_;
        for (auto page = events_.past(after, page_size); !page.empty();
             page = events_.past(after, page_size)) {
            for (const auto& event : page) {
                if (seen_.insert(event.id).second) found.push_back(event);
                if (event.happened_at < old) from_ = event.id;
            }
            after = page.back().id;
        }
        seen_.erase(seen_.begin(), seen_.upper_bound(from_));
        return found;
    }

  private:
    core::EventRows& events_;
    core::EventId from_{};
    std::set<core::EventId> seen_;
};

/// For ever, an event a line: stopped by a signal, or when nobody reads any more.
int follow(const Globals& globals, bool as_json) {
    const auto store = open_store(globals);
    NewEvents events(store->rows().events);
    while (std::cout) {
        for (const auto& event : events.look())
            print(event, as_json);
        std::cout << std::flush;
        std::this_thread::sleep_for(std::chrono::seconds(1));
    }
    return EX_OK;
}

void add_event_list(CLI::App& noun, Command& chosen) {
    auto* verb = noun.add_subcommand("list", "List what happened, the newest first");
    auto* account = verb->add_option("--account", account_help)->type_name("ACCOUNT");
    auto* kind = verb->add_option("--kind", "One kind, such as logged_in")->type_name("KIND");
    auto* since = verb->add_option("--since", since_help)->type_name("TIME");
    auto* json = add_json(*verb);
    add_example(*verb, "gatepost event list --account ann@example.org --since 7d");
    verb->callback([=, &chosen] {
        const auto text = [](const CLI::Option* option) {
            return option->count() > 0 ? option->as<std::string>() : "";
        };
        chosen = [wish = EventWish{text(account), text(kind), text(since)},
                  as_json = json->count() > 0](const Globals& globals) {
            return list(globals, wish, as_json);
        };
    });
}

void add_follow(CLI::App& noun, Command& chosen) {
    auto* verb = noun.add_subcommand("follow", "Print what happens, as it happens; Ctrl-C ends it");
    auto* json = add_json(*verb);
    add_example(*verb, "gatepost event follow --json");
    verb->callback([=, &chosen] {
        chosen = [as_json = json->count() > 0](const Globals& globals) {
            return follow(globals, as_json);
        };
    });
}

}  // namespace

void add_event_commands(CLI::App& root, Command& chosen) {
    auto* noun = root.add_subcommand("event", "What happened to accounts, and who did it");
    noun->require_subcommand(1);
    add_event_list(*noun, chosen);
    add_follow(*noun, chosen);
}

}  // namespace gatepost::app::cli
