#include "core/guesses.h"

#include "core/mails.h"
#include "core/network.h"

namespace gatepost::core {
namespace {

/// Leaves the transaction, which gives back what it took.
struct Refused {
    LimitKey key;
    base::TimePoint until;
};

LimitKey from_network(const Email& email, const Network& network) {
    return {LimitKind::guesses, email.key() + " from " + network.near};
}

bool is_run(LimitKind kind) {
    return kind == LimitKind::guesses_in_a_row || kind == LimitKind::device_guesses_in_a_row;
}

/// The runs first: whatever is taken is taken in this order, so that nobody waits for each other.
std::vector<LimitKey> keys_of(const Guess& guess) {
    if (guess.device && !guess.opens_nothing) {
        const auto number = std::to_string(static_cast<std::uint64_t>(*guess.device));
        return {{LimitKind::device_guesses_in_a_row, number}, {LimitKind::device_guesses, number}};
    }
    const Network network = network_of(guess.client_address);
    std::vector<LimitKey> keys;
    if (!guess.opens_nothing) keys.push_back({LimitKind::guesses_in_a_row, guess.email.key()});
    keys.push_back(from_network(guess.email, network));
    keys.push_back({LimitKind::network_guesses, network.near});
    if (network.wide) keys.push_back({LimitKind::wide_guesses, *network.wide});
    return keys;
}

LimitKey told(const Email& email) {
    return {LimitKind::told, email.key()};
}

}  // namespace

std::optional<TooManyGuesses> Guesses::take(const Guess& guess) {
    const auto keys = keys_of(guess);
    try {
        store_.transact([&](Rows rows) {
            for (const LimitKey& key : keys) {
                if (const auto until = rows.limits.take(key, limits_.of(key.kind)))
                    throw Refused{key, *until};
            }
        });
    } catch (const Refused& refused) {
        if (!is_run(refused.key.kind)) return TooManyGuesses{refused.until};
        tell_owner(guess);
        return TooManyGuesses{};
    }
    return std::nullopt;
}

/// The courier finds out whether there is an owner: here it costs the same for all addresses.
void Guesses::tell_owner(const Guess& guess) {
    const LimitKey key = told(guess.email);
    store_.transact([&](Rows rows) {
        if (rows.limits.take(key, limits_.of(key.kind))) return;
        rows.outbox.enqueue(
            {MailKind::guesses_stopped, std::nullopt, guess.email, guess.client_address});
    });
}

void Guesses::give_back(const Guess& guess) {
    store_.transact([&](Rows rows) {
        for (const LimitKey& key : keys_of(guess))
            rows.limits.give_back(key, limits_.of(key.kind));
    });
}

void Guesses::end_run(const Guess& guess) {
    store_.transact([&](Rows rows) {
        const auto keys = keys_of(guess);
        for (const LimitKey& key : keys)
            rows.limits.give_back(key, limits_.of(key.kind));
        rows.limits.clear(keys.front().text());
        if (!guess.device) rows.limits.clear(told(guess.email).text());
    });
}

void Guesses::forget(const Email& email, const std::string& client_address) {
    store_.transact([&](Rows rows) {
        rows.limits.clear(from_network(email, network_of(client_address)).text());
        rows.limits.clear(LimitKey{LimitKind::guesses_in_a_row, email.key()}.text());
        rows.limits.clear(told(email).text());
    });
}

}  // namespace gatepost::core
