#pragma once

#include <string>
#include <vector>

#include "core/import_record.h"

namespace gatepost::app::cli {

/// What an export says of each account: not `name`, which no account has yet, and hashes only if
/// asked for.
std::vector<core::ImportColumn> exported_columns(bool with_hashes);

// Lines with their ends, as core::open_source reads them.
std::string csv_header(const std::vector<core::ImportColumn>& columns);
std::string to_csv_line(const std::vector<core::ImportColumn>& columns,
                        const core::ImportRecord& record);
std::string to_json_line(const std::vector<core::ImportColumn>& columns,
                         const core::ImportRecord& record);

}  // namespace gatepost::app::cli
