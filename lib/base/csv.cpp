#include "base/csv.h"

#include <algorithm>
#include <streambuf>
#include <utility>

namespace gatepost::base {
namespace {

constexpr std::size_t longest_record = 16 * 1024;
constexpr auto end_of_file = std::istream::traits_type::eof();
constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

bool is_line_end(std::istream::int_type c) {
    return c == '\n' || c == '\r' || c == end_of_file;
}

bool has_formula(std::string_view field) {
    return !field.empty() && std::string_view("=+-@\t\r'").find(field.front()) != field.npos;
}

std::string without_guard(std::string field) {
    if (field.starts_with('\'') && has_formula(std::string_view(field).substr(1)))
        field.erase(0, 1);
    return field;
}

std::string in_quotes(std::string_view field) {
    std::string text = "\"";
    for (const char c : field)
        text += c == '"' ? std::string("\"\"") : std::string(1, c);
    return text + '"';
}

std::string to_field(std::string field) {
    if (has_formula(field)) field.insert(0, 1, '\'');
    const bool is_plain = field.find_first_of(",\"\r\n") == field.npos;
    return is_plain ? field : in_quotes(field);
}

}  // namespace

std::istream::int_type CsvReader::peek() {
    return input_.rdbuf()->sgetc();
}

char CsvReader::take(CsvRecord& record) {
    const auto c = static_cast<char>(input_.rdbuf()->sbumpc());
    if (c == '\n') ++line_;
    if (++size_ > longest_record) fail(record, "is longer than 16 KiB");
    return c;
}

/// Leaves out the rest of the record.
void CsvReader::fail(CsvRecord& record, std::string_view problem) {
    if (!record.problem.empty()) return;
    record.problem = problem;
    while (peek() != end_of_file && (in_quotes_ || peek() != '\n'))
        skip();
}

/// A quote inside a field in quotes is two: the second opens again what the first closes.
void CsvReader::skip() {
    const auto c = static_cast<char>(input_.rdbuf()->sbumpc());
    if (c == '\n') ++line_;
    if (c == '"') in_quotes_ = !in_quotes_;
}

void CsvReader::read_quoted(CsvRecord& record) {
    std::string& field = record.fields.back();
    take(record);
    in_quotes_ = true;
    while (record.problem.empty()) {
        if (peek() == end_of_file) return fail(record, "has a quote that nothing closes");
        in_quotes_ = peek() != '"';
        const char c = take(record);
        if (c == '"' && peek() != '"') return;
        in_quotes_ = true;
        if (c == '"') take(record);
        field += c;
    }
}

void CsvReader::read_field(CsvRecord& record) {
    std::string& field = record.fields.emplace_back();
    if (peek() == '"') {
        read_quoted(record);
        if (record.problem.empty() && peek() != ',' && !is_line_end(peek()))
            fail(record, "has text behind a closing quote");
    }
    while (record.problem.empty() && peek() != ',' && !is_line_end(peek())) {
        field += take(record);
        if (field.back() == '"')
            fail(record, "has a quote inside a field without quotes around it");
    }
    field = without_guard(std::move(field));
}

void CsvReader::skip_mark() {
    std::streambuf& buffer = *input_.rdbuf();
    std::size_t count = 0;
    while (count < byte_order_mark.size() &&
           peek() == static_cast<unsigned char>(byte_order_mark[count])) {
        buffer.sbumpc();
        ++count;
    }
    if (count == byte_order_mark.size()) return;
    while (count > 0)
        buffer.sputbackc(byte_order_mark[--count]);
}

std::optional<CsvRecord> CsvReader::next() {
    if (!std::exchange(has_begun_, true)) skip_mark();
    CsvRecord record;
    size_ = 0;
    while (peek() == '\n' || peek() == '\r')
        if (input_.rdbuf()->sbumpc() == '\n') ++line_;
    if (peek() == end_of_file) return std::nullopt;
    record.line = line_;
    in_quotes_ = false;
    read_field(record);
    while (record.problem.empty() && peek() == ',') {
        take(record);
        read_field(record);
    }
    return record;
}

std::string to_csv(const std::vector<std::string>& fields) {
    std::string text;
    for (const std::string& field : fields)
        text += (&field == &fields.front() ? "" : ",") + to_field(field);
    return text + "\r\n";
}

}  // namespace gatepost::base
