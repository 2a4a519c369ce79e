#include "core/import_source.h"

#include <algorithm>
#include <limits>
#include <vector>

#include "base/ascii.h"
#include "base/csv.h"
#include "base/json.h"

namespace gatepost::core {
namespace {

constexpr std::size_t longest_line = 16 * 1024;
constexpr std::size_t most_brackets = 100;  // JSON that is nested deeply is no account

std::string all_columns() {
    std::string names;
    for (const std::string_view name : import_columns)
        names += (names.empty() ? "" : ", ") + std::string(name);
    return names;
}

std::optional<ImportColumn> column_of(std::string_view name) {
    const auto* const place = std::ranges::find(import_columns, name);
    if (place == import_columns.end()) return std::nullopt;
    return ImportColumn(place - import_columns.begin());
}

/// The columns that a first line names. A name that nobody knows may be a slip for one that counts.
std::vector<ImportColumn> read_header(const std::optional<base::CsvRecord>& header) {
    if (!header) throw ImportUnusable("the file is empty");
    if (!header->problem.empty()) throw ImportUnusable("its first line " + header->problem);
    std::vector<ImportColumn> columns;
    for (const std::string& field : header->fields) {
        const auto column = column_of(base::trim(field));
        if (!column || std::ranges::find(columns, *column) != columns.end()) {
            throw ImportUnusable("its first line must name the columns, each once, out of: " +
                                 all_columns());
        }
        columns.push_back(*column);
    }
    if (std::ranges::find(columns, ImportColumn::email) == columns.end())
        throw ImportUnusable("its first line names no column \"email\"");
    return columns;
}

class CsvSource final : public ImportSource {
  public:
    explicit CsvSource(std::istream& input)
        : reader_(input), columns_(read_header(reader_.next())) {}

    std::optional<ImportLine> next() override {
        const auto read = reader_.next();
        if (!read) return std::nullopt;
        if (!read->problem.empty())
            return ImportLine{read->line, ImportProblem{"the line " + read->problem}};
        if (read->fields.size() != columns_.size()) {
            return ImportLine{
                read->line,
                ImportProblem{"has " + std::to_string(read->fields.size()) +
                              " fields; the first line has " + std::to_string(columns_.size())}};
        }
        ImportRecord record;
        for (std::size_t i = 0; i < columns_.size(); ++i)
            record[columns_[i]] = read->fields[i];
        return ImportLine{read->line, std::move(record)};
    }

  private:
    base::CsvReader reader_;
    std::vector<ImportColumn> columns_;
};

/// Lines that are not empty, and of which no more is kept than tells that they are too long.
class LineSource : public ImportSource {
  public:
    explicit LineSource(std::istream& input) : input_(input) {}

    std::optional<ImportLine> next() final {
        std::string line;
        while (take(line)) {
            if (line.size() > longest_line)
                return ImportLine{number_, ImportProblem{"the line is longer than 16 KiB"}};
            if (!base::trim(line).empty() && !is_comment(line))
                return ImportLine{number_, read(line)};
        }
        return std::nullopt;
    }

  protected:
    virtual bool is_comment(std::string_view) const { return false; }
    virtual std::variant<ImportRecord, ImportProblem> read(std::string_view line) const = 0;

  private:
    bool take(std::string& line) {
        constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
        line.assign(longest_line + 2, '\0');
        input_.getline(line.data(), static_cast<std::streamsize>(line.size()));
        const auto count = static_cast<std::size_t>(input_.gcount());
        if (count == 0 || input_.bad()) return false;
        const bool is_ended = input_.good();
        line.resize(is_ended ? count - 1 : count);
        if (!is_ended && !input_.eof()) {
            input_.clear();
            input_.ignore(std::numeric_limits<std::streamsize>::max(), '\n');
        }
        if (line.ends_with('\r')) line.pop_back();
        if (++number_ == 1 && line.starts_with(byte_order_mark))
            line.erase(0, byte_order_mark.size());
        return true;
    }

    std::istream& input_;
    std::size_t number_ = 0;
};

/// A member as it would stand in a CSV: groups may be a list, flags true and false, or 1 and 0.
std::string to_text(const base::Json& value) {
    const std::string dumped = value.dump();
    if (dumped == "null") return "";
    if (dumped == "true" || dumped == "false" || base::is_digit(dumped.front())) return dumped;
    if (!dumped.starts_with('[')) return value.text();
    std::string texts;
    for (const base::Json& one : value.array())
        texts += (texts.empty() ? "" : ";") + one.text();
    return texts;
}

class JsonSource final : public LineSource {
  public:
    using LineSource::LineSource;

  private:
    std::variant<ImportRecord, ImportProblem> read(std::string_view line) const override try {
        const auto brackets = std::ranges::count(line, '[') + std::ranges::count(line, '{');
        if (static_cast<std::size_t>(brackets) > most_brackets)
            return ImportProblem{"not the JSON of an account"};
        const auto json = base::Json::parse(line);
        ImportRecord record;
        for (const std::string& name : json.names()) {
            const auto column = column_of(name);
            if (!column) return ImportProblem{"has a member that is none of: " + all_columns()};
            record[*column] = to_text(json.at(name));
        }
        return record;
    } catch (const base::JsonError&) {
        return ImportProblem{"not a JSON object of texts, flags and a list of groups"};
    }
};

class HtpasswdSource final : public LineSource {
  public:
    using LineSource::LineSource;

  private:
    bool is_comment(std::string_view line) const override { return line.starts_with('#'); }
    std::variant<ImportRecord, ImportProblem> read(std::string_view line) const override {
        const auto colon = line.find(':');
        if (colon == line.npos) return ImportProblem{"not ADDRESS:HASH"};
        ImportRecord record;
        record[ImportColumn::email] = line.substr(0, colon);
        record[ImportColumn::password_hash] = line.substr(colon + 1);
        return record;
    }
};

}  // namespace

std::unique_ptr<ImportSource> open_source(std::istream& input, ImportFormat format) {
    switch (format) {
        case ImportFormat::csv:
            return std::make_unique<CsvSource>(input);
        case ImportFormat::jsonl:
            return std::make_unique<JsonSource>(input);
        case ImportFormat::htpasswd:
            return std::make_unique<HtpasswdSource>(input);
    }
    __builtin_unreachable();
}

}  // namespace gatepost::core
