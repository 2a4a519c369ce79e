#include "crypto/turns.h"

#include <atomic>
#include <boost/test/unit_test.hpp>
#include <thread>
#include <vector>

using gatepost::crypto::Turns;

BOOST_AUTO_TEST_SUITE(turns_tests)

BOOST_AUTO_TEST_CASE(no_more_at_once_than_agreed_and_everybody_in_the_end) {
    Turns turns(2);
    std::atomic<int> inside = 0;
    std::atomic<int> most = 0;
    std::atomic<int> done = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back([&] {
                for (int turn = 0; turn < 50; ++turn) {
                    const Turns::Turn mine(turns);
                    const int now = ++inside;
                    int before = most;
                    while (before < now && !most.compare_exchange_weak(before, now)) {
                    }
                    std::this_thread::yield();
                    --inside;
                    ++done;
                }
            });
        }
    }
    BOOST_TEST(most <= 2);
    BOOST_TEST(done == 400);
}

BOOST_AUTO_TEST_CASE(as_many_as_agreed_need_not_wait) {
    Turns turns(2);
    const Turns::Turn first(turns);
    const Turns::Turn second(turns);
}

BOOST_AUTO_TEST_CASE(a_turn_ends_with_an_exception_too) {
    Turns turns(1);
    try {
        const Turns::Turn mine(turns);
        throw 1;
    } catch (int) {
    }
    const Turns::Turn next(turns);
}

BOOST_AUTO_TEST_SUITE_END()
