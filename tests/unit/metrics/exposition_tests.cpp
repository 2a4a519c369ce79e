#include "metrics/exposition.h"

#include <boost/test/unit_test.hpp>

using namespace std::chrono_literals;
using gatepost::metrics::Exposition;
using gatepost::metrics::Histogram;

BOOST_AUTO_TEST_SUITE(exposition_tests)

BOOST_AUTO_TEST_CASE(figures_are_written_with_name_help_kind_and_labels) {
    Exposition page;
    page.add_counter("gatepost_things_total", "Things.",
                     {{{{"kind", "a"}}, 2}, {{{"kind", "with \" and \\"}}, 3}});
    page.add_gauge("gatepost_level", "A level.", 1.5);
    const std::string text = page.text();
    BOOST_TEST(text.find("# HELP gatepost_things_total Things.\n"
                         "# TYPE gatepost_things_total counter\n"
                         "gatepost_things_total{kind=\"a\"} 2\n"
                         "gatepost_things_total{kind=\"with \\\" and \\\\\"} 3\n"
                         "# HELP gatepost_level A level.\n"
                         "# TYPE gatepost_level gauge\n"
                         "gatepost_level 1.5\n") == 0U,
               text);
}

BOOST_AUTO_TEST_CASE(a_histogram_counts_each_up_to_its_bound) {
    Histogram histogram;
    histogram.observe(1ms);  // a bound belongs to what is below it
    histogram.observe(2ms);
    histogram.observe(31s);
    Exposition page;
    page.add_histograms("gatepost_took_seconds", "How long.", {{{}, &histogram}});
    const std::string text = page.text();
    for (const char* line :
         {"\ngatepost_took_seconds_count 3\n", "{le=\"0.001\"} 1\n", "{le=\"0.0025\"} 2\n",
          "{le=\"30\"} 2\n", "{le=\"+Inf\"} 3\n", "\ngatepost_took_seconds_sum 31.003"})
        BOOST_TEST(text.find(line) != text.npos, line << " in " << text);
}

BOOST_AUTO_TEST_SUITE_END()
