// Which link from a mail still works after what has happened since: one table for pending accounts,
// one for confirmed ones.
#include <functional>

#include "links.h"

using namespace gatepost;
using namespace gatepost::tests;
using http::Status;
using std::chrono::hours;
using std::chrono::seconds;

namespace {

struct PendingRow {
    const char* since;
    std::function<void(Pending&)> happens;
    const char* confirm_says;
    bool decline_works;
};

struct MemberRow {
    const char* since;
    std::function<void(Member&)> happens;
    const char* alive;
};

const PendingRow pending_rows[] = {
    {"nothing", [](Pending&) {}, "You have confirmed your account", true},
    {"another mail was asked for", [](Pending& p) { p.post("/unconfirmed", {}); },
     "You have confirmed your account", true},
    {"an hour",
     [](Pending& p) {
         p.clock.advance(hours(1) + seconds(1));
         p.log_in(p.there, ada);
     },
     "invalid or has expired", true},
    {"the address was corrected",
     [](Pending& p) {
         p.post("/unconfirmed", {{"email", "eda@example.org"}, {"current", p.secret}});
     },
     "invalid or has expired", false},
    {"it was confirmed", [](Pending& p) { p.there.get(p.link.at("confirm")); },
     "Account already confirmed", false},
    {"it was declined", [](Pending& p) { p.press_link("decline"); }, "invalid or has expired",
     false},
    {"somebody else confirmed the address",
     [](Pending& p) {
         Browser rival(p.worker);
         p.sign_up_confirmed(rival, ada, "the rival's own");
     },
     "nothing", false},
};

const MemberRow member_rows[] = {
    {"nothing", [](Member&) {}, "change rescue reset undo"},
    {"a login", [](Member& m) { m.log_in(m.there, ada); }, "change rescue reset undo"},
    {"another reset was asked for",
     [](Member& m) {
         m.ask_for_reset();
         m.deliver_all();
     },
     "change rescue reset undo"},
    {"another change of the address was asked for",
     [](Member& m) {
         m.post("/address", {{"email", "third@example.org"}, {"current", m.secret}});
     },
     "rescue reset"},
    {"the password was changed",
     [](Member& m) {
         m.post("/profile", {{"current", m.secret}, {"password", better}, {"confirm", better}});
         m.secret = better;
     },
     ""},
    {"a new password was set by mail", [](Member& m) { m.set_password(m.link.at("reset")); }, ""},
    {"the address was changed", [](Member& m) { m.press_link("change"); }, "undo"},
    {"the change of the address was undone", [](Member& m) { m.press_link("undo"); }, ""},
    {"\"this was not me\"", [](Member& m) { m.press_link("rescue"); }, ""},
    {"the account was left", [](Member& m) { m.leave(); }, "keep rescue"},
    {"the account was left and kept",
     [](Member& m) {
         m.leave();
         m.press_link("keep");
     },
     "rescue"},
    {"the account was left and rescued",
     [](Member& m) {
         m.leave();
         m.press_link("rescue");
     },
     ""},
    {"the account was left a week ago",
     [](Member& m) {
         m.leave();
         m.clock.advance(hours(24 * 7) + seconds(1));
         m.store.rows().deletions.purge(10);
     },
     ""},
    {"an hour", [](Member& m) { m.clock.advance(hours(1) + seconds(1)); }, "rescue undo"},
    {"a week", [](Member& m) { m.clock.advance(hours(24 * 7) + seconds(1)); }, ""},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(links_tests)

BOOST_AUTO_TEST_CASE(of_a_pending_account) {
    for (const PendingRow& row : pending_rows) {
        for (const bool look_at_confirm : {true, false}) {
            Pending account;
            row.happens(account);
            BOOST_TEST_CONTEXT(row.since) {
                if (look_at_confirm) {
                    BOOST_TEST(account.says() == row.confirm_says);
                } else {
                    BOOST_TEST(account.is_alive("decline") == row.decline_works);
                }
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(of_a_confirmed_account) {
    for (const MemberRow& row : member_rows) {
        Member account;
        row.happens(account);
        BOOST_TEST_CONTEXT(row.since) {
            BOOST_TEST(account.alive() == row.alive);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
