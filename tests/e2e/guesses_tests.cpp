#include <boost/test/unit_test.hpp>
#include <map>

#include "client.h"
#include "stack.h"

using namespace gatepost::tests;

namespace {

constexpr const char* ada = "ada@example.org";

std::string network(int number) {
    return "127.1." + std::to_string(number / 250) + "." + std::to_string(number % 250 + 1);
}

bool is_in(const Answer& answer) {
    return answer.status == 303;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(guesses_tests)

// Through nginx, with the limits that are shipped.
BOOST_AUTO_TEST_CASE(of_a_thousand_guesses_from_five_hundred_networks_a_hundred_are_looked_at) {
    const Stack stack("default");
    stack.gatepost("user create --confirmed --generate " + std::string(ada));
    Client owner(stack.site());
    owner.get("/forgot");
    owner.post("/forgot", {{"email", ada}});
    std::string link;
    const auto find_link = [&](const std::string& folder) {
        return eventually([&] {
            for (const auto& mail : stack.mails())
                if (!link_in(mail, folder).empty()) link = link_in(mail, folder);
            return !link.empty();
        });
    };
    BOOST_REQUIRE(find_link("/reset/"));
    owner.get(link);
    owner.post(link, {{"password", "correct horse"}, {"confirm", "correct horse"}});
    BOOST_REQUIRE(is_in(owner.log_in(ada)));

    std::map<long, int> answers;
    for (int round = 0; round < 2; ++round) {
        for (int i = 0; i < 500; ++i) {
            Client stranger(stack.site());
            stranger.come_from(network(i));
            ++answers[stranger.log_in(ada, "guess " + std::to_string(round)).status];
        }
        // Meanwhile, with the browser that was there before.
        owner.get("/profile");
        owner.post("/logout", {});
        BOOST_TEST(is_in(owner.log_in(ada)));
    }
    BOOST_TEST(answers[422] == 100);
    BOOST_TEST(answers[429] == 900);

    link.clear();
    BOOST_REQUIRE(find_link("/allow/"));
    Client phone(stack.site());
    phone.come_from("127.2.0.1");
    BOOST_TEST(phone.log_in(ada).status == 429);
    phone.get(link);
    BOOST_TEST(is_in(phone.post(link, {})));
    BOOST_TEST(is_in(phone.log_in(ada)));

    const auto listed = stack.gatepost("limit list");
    BOOST_TEST(listed.find("guesses-in-a-row ada@example.org") != listed.npos);
    stack.gatepost("limit clear 'guesses-in-a-row ada@example.org'");
    Client other(stack.site());
    other.come_from("127.2.0.2");
    BOOST_TEST(is_in(other.log_in(ada)));
}

BOOST_AUTO_TEST_SUITE_END()
