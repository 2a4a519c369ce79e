#include "fcgi/work_queue.h"

#include <boost/test/unit_test.hpp>
#include <memory>
#include <thread>

BOOST_AUTO_TEST_SUITE(work_queue_tests)

using gatepost::fcgi::WorkQueue;

namespace {

bool push(WorkQueue<int>& queue, int work) {
    return queue.try_push(work);
}

}  // namespace

BOOST_AUTO_TEST_CASE(first_come_first_served) {
    WorkQueue<int> queue(3);
    for (int work = 1; work <= 3; ++work)
        BOOST_TEST(push(queue, work));
    for (int work = 1; work <= 3; ++work)
        BOOST_TEST(queue.pop().value() == work);
}

BOOST_AUTO_TEST_CASE(a_full_queue_leaves_the_work_alone) {
    WorkQueue<std::unique_ptr<int>> queue(1);
    auto first = std::make_unique<int>(1);
    auto second = std::make_unique<int>(2);
    BOOST_TEST(queue.try_push(first));
    BOOST_TEST(!first);
    BOOST_TEST(!queue.try_push(second));
    BOOST_TEST(*second == 2);
}

BOOST_AUTO_TEST_CASE(a_closed_queue_hands_out_what_waits_and_takes_no_more) {
    WorkQueue<int> queue(3);
    push(queue, 1);
    queue.close();
    BOOST_TEST(!push(queue, 2));
    BOOST_TEST(queue.pop().value() == 1);
    BOOST_TEST(!queue.pop());
}

BOOST_AUTO_TEST_CASE(closing_wakes_all_who_wait) {
    WorkQueue<int> queue(1);
    std::jthread waiting([&] { BOOST_TEST(!queue.pop()); });
    queue.close();
}

BOOST_AUTO_TEST_CASE(work_wakes_one_who_waits) {
    WorkQueue<int> queue(1);
    std::jthread waiting([&] { BOOST_TEST(queue.pop().value() == 7); });
    push(queue, 7);
}

BOOST_AUTO_TEST_SUITE_END()
