#include "app/process/journal.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>

using namespace gatepost;

BOOST_AUTO_TEST_SUITE(journal_tests)

BOOST_AUTO_TEST_CASE(each_fact_is_a_field_and_what_is_not_there_is_none) {
    const core::Event event{core::EventKind::group_joined,
                            {},
                            {"192.0.2.7", "Firefox", "a1b2"},
                            {"before", "editors"},
                            core::EventId{3},
                            core::AccountId{1},
                            core::AccountId{17}};
    const std::vector<std::string> expected{"MESSAGE=group_joined: account 17, by account 1",
                                            "PRIORITY=5",
                                            "SYSLOG_IDENTIFIER=gatepost",
                                            "GATEPOST_EVENT=group_joined",
                                            "GATEPOST_ACCOUNT=17",
                                            "GATEPOST_ACTOR=1",
                                            "GATEPOST_BEFORE=before",
                                            "GATEPOST_AFTER=editors",
                                            "GATEPOST_ADDRESS=192.0.2.7",
                                            "GATEPOST_USER_AGENT=Firefox",
                                            "GATEPOST_REQUEST=a1b2"};
    BOOST_TEST(app::journal_fields(event) == expected, boost::test_tools::per_element());
    const auto moved = app::journal_fields(
        {core::EventKind::address_changed, {}, {}, {"ann@example.org", "ann@example.net"}});
    for (const std::string& field : moved)
        BOOST_TEST(field.find("example") == field.npos, field);
    const auto by_hand = app::journal_fields(
        {core::EventKind::limit_cleared, {}, {"", "gatepost on the command line, by root"}});
    BOOST_TEST(by_hand.front() ==
               "MESSAGE=limit_cleared: account -, by gatepost on the command line, by root");
    BOOST_TEST(std::none_of(by_hand.begin(), by_hand.end(), [](const std::string& field) {
        return field.starts_with("GATEPOST_ACCOUNT") || field.ends_with('=');
    }));
    BOOST_CHECK_NO_THROW(app::tell_journal(event));
}

BOOST_AUTO_TEST_SUITE_END()
