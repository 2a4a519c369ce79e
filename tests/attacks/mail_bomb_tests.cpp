// Every form that sends mail, used from fifty networks against one mailbox each, while its owner
// goes about what an owner does.

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <thread>

#include "attack.h"
#include "crowd.h"

using namespace gatepost::tests;

namespace {

constexpr std::size_t networks = 50;
constexpr std::size_t first_network = 1500;  // nobody else comes from these
// As they are shipped (docs/gatepost.toml).
constexpr std::size_t mails_an_hour = 6;  // limits.mails
constexpr std::size_t mails_by_network = 3;
constexpr std::size_t resets_an_hour = 2;  // limits.resets

Client attacker(std::size_t number) {
    Client client(target().site());
    client.come_from(network(first_network + number));
    return client;
}

/// In the account `own`.
void ask_for_address(Client client, const std::string& own, const std::string& email) {
    client.log_in(own);
    client.get("/address");
    client.post("/address", {{"email", email}, {"current", "correct horse"}});
}

/// Attackers who show the form to sign up for long enough.
std::vector<Client> attackers_at_sign_up() {
    static std::size_t number = 0;
    std::vector<Client> all;
    for (std::size_t i = 0; i < networks; ++i) {
        all.push_back(attacker(number++));
        all.back().get("/register");
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(2200));  // signup.min_seconds
    return all;
}

Answer sign_up(Client& client, const std::string& email, const std::string& password) {
    return client.post("/register",
                       {{"email", email}, {"password", password}, {"confirm", password}});
}

/// The mails in a mailbox, once no more of them is about to go.
std::vector<std::string> mails_to(const std::string& email) {
    BOOST_TEST(eventually([] {
        return target().sql(
                   "SELECT COUNT(*) FROM outbox WHERE status = 'queued' AND "
                   "not_before <= NOW(6)") == "COUNT(*)\n0\n";
    }));
    std::vector<std::string> found;
    for (const auto& mail : target().mails()) {
        if (contains(mail, "\nDelivered-To: " + email + "\n")) found.push_back(mail);
    }
    return found;
}

std::size_t count(const std::vector<std::string>& mails, const std::string& folder) {
    return static_cast<std::size_t>(
        std::count_if(mails.begin(), mails.end(),
                      [&](const std::string& mail) { return !link_in(mail, folder).empty(); }));
}

/// By the newest link that works.
bool resets(const std::string& email) {
    for (const auto& mail : mails_to(email)) {
        const auto link = link_in(mail, "/reset/");
        if (link.empty()) continue;
        Client owner = browser();
        owner.get(link);
        const auto set =
            owner.post(link, {{"password", "battery staple"}, {"confirm", "battery staple"}});
        if (set.header("Location") == "/login") return lets_in(email, "battery staple");
    }
    return false;
}

void ask_for_reset(Client& client, const std::string& email) {
    client.get("/forgot");
    BOOST_TEST(client.post("/forgot", {{"email", email}}).status == 303);
}

void print(const std::string& form, std::size_t posts, std::size_t mails) {
    BOOST_TEST_MESSAGE(form << ": " << posts << " posts from " << networks << " networks, " << mails
                            << " mails in the mailbox");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(mail_bomb_tests)

BOOST_AUTO_TEST_CASE(sign_ups_with_somebodys_address) {
    const auto email = new_address("bombed");
    auto attackers = attackers_at_sign_up();
    Client owner = at_sign_up();
    for (std::size_t i = 0; i < 3; ++i)
        sign_up(attackers[i], email, "bomb number " + std::to_string(i));
    sign_up(owner, email, "correct horse");
    for (std::size_t i = 3; i < networks; ++i)
        sign_up(attackers[i], email, "bomb number " + std::to_string(i));
    const auto mails = mails_to(email);
    print("sign-up", networks, mails.size());
    BOOST_TEST(mails.size() <= mails_an_hour);
    for (const auto& mail : mails)
        owner.get(link_in(mail));
    BOOST_TEST(is_in(owner, email));
    for (Client& rival : attackers)
        BOOST_TEST(rival.get("/unconfirmed").status == 303);
    Client elsewhere = browser();
    ask_for_reset(elsewhere, email);
    BOOST_TEST(resets(email));
}

BOOST_AUTO_TEST_CASE(resets_of_somebodys_password) {
    const auto email = new_address("bombed");
    open_account(target(), email);
    in_parallel(networks, 8, [&](std::size_t number) {
        Client client = attacker(number);
        for (int i = 0; i < 4; ++i)
            ask_for_reset(client, email);
    });
    Client owner = browser();
    ask_for_reset(owner, email);
    const auto mails = mails_to(email);
    print("forgotten password", 4 * networks, mails.size());
    BOOST_TEST(mails.size() <= resets_an_hour);
    BOOST_TEST(resets(email));
}

BOOST_AUTO_TEST_CASE(resends_of_a_sign_up_with_somebodys_address) {
    const auto email = new_address("bombed");
    auto attackers = attackers_at_sign_up();
    for (std::size_t i = 0; i < networks; ++i) {
        sign_up(attackers[i], email, "bomb number " + std::to_string(i));
        for (int again = 0; again < 3; ++again) {
            attackers[i].get("/unconfirmed");
            attackers[i].post("/resend", {});
        }
    }
    const auto mails = mails_to(email);
    print("resend", 4 * networks, mails.size());
    BOOST_TEST(mails.size() <= mails_an_hour);
    BOOST_TEST(!mails.empty());
    BOOST_TEST(count(mails, "/confirm/") == mails.size());
}

BOOST_AUTO_TEST_CASE(changes_to_somebodys_address) {
    const auto email = new_address("bombed");
    open_account(target(), email);
    std::size_t posts = 0;
    for (std::size_t i = 0; i < networks; i += 5) {
        const auto own = new_address("bomber");
        open_account(target(), own);
        // Each account from five networks.
        for (std::size_t other = i; other < i + 5; ++other) {
            ask_for_address(attacker(other), own, email);
            ++posts;
        }
    }
    const auto mails = mails_to(email);
    print("change of the address", posts, mails.size());
    BOOST_TEST(mails.size() <= mails_an_hour);
    BOOST_TEST(!mails.empty());
    Client owner = browser();
    ask_for_reset(owner, email);
    BOOST_TEST(resets(email));
}

BOOST_AUTO_TEST_CASE(one_network_causes_three) {
    const auto email = new_address("bombed");
    open_account(target(), email);
    for (int i = 0; i < 5; ++i) {
        const auto own = new_address("bomber");
        open_account(target(), own);
        ask_for_address(attacker(networks + 400), own, email);
    }
    const auto mails = mails_to(email);
    BOOST_TEST(mails.size() <= mails_by_network);
    BOOST_TEST(!mails.empty());
}

BOOST_AUTO_TEST_SUITE_END()
