#include "core/opened_session.h"

namespace gatepost::core {

OpenedSession open_session(Rows rows, const Dependencies& dependencies, AccountId account,
                           bool remembered, const Client& client) {
    const SessionId session = SessionId::generate(dependencies.random);
    rows.sessions.insert(session.digest(), account, remembered,
                         dependencies.lifetimes.of(remembered), client);
    return {session, rows.accounts.find(account)->account};
}

}  // namespace gatepost::core
