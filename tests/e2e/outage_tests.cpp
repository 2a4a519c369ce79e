#include <signal.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <set>
#include <thread>

#include "people.h"
#include "process.h"

using namespace gatepost::tests;

namespace {

/// What people get who all ask for a page at once.
class Crowd {
  public:
    Crowd(const Stack& stack, std::size_t size, const std::string& cookie, const std::string& path)
        : statuses_(size) {
        for (long& status : statuses_) {
            threads_.emplace_back([&stack, &status, cookie, path] {
                Client member(stack.site());
                member.add_header("Cookie: __Host-gatepost=" + cookie);
                status = member.get(path).status;
            });
        }
    }
    /// What they got, once all have got something.
    const std::set<long>& statuses() {
        for (std::thread& thread : std::exchange(threads_, {}))
            thread.join();
        different_ = {statuses_.begin(), statuses_.end()};
        return different_;
    }

  private:
    std::vector<long> statuses_;
    std::set<long> different_;
    std::vector<std::thread> threads_;
};

/// Ends every connection to the database but the one that says so, as a server does with idle ones.
void close_connections(const Stack& stack) {
    const auto others = stack.sql(
        "SELECT CONCAT('KILL ', id, ';') AS '' FROM information_schema.processlist"
        " WHERE db = 'gatepost' AND id <> CONNECTION_ID()");
    stack.sql("SET @a = 1; " + others);
}

/// Makes every change of a row fail as on a read-only server.
void set_read_only(const Stack& stack, bool read_only) {
    for (const std::string table : {"accounts", "sessions", "outbox", "events"}) {
        for (const std::string change : {"INSERT", "UPDATE", "DELETE"}) {
            const auto name = "no_" + change + "_" + table;
            stack.sql(read_only ? "CREATE TRIGGER " + name + " BEFORE " + change + " ON " + table +
                                      " FOR EACH ROW SIGNAL SQLSTATE 'HY000'"
                                      " SET MYSQL_ERRNO = 1290"
                                : "DROP TRIGGER " + name);
        }
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(outage_tests)

BOOST_AUTO_TEST_CASE(a_lost_database_is_a_503_and_comes_back_without_a_restart) {
    Stack& stack = shared_stack();
    Client member(stack.site());
    member.sign_up("outage@example.org");
    BOOST_TEST(member.get("/unconfirmed").status == 200);

    stack.kill("db", SIGKILL);
    const auto down = member.get("/unconfirmed");
    BOOST_TEST(down.status == 503);
    BOOST_TEST(!down.header("Retry-After").empty());
    BOOST_TEST(down.has("<h1>"));
    BOOST_TEST(member.get("/readyz").status == 503);
    Client visitor(stack.site());
    BOOST_TEST(visitor.get("/").status == 200);
    BOOST_TEST(visitor.get("/healthz").status == 200);
    BOOST_TEST(visitor.sign_up("while-down@example.org").status == 503);

    stack.restart("db");
    BOOST_TEST(member.get("/unconfirmed").status == 200);
    BOOST_TEST(visitor.sign_up("while-down@example.org").status == 303);
}

BOOST_AUTO_TEST_CASE(a_database_that_hangs_holds_only_who_needs_it) {
    Stack stack;
    Client member = new_member(stack, "hang@example.org");
    const auto session = member.cookie("__Host-gatepost");
    BOOST_TEST(Crowd(stack, 30, session, "/profile").statuses() == std::set<long>{200},
               boost::test_tools::per_element());

    stack.kill("db", SIGSTOP);
    Crowd crowd(stack, 30, session, "/profile");
    Crowd gated(stack, 30, session, "/demo/json");
    Client visitor(stack.site());
    std::chrono::steady_clock::duration longest{};
    for (int round = 0; round < 20; ++round) {
        for (const char* path : {"/login", "/healthz", "/", "/register"}) {
            const auto start = std::chrono::steady_clock::now();
            BOOST_TEST(visitor.get(path).status == 200, path);
            longest = std::max(longest, std::chrono::steady_clock::now() - start);
        }
    }
    // A second or so, where waiting in turn took eighteen.
    BOOST_TEST((longest < std::chrono::seconds(8)));
    BOOST_TEST(crowd.statuses() == std::set<long>{503}, boost::test_tools::per_element());
    BOOST_TEST(gated.statuses() == std::set<long>{503}, boost::test_tools::per_element());
    BOOST_TEST(visitor.get("/readyz").status == 503);
    BOOST_TEST(!member.get("/profile").header("Retry-After").empty());

    stack.kill("db", SIGCONT);
    BOOST_TEST(eventually([&] { return member.get("/profile").status == 200; }));
    BOOST_TEST(Crowd(stack, 30, session, "/profile").statuses() == std::set<long>{200},
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(an_application_that_starts_without_its_database_takes_it_up_when_it_comes) {
    Stack stack;
    Client member = new_member(stack, "early@example.org");
    Client visitor(stack.site());
    stack.kill("db", SIGKILL);
    stack.wait_for_end("db");
    for (const char* component : {"serve", "courier"})
        stack.restart(component);
    BOOST_TEST(eventually([&] { return visitor.get("/healthz").status == 200; }));
    BOOST_TEST(visitor.get("/login").status == 200);
    BOOST_TEST(visitor.get("/readyz").status == 503);
    BOOST_TEST(member.get("/profile").status == 503);
    BOOST_TEST(visitor.sign_up("later@example.org").status == 503);

    stack.restart("db");
    BOOST_TEST(member.get("/profile").status == 200);
    BOOST_TEST(visitor.get("/readyz").status == 200);
    BOOST_TEST(visitor.sign_up("later@example.org").status == 303);
    BOOST_TEST(!mailed_link(stack, "later@example.org").empty());
}

BOOST_AUTO_TEST_CASE(what_a_restored_dump_lacks_is_named_and_put_back_by_migrate) {
    const Stack& stack = shared_stack();
    const auto ready = [&] { return Client(stack.site()).get("/readyz").status; };
    stack.sql(
        "DROP PROCEDURE purge_events; REVOKE ALL PRIVILEGES ON limits FROM gatepost@localhost");
    BOOST_TEST(ready() == 503);
    const auto status = stack.gatepost("db status; echo exit $?");
    BOOST_TEST(status.find("limits is not there, or the database's user may not use it; run: "
                           "gatepost db migrate\nexit 78\n") != status.npos,
               status);
    const auto var = stack.var().string();
    const auto serve = output_of("timeout 3 " BINARY_DIR "/app/gatepost --config " + var +
                                 "/gatepost.toml --set server.listen=" + var +
                                 "/run/closed.sock serve </dev/null 2>&1; true");
    BOOST_TEST(contains(serve, "closed, every page is a 503 reason="), serve);
    BOOST_TEST(contains(serve, "run: gatepost db migrate"), serve);
    BOOST_TEST(stack.gatepost("db migrate") ==
               "The schema is up to date.\n'gatepost'@'localhost' may use it\n");
    BOOST_TEST(ready() == 200);
}

BOOST_AUTO_TEST_CASE(what_is_sent_in_one_statement_survives_closed_connections) {
    const Stack& stack = shared_stack();
    Client visitor(stack.site());
    for (int round = 0; round < 3; ++round) {
        Crowd(stack, 20, "x", "/readyz").statuses();  // so that every worker is connected
        close_connections(stack);
        for (int i = 0; i < 12; ++i) {
            visitor.get("/forgot");
            BOOST_TEST(visitor.post("/forgot", {{"email", "nobody@example.org"}}).status == 303);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_read_only_database_keeps_nobody_out_who_is_signed_in) {
    const Stack& stack = shared_stack();
    Client member = new_member(stack, "frozen@example.org");
    const auto session = member.cookie("__Host-gatepost");
    const auto before = occurrences(stack.log("serve"), "cannot note");
    stack.sql("UPDATE sessions SET seen_on = seen_on - INTERVAL 5 MINUTE");
    set_read_only(stack, true);
    BOOST_TEST(Crowd(stack, 40, session, "/profile").statuses() == std::set<long>{200},
               boost::test_tools::per_element());
    BOOST_TEST(Crowd(stack, 40, session, "/demo/json").statuses() == std::set<long>{200},
               boost::test_tools::per_element());
    const auto lines = occurrences(stack.log("serve"), "cannot note") - before;
    BOOST_TEST((0 < lines && lines < 40), lines);
    Client visitor(stack.site());
    visitor.get("/forgot");
    const auto refused = visitor.post("/forgot", {{"email", "frozen@example.org"}});
    BOOST_TEST(refused.status == 503);
    BOOST_TEST(!refused.header("Retry-After").empty());
    set_read_only(stack, false);
    visitor.get("/forgot");
    BOOST_TEST(visitor.post("/forgot", {{"email", "frozen@example.org"}}).status == 303);
}

BOOST_AUTO_TEST_CASE(a_stopped_application_is_the_sites_own_503) {
    Stack& stack = shared_stack();
    Client visitor(stack.site());
    stack.kill("serve", SIGKILL);
    eventually([&] { return visitor.get("/login").status == 503; });
    const auto down = visitor.get("/login");
    BOOST_TEST(down.status == 503);
    BOOST_TEST(down.has("gatepost.css"));
    BOOST_TEST(!down.header("Retry-After").empty());
    stack.restart("serve");
    BOOST_TEST(eventually([&] { return visitor.get("/login").status == 200; }));
}

BOOST_AUTO_TEST_CASE(sigterm_finishes_requests_in_flight_with_idle_connections_open) {
    Stack& stack = shared_stack();
    // nginx keeps connections open after these.
    for (int i = 0; i < 20; ++i)
        BOOST_TEST(Client(stack.site()).get("/").status == 200);
    Client visitor(stack.site());
    visitor.get("/register");
    Answer answer;
    std::thread sign_up([&] {
        answer = visitor.post("/register", {{"email", "inflight@example.org"},
                                            {"password", "correct horse"},
                                            {"confirm", "correct horse"}});
    });
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
    stack.kill("serve", SIGTERM);
    stack.wait_for_end("serve");
    sign_up.join();
    // Taken in before the stop: finished. After it: refused whole.
    BOOST_TEST((answer.status == 303 || answer.status == 503), answer.status);
    const auto log = stack.log("serve");
    BOOST_TEST(log.rfind("stopped\n") == log.size() - 8);
    stack.restart("serve");
    BOOST_TEST(eventually([&] { return Client(stack.site()).get("/login").status == 200; }));
    const auto users = stack.gatepost("user list");
    BOOST_TEST((users.find("inflight@example.org") != users.npos) == (answer.status == 303));
}

BOOST_AUTO_TEST_SUITE_END()
