// Ten thousand guesses at one account, from five hundred networks.

#include <atomic>
#include <boost/test/unit_test.hpp>
#include <map>
#include <mutex>

#include "attack.h"
#include "crowd.h"

using namespace gatepost::tests;

namespace {

constexpr std::size_t networks = 500;
constexpr std::size_t rounds = 20;

/// Statuses, with how often they were answered.
class Answers {
  public:
    void add(long status) {
        const std::lock_guard lock(mutex_);
        ++counts_[status];
    }
    int operator[](long status) { return counts_[status]; }

  private:
    std::mutex mutex_;
    std::map<long, int> counts_;
};

/// As many as there are networks: one each, so that no network's own limit ends it.
void guess_from_everywhere(const std::string& email, const std::string& password,
                           Answers& answers) {
    in_parallel(networks, 8, [&](std::size_t number) {
        Client stranger(target().site());
        stranger.come_from(network(number));
        answers.add(stranger.log_in(email, password).status);
    });
}

/// Out, and in again with the browser that was there before.
bool comes_back(Client& owner, const std::string& email) {
    owner.get("/profile");
    owner.post("/logout", {});
    return owner.log_in(email).status == 303;
}

bool lets_in_by_mail(const std::string& email, Client& phone) {
    const auto link = mailed_link(target(), email, "/allow/");
    if (link.empty() || phone.log_in(email).status != 429) return false;
    phone.get(link);
    return phone.post(link, {}).status == 303 && phone.log_in(email).status == 303;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(guesses_tests)

BOOST_AUTO_TEST_CASE(of_ten_thousand_guesses_from_five_hundred_networks_a_hundred_are_checked) {
    const auto email = new_address("guessed");
    Client owner = member(email), phone = browser();
    Answers answers;
    for (std::size_t round = 0; round < rounds; ++round) {
        guess_from_everywhere(email, "guess " + std::to_string(round), answers);
        if (round % 4 == 0) {
            BOOST_TEST(comes_back(owner, email));
        }
        if (round == 10) BOOST_TEST(lets_in_by_mail(email, phone));
    }
    BOOST_TEST_MESSAGE("of " << networks * rounds << " guesses from " << networks << " networks "
                             << answers[422] << " were checked, " << answers[429] << " refused, "
                             << answers[503] << " put off");
    BOOST_TEST(answers[422] == 100);
    BOOST_TEST(answers[422] + answers[429] == int{networks * rounds});

    const auto key = "guesses-in-a-row " + email;
    BOOST_TEST(contains(target().gatepost("limit list"), key));
    BOOST_TEST(browser().log_in(email).status == 429);
    target().gatepost("limit clear '" + key + "'");
    BOOST_TEST(lets_in(email));
}

BOOST_AUTO_TEST_SUITE_END()
