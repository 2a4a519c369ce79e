#include "crypto/system_random.h"

#include <boost/test/unit_test.hpp>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

using gatepost::crypto::SystemRandom;

BOOST_AUTO_TEST_SUITE(system_random_tests)

BOOST_AUTO_TEST_CASE(fills_what_it_is_asked_for) {
    SystemRandom random;
    BOOST_TEST(random.bytes(0).empty());
    for (const std::size_t count : {1U, 16U, 32U, 1000U}) {
        BOOST_TEST(random.bytes(count).size() == count);
    }
}

BOOST_AUTO_TEST_CASE(does_not_repeat_itself) {
    SystemRandom random;
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i)
        seen.insert(random.bytes(16));
    BOOST_TEST(seen.size() == 1000U);
}

BOOST_AUTO_TEST_CASE(threads_do_not_get_the_same_bytes) {
    SystemRandom random;
    std::set<std::string> seen;
    std::mutex mutex;
    const auto draw = [&] {
        for (int i = 0; i < 100; ++i) {
            const std::string bytes = random.bytes(16);
            const std::lock_guard lock(mutex);
            seen.insert(bytes);
        }
    };
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back(draw);
    threads.clear();
    BOOST_TEST(seen.size() == 400U);
}

BOOST_AUTO_TEST_CASE(gives_every_byte_value) {
    SystemRandom random;
    const std::string bytes = random.bytes(16384);
    BOOST_TEST(std::set<char>(bytes.begin(), bytes.end()).size() == 256U);
}

BOOST_AUTO_TEST_SUITE_END()
