// What is typed, or sent in a header, and taken for something else: SQL, other recipients, other
// fields, lines of a log. tests/e2e/naughty_tests.cpp sends naughty texts through every field.

#include <boost/test/unit_test.hpp>
#include <chrono>

#include "attack.h"
#include "http/form.h"

using namespace gatepost;
using namespace gatepost::tests;

namespace {

Answer ask_for_reset(const std::string& email) {
    Client attacker = browser();
    attacker.get("/forgot");
    return attacker.post("/forgot", {{"email", email}});
}

/// Nothing was queued but what was there before.
std::string newest_mail() {
    return target().sql("SELECT MAX(id) FROM outbox");
}

void wait_for_courier() {
    BOOST_TEST(eventually([] {
        return target().sql(
                   "SELECT COUNT(*) FROM outbox WHERE status = 'queued' AND "
                   "not_before <= NOW(6)") == "COUNT(*)\n0\n";
    }));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(injection_tests)

BOOST_AUTO_TEST_CASE(no_sql_logs_anybody_in) {
    const auto email = new_address("sql");
    open_account(target(), email);
    for (const std::string text :
         {"' OR '1'='1", "' OR 1=1 -- ", "' OR 1=1 #", "\" OR \"\"=\"", "') OR ('1'='1",
          "' UNION SELECT * FROM accounts -- ", "'; UPDATE accounts SET admin = 1; -- ",
          "\\' OR 1=1 -- ", "%bf%27 OR 1=1 -- ", "'||'1'||'", "admin'--"}) {
        Client attacker = browser();
        BOOST_TEST(attacker.log_in(email + text, "x").status == 422, text);
        BOOST_TEST(attacker.log_in(email, text).status == 422, text);
        BOOST_TEST(attacker.log_in(text + email, text).status == 422, text);
        BOOST_TEST(!is_in(attacker, email), text);
        attacker.set_cookie("__Host-gatepost", http::percent_encode(text));
        BOOST_TEST(!is_in(attacker, email), text);
    }
}

BOOST_AUTO_TEST_CASE(no_sql_makes_an_answer_wait) {
    for (const std::string text :
         {"' AND SLEEP(5) -- ", "'; SELECT SLEEP(5); -- ", "' OR BENCHMARK(100000000, SHA1(1)) -- ",
          "1 AND (SELECT 1 FROM (SELECT SLEEP(5)) t)"}) {
        Client attacker = browser();
        attacker.get("/login");
        const auto start = std::chrono::steady_clock::now();
        attacker.post("/login", {{"email", "a" + text + "@b.example"}, {"password", text}});
        attacker.get("/sessions?session=" + http::percent_encode(text));
        BOOST_TEST((std::chrono::steady_clock::now() - start < std::chrono::seconds(4)), text);
    }
}

BOOST_AUTO_TEST_CASE(no_second_recipient_gets_a_reset) {
    const auto email = new_address("victim");
    open_account(target(), email);
    const auto before = newest_mail();
    for (const std::string& text :
         {email + ",thief@evil.example", email + " thief@evil.example",
          email + ";thief@evil.example", email + "\nthief@evil.example",
          email + "\r\nBcc: thief@evil.example", email + "%0aBcc:thief@evil.example",
          "<" + email + "> thief@evil.example", "\"" + email + "\" <thief@evil.example>",
          "thief@evil.example@" + email, email + std::string("\0thief", 6),
          "[\"" + email + "\",\"thief@evil.example\"]", "{" + email + ",thief@evil.example}"}) {
        const auto status = ask_for_reset(text).status;
        BOOST_TEST((status == 422 || status == 400), text);
    }
    BOOST_TEST(newest_mail() == before);
}

// Addresses that some database or some rule of upper and lower case takes for the same.
BOOST_AUTO_TEST_CASE(no_look_alike_gets_somebody_elses_reset) {
    const auto email = new_address("mike.fish");
    open_account(target(), email);
    const auto domain = email.substr(email.find('@'));
    const auto number = email.substr(9, email.find('@') - 9);
    for (const std::string local :
         {"m\u0131ke.fish", "mi\u212ae.fish", "mike.fi\u017fh", "mike.\ufb01sh", "m\u00edke.fish",
          "\uff4dike.fish", "mi\u200dke.fish.", "mike.fish%20", "mikefish", "mike.fish+x"})
        ask_for_reset(local + number + domain);
    ask_for_reset("mike.fish" + number + "@att\u0430cked.example");
    wait_for_courier();
    for (const auto& mail : target().mails()) {
        if (!contains(mail, "mike.fish" + number)) continue;
        // By the letters that people see it is the owner's own: then to nobody but the owner.
        BOOST_TEST(contains(mail, "\nDelivered-To: " + email + "\n"));
    }
}

BOOST_AUTO_TEST_CASE(no_field_of_ones_own_makes_more_of_an_account) {
    const auto email = new_address("more");
    Client attacker = at_sign_up();
    attacker.post("/register", {{"email", email},
                                {"password", "correct horse"},
                                {"confirm", "correct horse"},
                                {"admin", "1"},
                                {"is_admin", "true"},
                                {"role", "admin"},
                                {"groups", "staff"},
                                {"confirmed", "1"},
                                {"confirmed_on", "2026-01-01"},
                                {"email_key", "root@attacked.example"},
                                {"id", "1"},
                                {"account", "1"},
                                {"user[admin]", "1"},
                                {"epoch", "9"}});
    BOOST_TEST(target().sql("SELECT admin, confirmed_on, epoch FROM accounts WHERE email = '" +
                            email + "'") == "admin\tconfirmed_on\tepoch\n0\tNULL\t0\n");
    BOOST_TEST(attacker.get("/demo/admin/").status != 200);
}

BOOST_AUTO_TEST_CASE(nobody_exports_or_deletes_another_account_by_naming_it) {
    const auto victim = new_address("victim"), own = new_address("attacker");
    Client owner = member(victim);
    Client attacker = member(own);
    attacker.get("/profile");
    for (const char* name : {"email", "account", "id", "user", "account_id"}) {
        const auto data =
            attacker.post("/export?" + std::string(name) + "=" + victim, {{name, victim}});
        BOOST_TEST(!data.has(victim), name);
        BOOST_TEST(data.has(own), name);
    }
    attacker.get("/delete");
    attacker.post("/delete?email=" + victim, {{"email", victim}, {"current", "correct horse"}});
    BOOST_TEST(is_in(owner, victim));
}

BOOST_AUTO_TEST_CASE(nothing_makes_a_second_line_in_a_log) {
    Client attacker = browser();
    const std::string escape = "\x1b[2J\x1b]0;owned\x07";
    attacker.add_header("User-Agent: forged" + escape + "agent");
    attacker.add_header("Referer: http://forged/" + escape);
    attacker.get("/%0alevel=error%20forged-line");
    attacker.get("/%0d%0aforged-line%1b%5b2J");
    attacker.get("/login?next=%0aforged-line");
    attacker.log_in("a\nlevel=error forged-line" + escape + "@b.example", "x\nforged-line");
    attacker.get("/last-of-the-forged");
    BOOST_TEST(eventually([] { return contains(target().log("access"), "/last-of-the-forged"); }));
    for (const char* name : {"access", "nginx", "serve", "courier"}) {
        const auto log = target().log(name);
        BOOST_TEST(!contains(log, "\x1b"), name);
        BOOST_TEST(!contains(log, "\nlevel=error forged"), name);
        BOOST_TEST(!contains(log, "\nforged"), name);
    }
}

BOOST_AUTO_TEST_CASE(whatever_is_too_large_is_refused_and_harms_nobody) {
    Client attacker = browser();
    attacker.get("/register");
    const std::string huge(60000, 'x');
    for (const char* field : {"email", "password", "confirm", "next", "csrf", "topic", "unknown"})
        BOOST_TEST(attacker.post("/register", {{field, huge}}).status < 500, field);
    FormFields many;
    for (int i = 0; i < 3000; ++i)
        many.emplace_back("f" + std::to_string(i), "x");
    BOOST_TEST(attacker.post("/register", many).status == 400);
    BOOST_TEST(attacker.post_bare("/register", {{huge, "x"}}).status < 500);
    BOOST_TEST(attacker.get("/login?" + std::string(7000, '&')).status == 200);
    BOOST_TEST(attacker.get("/login?next=/" + std::string(7000, 'x')).status == 200);
    for (const char* name : {"User-Agent: ", "Referer: ", "Accept-Language: ", "Cookie: x="}) {
        Client other = browser();
        other.add_header(name + std::string(7000, 'x'));
        BOOST_TEST(other.get("/login").status == 200, name);
    }
    BOOST_TEST(browser().get("/readyz").status == 200);
}

// A body that says that it is compressed is what it is: nothing unpacks it.
BOOST_AUTO_TEST_CASE(no_body_is_unpacked) {
    Client attacker = browser();
    attacker.get("/login");
    attacker.add_header("Content-Encoding: gzip");
    const std::string packed("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03", 10);
    const auto answer = attacker.post_body("/login", packed, "application/x-www-form-urlencoded");
    BOOST_TEST(answer.status >= 400);
    BOOST_TEST(answer.status < 500);
}

BOOST_AUTO_TEST_SUITE_END()
