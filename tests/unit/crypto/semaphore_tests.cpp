#include "crypto/semaphore.h"

#include <atomic>
#include <boost/test/unit_test.hpp>
#include <mutex>
#include <thread>
#include <vector>

using gatepost::crypto::Semaphore;

BOOST_AUTO_TEST_SUITE(semaphore_tests)

BOOST_AUTO_TEST_CASE(no_more_at_once_than_agreed_and_everybody_in_the_end) {
    Semaphore semaphore(2);
    std::atomic<int> inside = 0;
    std::atomic<int> most = 0;
    std::atomic<int> done = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back([&] {
                for (int time = 0; time < 50; ++time) {
                    const std::lock_guard mine(semaphore);
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
    Semaphore semaphore(2);
    const std::lock_guard first(semaphore);
    const std::lock_guard second(semaphore);
}

BOOST_AUTO_TEST_CASE(it_says_who_is_in_and_who_waits) {
    Semaphore semaphore(1);
    semaphore.lock();
    std::jthread other([&] { const std::lock_guard mine(semaphore); });
    while (semaphore.use().waiting == 0)
        std::this_thread::yield();
    BOOST_TEST(semaphore.use().running == 1U);
    BOOST_TEST(semaphore.use().total == 1U);
    semaphore.unlock();
    other.join();
    BOOST_TEST(semaphore.use().running == 0U);
    BOOST_TEST(semaphore.use().waiting == 0U);
    BOOST_TEST(semaphore.use().total == 2U);
}

BOOST_AUTO_TEST_CASE(a_place_is_given_back_at_an_exception_too) {
    Semaphore semaphore(1);
    try {
        const std::lock_guard mine(semaphore);
        throw 1;
    } catch (int) {
    }
    const std::lock_guard next(semaphore);
}

BOOST_AUTO_TEST_SUITE_END()
