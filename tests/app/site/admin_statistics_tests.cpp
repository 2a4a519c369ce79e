#include "admin.h"
#include "text.h"

using namespace gatepost;
using namespace gatepost::tests;
using http::Status;

namespace {

struct Statistics : Administered {
    /// What was noted until now is counted.
    void count() {
        clock.advance(std::chrono::minutes(2));
        store.rows().statistics.count(1000);
    }
    std::string page(const std::string& query = "") {
        return admin.get("/admin/statistics" + query).body;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(admin_statistics_tests, Statistics)

BOOST_AUTO_TEST_CASE(each_day_and_week_is_a_row_and_what_happened_is_a_bar) {
    BOOST_TEST(occurrences(page(), "<rect") == 0U);
    Browser other(worker);
    sign_up(other, "ada@example.org");
    count();
    const auto shown = page();
    // Root confirmed at once, Ada not yet.
    BOOST_TEST(contains(shown, "<td data-label=\"Sign-ups\">2</td>"));
    BOOST_TEST(contains(shown, "<td data-label=\"10 minutes\">1 (50 %)</td>"));
    BOOST_TEST(contains(shown, "<td data-label=\"Never\">1 (50 %)</td>"));
    BOOST_TEST(contains(shown, "<td data-label=\"Median\">1 second</td>"));
    BOOST_TEST(occurrences(shown, "<rect x=") == 2U);  // nobody logged in
    BOOST_TEST(contains(shown, "<rect class=\"within-1\" x=\"0\" y=\"0\" width=\"50\""));
    BOOST_TEST(occurrences(shown, "<td data-label=\"Logins\">") == 28U);
}

BOOST_AUTO_TEST_CASE(the_span_is_one_of_those_to_choose) {
    for (const auto& [query, days] : {std::pair("?days=7", 7U),
                                      {"?days=91", 91U},
                                      {"?days=1", 28U},
                                      {"?days=999999999999", 28U},
                                      {"?days=-7", 28U},
                                      {"?days=7x", 28U},
                                      {"", 28U}}) {
        auto shown = page(query);
        shown.resize(shown.find("<footer"));
        BOOST_TEST(occurrences(shown, "<td data-label=\"Logins\">") == days, query);
        BOOST_TEST(occurrences(shown, "aria-current=\"true\"") == 1U);
    }
}

BOOST_AUTO_TEST_SUITE_END()
