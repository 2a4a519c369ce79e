#pragma once

#include <string>

#include "post.h"

namespace gatepost::tests {

/// The site with an administrator who has just logged in.
struct Administered : Post {
    Administered() {
        sign_up_confirmed(admin, "root@example.org");
        store.rows().accounts.set_admin(newest("root@example.org").id, true);
    }

    /// The next request comes when the password was given too long ago.
    void let_proof_go_stale() { clock.advance(std::chrono::minutes(15)); }

    Browser admin{worker};
};

}  // namespace gatepost::tests
