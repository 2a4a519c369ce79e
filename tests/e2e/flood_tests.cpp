#include <boost/test/unit_test.hpp>
#include <thread>
#include <vector>

#include "client.h"
#include "stack.h"

using namespace gatepost::tests;

BOOST_AUTO_TEST_SUITE(flood_tests)

// More logins at once than may wait for a password check (server.password_queue).
BOOST_AUTO_TEST_CASE(a_flood_of_logins_is_refused_in_part_and_starves_no_page) {
    constexpr std::size_t visitors = 150;
    const Stack& stack = shared_stack();
    std::vector<Client> clients;
    for (std::size_t i = 0; i < visitors; ++i) {
        clients.emplace_back(stack.site());
        clients.back().get("/login");
    }
    std::vector<Answer> answers(visitors);
    std::vector<std::thread> flood;
    for (std::size_t i = 0; i < visitors; ++i) {
        flood.emplace_back([&, i] {
            answers[i] = clients[i].post(
                "/login", {{"email", "nobody@example.org"}, {"password", "wrong password"}});
        });
    }
    Client reader(stack.site());
    for (int i = 0; i < 20; ++i)
        BOOST_TEST(reader.get("/register").status == 200);
    for (std::thread& login : flood)
        login.join();

    std::size_t refused = 0;
    for (const Answer& answer : answers) {
        BOOST_TEST((answer.status == 422 || answer.status == 503), answer.status);
        if (answer.status != 503) continue;
        ++refused;
        BOOST_TEST(!answer.header("Retry-After").empty());
        BOOST_TEST(answer.has("<h1>"));
    }
    BOOST_TEST(refused > 0U);
    BOOST_TEST(refused < visitors);
}

BOOST_AUTO_TEST_SUITE_END()
