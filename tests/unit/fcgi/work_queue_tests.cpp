#include "fcgi/work_queue.h"

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <memory>
#include <thread>

BOOST_AUTO_TEST_SUITE(work_queue_tests)

using gatepost::fcgi::Claim;
using gatepost::fcgi::WorkQueue;
using namespace std::chrono_literals;

namespace {

bool push(WorkQueue<int>& queue, int work, const Claim& claim = {}) {
    return queue.try_push(work, claim);
}

const Claim known{.shares = {}, .goes_first = true};

}  // namespace

BOOST_AUTO_TEST_CASE(first_come_first_served) {
    WorkQueue<int> queue({3});
    for (int work = 1; work <= 3; ++work)
        BOOST_TEST(push(queue, work));
    for (int work = 1; work <= 3; ++work)
        BOOST_TEST(queue.pop().value() == work);
}

BOOST_AUTO_TEST_CASE(a_full_queue_leaves_the_work_alone) {
    WorkQueue<std::unique_ptr<int>> queue({1});
    auto first = std::make_unique<int>(1);
    auto second = std::make_unique<int>(2);
    BOOST_TEST(queue.try_push(first));
    BOOST_TEST(!first);
    BOOST_TEST(!queue.try_push(second));
    BOOST_TEST(*second == 2);
}

BOOST_AUTO_TEST_CASE(a_closed_queue_hands_out_what_waits_and_takes_no_more) {
    WorkQueue<int> queue({3});
    push(queue, 1);
    queue.close();
    BOOST_TEST(!push(queue, 2));
    BOOST_TEST(queue.pop().value() == 1);
    BOOST_TEST(!queue.pop());
}

BOOST_AUTO_TEST_CASE(closing_wakes_all_who_wait) {
    WorkQueue<int> queue({1});
    std::jthread waiting([&] { BOOST_TEST(!queue.pop()); });
    queue.close();
}

BOOST_AUTO_TEST_CASE(work_wakes_one_who_waits) {
    WorkQueue<int> queue({1});
    std::jthread waiting([&] { BOOST_TEST(queue.pop().value() == 7); });
    push(queue, 7);
}

BOOST_AUTO_TEST_CASE(those_who_are_known_go_first_however_many_wait) {
    WorkQueue<int> queue({2});
    push(queue, 1);
    push(queue, 2);
    BOOST_TEST(!push(queue, 3));
    BOOST_TEST(push(queue, 4, known));
    BOOST_TEST(push(queue, 5, known));
    BOOST_TEST(!push(queue, 6, known));
    for (const int work : {4, 5, 1, 2})
        BOOST_TEST(queue.pop().value() == work);
}

BOOST_AUTO_TEST_CASE(but_those_who_are_not_come_to_their_turn) {
    WorkQueue<int> queue({8});
    push(queue, 1);
    push(queue, 2);
    for (const int work : {11, 12, 13, 14, 15})
        push(queue, work, known);
    for (const int work : {11, 12, 13, 1, 14, 15, 2})
        BOOST_TEST(queue.pop().value() == work);
}

BOOST_AUTO_TEST_CASE(nobody_has_more_places_than_their_share) {
    WorkQueue<int> queue({9});
    const Claim network{.shares = {{"192.0.2.1", 2}}};
    const Claim device{.shares = {{"192.0.2.1", 2}, {"account 7", 1}}, .goes_first = true};
    BOOST_TEST(push(queue, 1, device));
    BOOST_TEST(!push(queue, 2, device));
    BOOST_TEST(push(queue, 3, network));
    BOOST_TEST(!push(queue, 4, network));
    BOOST_TEST(push(queue, 5, {.shares = {{"192.0.2.2", 2}}}));

    queue.pop();
    BOOST_TEST(push(queue, 6, device));
    BOOST_TEST(!push(queue, 7, network));
}

BOOST_AUTO_TEST_CASE(who_would_wait_too_long_is_refused_at_once) {
    WorkQueue<int> queue({.capacity = 9, .threads = 2, .patience = 1s});
    for (int i = 0; i < 100; ++i)
        queue.note_time(900ms);
    BOOST_TEST(push(queue, 1));
    BOOST_TEST(push(queue, 2));
    BOOST_TEST(push(queue, 3));
    BOOST_TEST(!push(queue, 4));
    BOOST_TEST(push(queue, 5, known));

    for (int i = 0; i < 100; ++i)
        queue.note_time(1ms);
    BOOST_TEST(push(queue, 6));
}

BOOST_AUTO_TEST_SUITE_END()
