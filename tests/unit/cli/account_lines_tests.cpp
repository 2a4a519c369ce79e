#include "app/cli/account_lines.h"

#include <boost/test/unit_test.hpp>
#include <sstream>

#include "core/import_source.h"

namespace gatepost::app::cli {
namespace {

using core::ImportColumn;

core::ImportRecord sample() {
    core::ImportRecord record;
    record[ImportColumn::email] = "=ann@example.org";
    record[ImportColumn::password_hash] = "$2b$04$aEHgBnnp1KE";
    record[ImportColumn::confirmed] = "true";
    record[ImportColumn::registered_on] = "2020-01-02T03:04:05.000006Z";
    record[ImportColumn::admin] = "false";
    record[ImportColumn::groups] = "editors;staff";
    record[ImportColumn::language] = "de";
    return record;
}

core::ImportRecord read_back(const std::string& text, core::ImportFormat format) {
    std::istringstream input(text);
    const auto source = core::open_source(input, format);
    const auto line = source->next();
    BOOST_REQUIRE(line);
    BOOST_TEST(!source->next().has_value());
    return std::get<core::ImportRecord>(line->content);
}

void check_equal(const core::ImportRecord& a, const core::ImportRecord& b) {
    for (std::size_t i = 0; i < core::import_columns.size(); ++i)
        BOOST_TEST(a[ImportColumn(i)] == b[ImportColumn(i)], core::import_columns[i]);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(account_lines_tests)

BOOST_AUTO_TEST_CASE(a_record_is_read_back_from_either_format) {
    const auto columns = exported_columns(true);
    check_equal(
        read_back(csv_header(columns) + to_csv_line(columns, sample()), core::ImportFormat::csv),
        sample());
    check_equal(read_back(to_json_line(columns, sample()), core::ImportFormat::jsonl), sample());
}

BOOST_AUTO_TEST_CASE(json_has_flags_lists_and_nothing) {
    BOOST_TEST(to_json_line({ImportColumn::confirmed, ImportColumn::groups, ImportColumn::language},
                            sample()) ==
               "{\"confirmed\":true,\"groups\":[\"editors\",\"staff\"],\"language\":\"de\"}\n");
    BOOST_TEST(to_json_line({ImportColumn::confirmed_on, ImportColumn::groups}, {}) ==
               "{\"confirmed_on\":null,\"groups\":[]}\n");
}

BOOST_AUTO_TEST_CASE(hashes_are_there_only_if_asked_for) {
    const auto columns = exported_columns(false);
    const auto text =
        csv_header(columns) + to_csv_line(columns, sample()) + to_json_line(columns, sample());
    BOOST_TEST(text.find("$2b$") == std::string::npos);
    BOOST_TEST(text.find("password_hash") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gatepost::app::cli
