// Links from mails: forged, changed, old, of another kind, another's, or used before.

#include <boost/test/unit_test.hpp>

#include "attack.h"
#include "base/clock.h"
#include "crypto/timed_signer.h"
#include "fakes/temporary_folder.h"

using namespace gatepost;
using namespace gatepost::tests;

namespace {

using std::chrono::hours;
using std::chrono::seconds;

struct Link {
    std::string folder;  ///< of the page that it leads to
    std::string purpose;
    std::string path;

    std::string token() const { return path.substr(folder.size()); }
};

const std::vector<std::pair<std::string, std::string>> purposes{
    {"/confirm/", "gatepost.confirm-email"},      {"/decline/", "gatepost.decline-sign-up"},
    {"/reset/", "gatepost.reset-password"},       {"/address/confirm/", "gatepost.change-address"},
    {"/not-me/", "gatepost.undo-address-change"}, {"/rescue/", "gatepost.rescue-account"},
    {"/keep/", "gatepost.keep-account"},          {"/allow/", "gatepost.allow-browser"},
};

/// Those to whom the links belong, in the browsers in which they asked for them.
struct People {
    std::string waiting = new_address("waiting"), owner = new_address("owner"),
                new_one = new_address("new"), leaving = new_address("leaving");
    Client at_waiting = pending(waiting), at_owner = member(owner), at_leaving = member(leaving);

    People() {
        at_owner.get("/forgot");
        at_owner.post("/forgot", {{"email", owner}});
        at_owner.get("/address");
        at_owner.post("/address", {{"email", new_one}, {"current", "correct horse"}});
        at_leaving.get("/delete");
        at_leaving.post("/delete", {{"current", "correct horse"}});
    }
};

People& mailed_people() {
    static People all;
    return all;
}

/// One of each kind that a mail brings without somebody's guessing.
const std::vector<Link>& links() {
    static const std::vector<Link> all = [] {
        const People& people = mailed_people();
        const std::vector<std::string> mailboxes{people.waiting, people.waiting, people.owner,
                                                 people.new_one, people.owner,   people.leaving,
                                                 people.leaving};
        std::vector<Link> found;
        for (std::size_t i = 0; i < mailboxes.size(); ++i) {
            const auto& [folder, purpose] = purposes[i];
            found.push_back({folder, purpose, mailed_link(target(), mailboxes[i], folder)});
            BOOST_REQUIRE(!found.back().path.empty());
        }
        return found;
    }();
    return all;
}

/// Nothing may come of following these and of pressing the button there, not even in the browsers
/// to which the genuine ones belong.
void check_worthless(const std::vector<std::string>& all) {
    People& people = mailed_people();
    for (Client* client : {&people.at_waiting, &people.at_owner, &people.at_leaving})
        client->get("/language");
    const auto before = state();
    for (const auto& path : all) {
        BOOST_TEST(browser().get(path).status >= 300, path);
        for (const Client* owner : {&people.at_waiting, &people.at_owner}) {
            Client tab = with_session_of(*owner);
            tab.get(path);
            tab.post_bare(path, {{"password", "thief's own one"},
                                 {"confirm", "thief's own one"},
                                 {"csrf", owner->csrf()}});
        }
        BOOST_REQUIRE_MESSAGE(state() == before, path);
    }
}

crypto::Keyring key_of_the_site() {
    return *crypto::Keyring::parse(fakes::read_file(target().var() / "keys"));
}

crypto::Keyring key_of_another() {
    return *crypto::Keyring::parse("a-key-of-an-installation-of-the-attackers-own");
}

/// The same claims, signed anew.
std::string signed_again(const Link& link, const crypto::Keyring& keys, base::TimePoint when) {
    const auto opened = crypto::TimedSigner(key_of_the_site(), link.purpose).verify(link.token());
    BOOST_REQUIRE(opened.has_value());
    return link.folder + crypto::TimedSigner(keys, link.purpose).sign(opened->payload, when);
}

std::string changed(std::string text, std::size_t at) {
    text[at] = text[at] == 'A' ? 'B' : 'A';
    return text;
}

Answer ask_for_reset(const std::string& email) {
    Client visitor = browser();
    visitor.get("/forgot");
    return visitor.post("/forgot", {{"email", email}});
}

Answer set_password(Client& client, const std::string& link, const std::string& password) {
    client.get(link);
    return client.post(link, {{"password", password}, {"confirm", password}});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(link_tests)

BOOST_AUTO_TEST_CASE(a_link_of_one_kind_is_none_of_another) {
    std::vector<std::string> all;
    for (const Link& link : links()) {
        for (const auto& [folder, purpose] : purposes) {
            if (folder != link.folder) all.push_back(folder + link.token());
        }
    }
    check_worthless(all);
}

BOOST_AUTO_TEST_CASE(a_changed_link_is_worth_nothing) {
    std::vector<std::string> all;
    for (const Link& link : links()) {
        for (std::size_t at = 0; at < link.token().size(); at += 11)
            all.push_back(link.folder + changed(link.token(), at));
    }
    check_worthless(all);
}

BOOST_AUTO_TEST_CASE(a_link_that_was_cut_or_grew_is_worth_nothing) {
    std::vector<std::string> all;
    for (const Link& link : links()) {
        const auto token = link.token();
        for (const auto& other :
             {token.substr(0, token.size() - 1), token.substr(1), token + token,
              token.substr(0, token.rfind('.')), token.substr(0, token.rfind('.') + 1), token + "A",
              token + token.substr(0, 1), "." + token, token + "/x"})
            all.push_back(link.folder + other);
    }
    check_worthless(all);
}

BOOST_AUTO_TEST_CASE(a_link_signed_by_another_key_is_worth_nothing) {
    std::vector<std::string> all;
    for (const Link& link : links())
        all.push_back(signed_again(link, key_of_another(), base::SystemClock().now()));
    check_worthless(all);
}

BOOST_AUTO_TEST_CASE(a_link_without_a_signature_is_worth_nothing) {
    const auto claims = "eyJ1c2VyIjoxLCJlbWFpbCI6ImFkYUBleGFtcGxlLm9yZyIsImVwb2NoIjowfQ";
    std::vector<std::string> all;
    for (const Link& link : links()) {
        for (const std::string& start : {std::string(claims), link.token().substr(0, 20)}) {
            all.push_back(link.folder + "eyJhbGciOiJub25lIn0." + start + ".");
            all.push_back(link.folder + start + "..");
            all.push_back(link.folder + start + ".awmYgg.");
        }
    }
    check_worthless(all);
}

BOOST_AUTO_TEST_CASE(an_old_link_and_one_of_tomorrow_are_worth_nothing) {
    const auto now = base::SystemClock().now();
    std::vector<std::string> all;
    for (const Link& link : links()) {
        all.push_back(signed_again(link, key_of_the_site(), now - hours(24 * 7) - seconds(1)));
        all.push_back(signed_again(link, key_of_the_site(), now + seconds(30)));
    }
    for (const std::size_t an_hour : {0U, 2U, 3U})
        all.push_back(signed_again(links()[an_hour], key_of_the_site(), now - seconds(3601)));
    check_worthless(all);
}

// As mail scanners do it, and programs that show what is behind a link.
BOOST_AUTO_TEST_CASE(looking_at_every_link_does_nothing) {
    const auto before = state();
    for (const Link& link : links()) {
        Client scanner = browser();
        scanner.get(link.path);
        scanner.head(link.path);
        scanner.send("OPTIONS", link.path);
        scanner.add_header("Sec-Purpose: prefetch");
        scanner.get(link.path);
    }
    BOOST_TEST(state() == before);
    BOOST_TEST(!is_confirmed(mailed_people().waiting));
}

BOOST_AUTO_TEST_CASE(a_strangers_click_confirms_nothing) {
    const auto email = new_address("waiting");
    Client owner = pending(email);
    const auto link = mailed_link(target(), email);
    BOOST_TEST(browser().get(link).status == 303);
    Client rival = pending(email, "another horse");
    rival.get(link);
    Client other = member(new_address("other"));
    other.get(link);
    BOOST_TEST(!is_confirmed(email));
    BOOST_TEST(owner.follow(owner.get(link)).has("You have confirmed your account"));
    BOOST_TEST(is_confirmed(email));
}

BOOST_AUTO_TEST_CASE(a_reset_link_works_once) {
    const auto email = new_address("reset");
    open_account(target(), email);
    ask_for_reset(email);
    const auto link = mailed_link(target(), email, "/reset/");
    Client owner = browser(), thief = browser();
    thief.get(link);
    BOOST_TEST(set_password(owner, link, "battery staple").status == 303);
    BOOST_TEST(thief.post(link, {{"password", "thief's own one"}, {"confirm", "thief's own one"}})
                   .header("Location") == "/forgot");
    BOOST_TEST(set_password(thief, link, "thief's own one").status != 200);
    BOOST_TEST(lets_in(email, "battery staple"));
    BOOST_TEST(!lets_in(email, "thief's own one"));
}

BOOST_AUTO_TEST_CASE(a_reset_link_is_void_once_the_password_is_another) {
    const auto email = new_address("reset");
    Client owner = member(email);
    ask_for_reset(email);
    const auto link = mailed_link(target(), email, "/reset/");
    owner.get("/profile");
    owner.post("/profile", {{"current", "correct horse"},
                            {"password", "battery staple"},
                            {"confirm", "battery staple"}});
    Client thief = browser();
    BOOST_TEST(thief.get(link).header("Location") == "/forgot");
    BOOST_TEST(lets_in(email, "battery staple"));
}

BOOST_AUTO_TEST_CASE(asking_for_another_link_voids_none) {
    const auto email = new_address("reset");
    open_account(target(), email);
    ask_for_reset(email);
    const auto link = mailed_link(target(), email, "/reset/");
    for (int i = 0; i < 5; ++i)
        BOOST_TEST(ask_for_reset(email).status == 303);
    Client owner = browser();
    BOOST_TEST(set_password(owner, link, "battery staple").status == 303);
    BOOST_TEST(lets_in(email, "battery staple"));
}

BOOST_AUTO_TEST_CASE(a_used_link_to_confirm_brings_nobody_in) {
    const auto email = new_address("waiting");
    Client owner = pending(email);
    const auto link = mailed_link(target(), email);
    owner.get(link);
    Client thief = browser();
    BOOST_TEST(thief.get(link).status == 303);
    BOOST_TEST(!is_in(thief, email));
    BOOST_TEST(thief.cookie("__Host-gatepost").empty());
}

BOOST_AUTO_TEST_CASE(the_link_that_declines_a_sign_up_deletes_no_account) {
    const auto email = new_address("waiting");
    Client owner = pending(email);
    const auto confirm = mailed_link(target(), email);
    const auto decline = mailed_link(target(), email, "/decline/");
    Client stranger = browser();
    BOOST_TEST(stranger.get(decline).status == 200);
    owner.get(confirm);
    stranger.post(decline, {});
    BOOST_TEST(is_confirmed(email));
    BOOST_TEST(is_in(owner, email));
}

BOOST_AUTO_TEST_CASE(a_strangers_session_changes_no_address) {
    People& people = mailed_people();
    const Link& link = links()[3];
    Client stranger = member(new_address("stranger"));
    stranger.get(link.path);
    stranger.get("/profile");
    stranger.post(link.path, {});
    BOOST_TEST(is_in(people.at_owner, people.owner));
    BOOST_TEST(!is_confirmed(people.new_one));
}

BOOST_AUTO_TEST_CASE(no_header_leads_the_links_of_mails_elsewhere) {
    const auto email = new_address("poisoned");
    open_account(target(), email);
    for (const char* line :
         {"X-Forwarded-Host: evil.example", "X-Host: evil.example", "X-Original-Host: evil.example",
          "X-Forwarded-Server: evil.example", "Forwarded: host=evil.example;proto=https",
          "X-Forwarded-Proto: https", "X-Forwarded-Prefix: //evil.example",
          "X-Rewrite-URL: //evil.example/", "Referer: https://evil.example/"}) {
        Client attacker = browser();
        attacker.get("/forgot");
        attacker.add_header(line);
        attacker.post("/forgot", {{"email", email}});
    }
    Client attacker = browser();
    attacker.get("/forgot");
    attacker.add_header("Host: evil.example");
    BOOST_TEST(attacker.post("/forgot", {{"email", email}}).status == 308);
    BOOST_REQUIRE(!mailed_link(target(), email, "/reset/").empty());
    for (const auto& mail : target().mails()) {
        BOOST_TEST(!contains(mail, "evil.example"));
        if (contains(mail, email)) BOOST_TEST(contains(mail, target().site() + "/"));
    }
}

BOOST_AUTO_TEST_SUITE_END()
