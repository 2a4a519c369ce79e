#include "base/csv.h"

#include <boost/test/unit_test.hpp>
#include <sstream>

using namespace gatepost::base;
using namespace std::string_literals;

namespace {

using Fields = std::vector<std::string>;

std::vector<CsvRecord> read(const std::string& text) {
    std::istringstream input(text);
    CsvReader reader(input);
    std::vector<CsvRecord> records;
    while (const auto record = reader.next())
        records.push_back(*record);
    return records;
}

/// Of a text that is one record.
Fields fields(const std::string& text) {
    const auto records = read(text);
    BOOST_REQUIRE(records.size() == 1U);
    BOOST_TEST(records.front().problem == "");
    return records.front().fields;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(csv_tests)

BOOST_AUTO_TEST_CASE(reads_fields_with_and_without_quotes) {
    BOOST_TEST((fields("a,b,c") == Fields{"a", "b", "c"}));
    BOOST_TEST((fields("a,,\r\n") == Fields{"a", "", ""}));
    BOOST_TEST((fields("\"a,b\",\"c\"\"d\",\"\"\n") == Fields{"a,b", "c\"d", ""}));
    BOOST_TEST((fields("\"two\r\nlines\",b\n") == Fields{"two\r\nlines", "b"}));
    BOOST_TEST((fields(" a , b ") == Fields{" a ", " b "}));
    BOOST_TEST((fields("\xef\xbb\xbf"
                       "a,b") == Fields{"a", "b"}));
}

BOOST_AUTO_TEST_CASE(counts_lines_and_passes_over_blank_ones) {
    const auto records = read("a\n\r\n\n\"b\nb\"\r\nc");
    BOOST_REQUIRE(records.size() == 3U);
    BOOST_TEST(records[0].line == 1U);
    BOOST_TEST(records[1].line == 4U);
    BOOST_TEST(records[2].line == 6U);
    BOOST_TEST(read("").empty());
    BOOST_TEST(read("\n\n").empty());
}

BOOST_AUTO_TEST_CASE(goes_on_after_a_line_that_cannot_be_read) {
    for (const auto* bad : {"a\"b,c", "\"a\"b,c", "\"a\" ,c"}) {
        const auto records = read(bad + "\nd\n"s);
        BOOST_REQUIRE(records.size() == 2U);
        BOOST_TEST(records[0].problem.find("quote") != std::string::npos, bad);
        BOOST_TEST((records[1].fields == Fields{"d"}));
        BOOST_TEST(records[1].line == 2U);
    }
    BOOST_TEST(read("\"a\nb").at(0).problem == "has a quote that nothing closes");
}

BOOST_AUTO_TEST_CASE(a_record_has_at_most_16_kib) {
    BOOST_TEST(fields(std::string(16 * 1024, 'x')).at(0).size() == 16U * 1024);
    const auto records = read("\"" + std::string(100'000, 'x') + "\nb\"\nc");
    BOOST_REQUIRE(records.size() >= 2U);
    BOOST_TEST(records[0].problem == "is longer than 16 KiB");
    BOOST_TEST((records.back().fields == Fields{"c"}));
}

BOOST_AUTO_TEST_CASE(what_is_written_is_read_back) {
    const Fields hard{"",    "a",   "a,b", "\"",  "a\r\nb", "=1+1", "+1", "-1",  "@x",
                      "\tx", "\rx", "'",   "'=x", "''x",    " x ",  "ö",  "a'b", "a=b"};
    BOOST_TEST((fields(to_csv(hard)) == hard));
    BOOST_TEST(to_csv({"a", "b c"}) == "a,b c\r\n");
}

// OWASP, CSV injection.
BOOST_AUTO_TEST_CASE(a_spreadsheet_sees_no_formula) {
    for (const char first : "=+-@\t\r"s) {
        const std::string text = to_csv({first + "1"s});
        BOOST_TEST((text.starts_with('\'') || text.starts_with("\"'")), text);
    }
}

BOOST_AUTO_TEST_CASE(what_is_typed_into_a_field_never_becomes_a_record) {
    std::istringstream input("a@x,\"" + std::string(20'000, 'n') +
                             "\nevil@x,\"\"\nevil2@x,\",z\nb@x,c\n");
    CsvReader reader(input);
    const auto first = reader.next().value();
    BOOST_TEST(first.problem == "is longer than 16 KiB");
    const auto second = reader.next().value();
    BOOST_TEST(second.problem == "");
    BOOST_TEST(second.fields.at(0) == "b@x");
    BOOST_TEST(second.line == 4U);
    BOOST_TEST(!reader.next().has_value());
}

BOOST_AUTO_TEST_SUITE_END()
