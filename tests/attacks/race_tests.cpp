// The same thing, or two that exclude each other, at the same moment.

#include <boost/test/unit_test.hpp>
#include <thread>

#include "attack.h"

using namespace gatepost::tests;

namespace {

/// All at once; how many were answered with that.
template <class Act>
std::size_t at_once(std::vector<Client>& clients, Act act) {
    std::vector<std::thread> threads;
    std::vector<char> done(clients.size());
    for (std::size_t i = 0; i < clients.size(); ++i)
        threads.emplace_back([&, i] { done[i] = act(clients[i], i) ? 1 : 0; });
    for (auto& thread : threads)
        thread.join();
    return static_cast<std::size_t>(std::count(done.begin(), done.end(), 1));
}

std::string count(const std::string& what) {
    const auto text = target().sql("SELECT COUNT(*) FROM " + what);
    return text.substr(text.find('\n') + 1, text.size() - text.find('\n') - 2);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(race_tests)

BOOST_AUTO_TEST_CASE(of_those_who_confirm_an_address_at_once_one_gets_it) {
    const auto email = new_address("raced");
    std::vector<Client> rivals;
    for (const char* password : {"correct horse", "battery staple", "another horse"})
        rivals.push_back(pending(email, password));
    std::vector<std::string> links;
    eventually([&] {
        links.clear();
        for (const auto& mail : target().mails()) {
            if (contains(mail, "\nTo: " + email + "\n")) links.push_back(link_in(mail));
        }
        return links.size() == rivals.size();
    });
    BOOST_REQUIRE(links.size() == rivals.size());
    at_once(rivals, [&](Client& rival, std::size_t) {
        for (const auto& link : links)
            rival.get(link);
        return true;
    });
    BOOST_TEST(count("accounts WHERE confirmed_on IS NOT NULL AND email = '" + email + "'") == "1");
    BOOST_TEST(std::count_if(rivals.begin(), rivals.end(),
                             [&](Client& rival) { return is_in(rival, email); }) == 1);
}

BOOST_AUTO_TEST_CASE(a_reset_link_that_is_used_at_once_sets_one_password) {
    const auto email = new_address("raced");
    open_account(target(), email);
    Client owner = browser();
    owner.get("/forgot");
    owner.post("/forgot", {{"email", email}});
    const auto link = mailed_link(target(), email, "/reset/");
    std::vector<Client> all;
    for (int i = 0; i < 8; ++i) {
        all.push_back(browser());
        all.back().get(link);
    }
    const auto set = at_once(all, [&](Client& client, std::size_t i) {
        const auto password = "battery staple " + std::to_string(i);
        return client.post(link, {{"password", password}, {"confirm", password}})
                   .header("Location") == "/login";
    });
    BOOST_TEST(set == 1U);
    std::size_t good = 0;
    for (std::size_t i = 0; i < all.size(); ++i)
        good += lets_in(email, "battery staple " + std::to_string(i)) ? 1U : 0U;
    BOOST_TEST(good == 1U);
}

BOOST_AUTO_TEST_CASE(a_form_that_is_sent_many_times_at_once_acts_once) {
    const auto email = new_address("raced");
    Client form = browser();
    const auto cookie = form.get("/register").header("Set-Cookie");
    std::this_thread::sleep_for(std::chrono::milliseconds(2200));  // signup.min_seconds
    const FormFields fields{{"email", email},
                            {"password", "correct horse"},
                            {"confirm", "correct horse"},
                            {"csrf", form.csrf()}};
    // One browser, several connections.
    std::vector<Client> tabs;
    for (int i = 0; i < 6; ++i) {
        tabs.push_back(browser());
        tabs.back().add_header("Cookie: " + cookie.substr(0, cookie.find(';')));
    }
    const auto answered = at_once(tabs, [&](Client& tab, std::size_t) {
        return tab.post_bare("/register", fields).status == 303;
    });
    BOOST_TEST(answered == tabs.size());
    BOOST_TEST(count("accounts WHERE email = '" + email + "'") == "1");
    BOOST_TEST(count("outbox WHERE recipient = '" + email + "'") == "1");
    BOOST_TEST(form.post_bare("/register", fields).status == 303);
    BOOST_TEST(count("accounts WHERE email = '" + email + "'") == "1");
}

BOOST_AUTO_TEST_CASE(guesses_at_once_are_no_more_than_guesses_one_by_one) {
    const auto email = new_address("raced");
    open_account(target(), email);
    std::vector<Client> all;
    const auto network = new_network();
    for (int i = 0; i < 15; ++i) {
        all.emplace_back(target().site());
        all.back().come_from(network);
        all.back().get("/login");
    }
    const auto checked = at_once(all, [&](Client& client, std::size_t) {
        return client.post("/login", {{"email", email}, {"password", "a wrong one"}}).status == 422;
    });
    // Those that found no place in the queue were put off, and are not counted.
    std::size_t later = 0;
    while (later < 20 && all.front().log_in(email, "a wrong one").status == 422)
        ++later;
    BOOST_TEST(checked > 0U);
    BOOST_TEST(checked + later == 10U);
}

BOOST_AUTO_TEST_CASE(a_logout_wins_over_what_the_session_does_meanwhile) {
    const auto email = new_address("raced");
    Client owner = member(email);
    owner.get("/profile");
    std::vector<Client> tabs;
    for (int i = 0; i < 6; ++i)
        tabs.push_back(with_session_of(owner));
    at_once(tabs, [&](Client& tab, std::size_t i) {
        if (i == 3) return tab.post_bare("/logout", {{"csrf", owner.csrf()}}).status == 303;
        return tab.get("/profile").status != 0;
    });
    Client thief = with_session_of(owner);
    BOOST_TEST(!is_in(thief, email));
    BOOST_TEST(count("sessions JOIN accounts a ON a.id = account_id WHERE email = '" + email +
                     "'") == "0");
}

BOOST_AUTO_TEST_SUITE_END()
