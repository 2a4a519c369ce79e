#include "base/csv.h"

#include <sstream>

#include "fuzz/target.h"

namespace gatepost::fuzz {
namespace {

std::vector<base::CsvRecord> read(const std::string& text) {
    std::istringstream input(text);
    base::CsvReader reader(input);
    std::vector<base::CsvRecord> records;
    while (const auto record = reader.next())
        records.push_back(*record);
    return records;
}

/// A record of one empty field is a blank line, which is none.
bool is_blank(const base::CsvRecord& record) {
    return record.fields.size() == 1 && record.fields.front().empty();
}

}  // namespace

void check(std::string_view input) {
    std::size_t last_line = 0;
    for (const base::CsvRecord& record : read(std::string(input))) {
        require(record.line >= last_line, "lines are counted upwards");
        last_line = record.line;
        require(!record.fields.empty(), "a record has a field");
        const bool has_mark = record.fields.front().starts_with("\xef\xbb\xbf");
        if (!record.problem.empty() || is_blank(record) || has_mark) continue;
        const std::string text = base::to_csv(record.fields);
        if (text.size() > 16 * 1024) continue;
        const auto again = read(text);
        require(again.size() == 1 && again.front().problem.empty(), "what is written can be read");
        require(again.front().fields == record.fields, "what is written is read back");
    }
}

}  // namespace gatepost::fuzz
