// Nobody can tell from an answer, or from the time that it takes, whether an address has an
// account.
//
// The times are compared only if GATEPOST_TIMING_SAMPLES says how many to take (200, on a quiet
// machine): as a ratio of medians, interleaved in random order. A round that is off is repeated; a
// real difference is off in every round.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <random>

#include "essence.h"
#include "people.h"

using namespace gatepost::tests;

namespace {

constexpr const char* known = "owner@alike.example";
constexpr const char* unknown = "other@alike.example";

using Ask = std::function<Answer(const std::string& email)>;

double microseconds_of(const Ask& ask, const std::string& email) {
    const auto start = std::chrono::steady_clock::now();
    ask(email);
    return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start)
        .count();
}

double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

int samples() {
    const char* wanted = std::getenv("GATEPOST_TIMING_SAMPLES");
    return wanted != nullptr ? std::atoi(wanted) : 0;
}

/// `prepare` makes what asks once: what it does is not timed. It has to get the form again each
/// time, since the same form posted twice is answered without any work.
double ratio_of_medians(const std::function<Ask(const std::string&)>& prepare) {
    static std::mt19937 order(20261124);
    std::vector<double> times[2];
    for (int pair = 0; pair < samples(); ++pair) {
        const bool known_first = order() % 2 == 0;
        for (const bool is_known : {known_first, !known_first}) {
            const char* email = is_known ? known : unknown;
            const Ask ask = prepare(email);
            times[is_known ? 1 : 0].push_back(microseconds_of(ask, email));
        }
    }
    return median(times[1]) / median(times[0]);
}

/// Answers and times of one way to ask.
void check_alike(const std::string& name, const std::function<Ask(const std::string&)>& prepare) {
    const auto of_known = essence(prepare(known)(known), known);
    const auto of_unknown = essence(prepare(unknown)(unknown), unknown);
    BOOST_CHECK_EQUAL(of_known, of_unknown);
    if (samples() == 0) return;
    constexpr double tolerance = 0.05;
    std::string seen;
    bool alike = false;
    for (int round = 0; round < 5 && !alike; ++round) {
        const double ratio = ratio_of_medians(prepare);
        seen += " " + std::to_string(ratio);
        alike = ratio > 1 - tolerance && ratio < 1 + tolerance;
    }
    BOOST_TEST_MESSAGE(name << ", " << samples() << " samples, known to unknown:" << seen);
    BOOST_TEST(alike, name << " tells known addresses from unknown ones:" << seen);
}

struct Strangers {
    Stack& stack = shared_stack();
    Strangers() {
        static const bool opened = (open_account(stack, known), true);
        BOOST_TEST(opened);
    }

    Client visitor() { return Client(stack.site()); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(known_unknown_tests, Strangers)

BOOST_AUTO_TEST_CASE(a_login_that_fails) {
    const auto client = std::make_shared<Client>(visitor());
    check_alike("login", [&](const std::string&) -> Ask {
        client->get("/login");
        return [client](const std::string& email) {
            return client->post("/login", {{"email", email}, {"password", "a wrong password"}});
        };
    });
}

BOOST_AUTO_TEST_CASE(a_forgotten_password) {
    const auto client = std::make_shared<Client>(visitor());
    check_alike("forgot", [&](const std::string&) -> Ask {
        client->get("/forgot");
        return [client](const std::string& email) {
            return client->post("/forgot", {{"email", email}});
        };
    });
}

BOOST_AUTO_TEST_CASE(a_sign_up_and_a_resend) {
    // The sign-ups of one address may not pile up more than those of the other.
    check_alike("register", [&](const std::string&) -> Ask {
        const auto client = std::make_shared<Client>(visitor());
        client->get("/register");
        return [client](const std::string& email) {
            return client->post(
                "/register",
                {{"email", email}, {"password", "a new password"}, {"confirm", "a new password"}});
        };
    });
    std::map<std::string, std::shared_ptr<Client>> pending;
    for (const char* email : {known, unknown}) {
        pending[email] = std::make_shared<Client>(visitor());
        pending[email]->sign_up(email, "another horse");
    }
    check_alike("resend", [&](const std::string& email) -> Ask {
        const auto client = pending[email];
        client->get("/unconfirmed");
        return [client](const std::string&) { return client->post("/resend", {}); };
    });
}

BOOST_AUTO_TEST_SUITE_END()
