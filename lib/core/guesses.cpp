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

void add_network(std::vector<LimitKey>& keys, const Network& network, LimitKind near,
                 LimitKind wide) {
    keys.push_back({near, network.near});
    if (network.wide) keys.push_back({wide, *network.wide});
}

void add_sign_up(std::vector<LimitKey>& keys, const Network& network) {
    add_network(keys, network, LimitKind::sign_ups, LimitKind::wide_sign_ups);
}

/// The runs first: whatever is taken is taken in this order, so that nobody waits for each other.
std::vector<LimitKey> keys_of(const Guess& guess) {
    if (guess.device && !guess.opens_nothing) {
        const auto number = std::to_string(static_cast<std::uint64_t>(*guess.device));
        return {{LimitKind::device_guesses_in_a_row, number}, {LimitKind::device_guesses, number}};
    }
    const Network network = network_of(guess.client.address);
    std::vector<LimitKey> keys;
    if (!guess.opens_nothing) keys.push_back({LimitKind::guesses_in_a_row, guess.email.key()});
    keys.push_back(from_network(guess.email, network));
    add_network(keys, network, LimitKind::network_guesses, LimitKind::wide_guesses);
    if (guess.signs_up) add_sign_up(keys, network);
    return keys;
}

/// The owner of the address; nobody for what a network does to all addresses.
std::optional<AccountId> whom_it_concerns(Rows rows, const Guess& guess, const LimitKey& reached) {
    const bool is_about_the_address = is_run(reached.kind) || reached.kind == LimitKind::guesses ||
                                      reached.kind == LimitKind::device_guesses;
    if (!is_about_the_address) return std::nullopt;
    const auto owner = rows.accounts.find_owner(guess.email);
    return owner ? std::optional(owner->id) : std::nullopt;
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
        note_refusal(guess, refused.key);
        if (is_run(refused.key.kind)) return TooManyGuesses{};
        return TooManyGuesses{refused.until};
    }
    return std::nullopt;
}

/// Names the network alone, like failed logins: it is the owner who reads it. Costs the same for
/// all addresses; whether there is an owner to be told, the courier finds out.
void Guesses::note_refusal(const Guess& guess, const LimitKey& reached) {
    const LimitKey noted{LimitKind::noted, reached.text()};
    const LimitKey owner_told = told(guess.email);
    store_.transact([&](Rows rows) {
        if (!rows.limits.take(noted, limits_.of(noted.kind)))
            rows.events.append_by({std::nullopt, {network_of(guess.client.address).near}},
                                  whom_it_concerns(rows, guess, reached), EventKind::limit_reached);
        if (is_run(reached.kind) && !rows.limits.take(owner_told, limits_.of(owner_told.kind)))
            rows.outbox.enqueue(
                {MailKind::guesses_stopped, std::nullopt, guess.email, guess.client.address});
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
        for (const LimitKey& key : keys_of(guess)) {
            if (is_run(key.kind)) {
                rows.limits.clear(key.text());
            } else {
                rows.limits.give_back(key, limits_.of(key.kind));
            }
        }
        if (!guess.device) rows.limits.clear(told(guess.email).text());
    });
}

void Guesses::forget_sign_up(const std::string& client_address) {
    std::vector<LimitKey> keys;
    add_sign_up(keys, network_of(client_address));
    store_.transact([&](Rows rows) {
        for (const LimitKey& key : keys)
            rows.limits.give_back(key, limits_.of(key.kind));
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
