#pragma once

#include <cstddef>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gatepost::base {

struct CsvRecord {
    std::size_t line = 0;  ///< where it begins, from 1 on
    std::vector<std::string> fields;
    std::string problem;  ///< why it cannot be read, in a few words; empty if it can
};

/// Reads CSV (RFC 4180) record by record, whatever ends its lines, with or without a byte order
/// mark; blank lines are none. After a record that cannot be read it goes on in the next line that
/// is not inside quotes: what somebody typed into a field never becomes a record. Takes records of
/// at most 16 KiB.
///
/// An apostrophe before what a spreadsheet would take for a formula (see to_csv) is left out.
class CsvReader {
  public:
    explicit CsvReader(std::istream& input) : input_(input) {}

    /// Nothing at the end.
    std::optional<CsvRecord> next();

  private:
    void skip_mark();
    void read_field(CsvRecord& record);
    void read_quoted(CsvRecord& record);
    void fail(CsvRecord& record, std::string_view problem);
    void skip();
    std::istream::int_type peek();
    char take(CsvRecord& record);

    std::istream& input_;
    bool has_begun_ = false;
    std::size_t line_ = 1;
    std::size_t size_ = 0;  // of the record
    bool in_quotes_ = false;
};

/// One record with its line end. Fields are quoted where they must be. One that begins with a
/// character at which spreadsheets see a formula (= + - @, tab, CR) or with an apostrophe gets an
/// apostrophe in front; CsvReader gives it back as it was.
std::string to_csv(const std::vector<std::string>& fields);

}  // namespace gatepost::base
