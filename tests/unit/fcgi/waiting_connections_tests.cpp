#include "fcgi/waiting_connections.h"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(waiting_connections_tests)

using gatepost::fcgi::WaitingConnections;
using std::chrono::seconds;

namespace {

using Numbers = std::vector<int>;

WaitingConnections::Time at(int second) {
    return WaitingConnections::Time(seconds(second));
}

}  // namespace

BOOST_AUTO_TEST_CASE(nothing_waits_at_first) {
    WaitingConnections waiting;
    BOOST_TEST(!waiting.has_fresh());
    BOOST_TEST(!waiting.longest_kept());
    BOOST_TEST(waiting.all().empty());
    BOOST_TEST(!waiting.is_waiting({5, 0}));
}

BOOST_AUTO_TEST_CASE(fresh_connections_by_age) {
    WaitingConnections waiting;
    waiting.add_fresh(4, at(10));
    waiting.add_fresh(9, at(11));
    waiting.add_kept(6, at(1));
    BOOST_TEST(waiting.has_fresh());
    BOOST_TEST(waiting.fresh_since(at(9)) == Numbers{}, boost::test_tools::per_element());
    BOOST_TEST(waiting.fresh_since(at(10)) == Numbers{4}, boost::test_tools::per_element());
    BOOST_TEST(waiting.fresh_since(at(11)) == (Numbers{4, 9}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_was_removed_waits_no_more) {
    WaitingConnections waiting;
    const auto wait = waiting.add_fresh(4, at(1));
    BOOST_TEST(waiting.is_waiting(wait));
    waiting.remove(4);
    BOOST_TEST(!waiting.is_waiting(wait));
    BOOST_TEST(!waiting.has_fresh());
    BOOST_TEST(waiting.fresh_since(at(9)).empty());
    waiting.add_kept(4, at(2));
    BOOST_TEST(!waiting.has_fresh());
    BOOST_TEST(waiting.longest_kept().value() == 4);
}

BOOST_AUTO_TEST_CASE(a_later_wait_with_the_same_number_is_another_one) {
    WaitingConnections waiting;
    const auto first = waiting.add_fresh(4, at(1));
    waiting.remove(4);
    const auto second = waiting.add_fresh(4, at(1));
    BOOST_TEST(!waiting.is_waiting(first));
    BOOST_TEST(waiting.is_waiting(second));
}

BOOST_AUTO_TEST_CASE(the_one_kept_longest) {
    WaitingConnections waiting;
    waiting.add_fresh(1, at(0));
    waiting.add_kept(5, at(3));
    waiting.add_kept(2, at(4));
    waiting.add_kept(8, at(2));
    BOOST_TEST(waiting.longest_kept().value() == 8);
    waiting.remove(8);
    BOOST_TEST(waiting.longest_kept().value() == 5);
    BOOST_TEST(waiting.all() == (Numbers{1, 2, 5}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
