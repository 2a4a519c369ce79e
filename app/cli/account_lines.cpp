#include "app/cli/account_lines.h"

#include "base/csv.h"
#include "base/json.h"
#include "base/split.h"

namespace gatepost::app::cli {
namespace {

using core::ImportColumn;

std::string column_name(ImportColumn column) {
    return std::string(core::import_columns[static_cast<std::size_t>(column)]);
}

base::Json json_of(ImportColumn column, const std::string& text) {
    if (column == ImportColumn::groups) {
        base::Json::Array groups;
        for (const auto group : base::split(text, ';'))
            if (!group.empty()) groups.push_back(group);
        return groups;
    }
    if (text.empty()) return nullptr;
    if (text == "true" || text == "false") return text == "true";
    return text;
}

}  // namespace

std::vector<ImportColumn> exported_columns(bool with_hashes) {
    std::vector<ImportColumn> columns;
    for (std::size_t i = 0; i < core::import_columns.size(); ++i) {
        const ImportColumn column{static_cast<int>(i)};
        if (column == ImportColumn::password_hash && !with_hashes) continue;
        columns.push_back(column);
    }
    return columns;
}

std::string csv_header(const std::vector<ImportColumn>& columns) {
    std::vector<std::string> names;
    for (const ImportColumn column : columns)
        names.push_back(column_name(column));
    return base::to_csv(names);
}

std::string to_csv_line(const std::vector<ImportColumn>& columns,
                        const core::ImportRecord& record) {
    std::vector<std::string> fields;
    for (const ImportColumn column : columns)
        fields.push_back(record[column]);
    return base::to_csv(fields);
}

std::string to_json_line(const std::vector<ImportColumn>& columns,
                         const core::ImportRecord& record) {
    base::Json json(std::initializer_list<base::Json::Member>{});
    for (const ImportColumn column : columns)
        json.add(column_name(column), json_of(column, record[column]));
    return json.dump() + '\n';
}

}  // namespace gatepost::app::cli
