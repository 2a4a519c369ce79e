#pragma once

#include <cstddef>
#include <istream>
#include <memory>
#include <optional>
#include <stdexcept>
#include <variant>

#include "core/import_record.h"

namespace gatepost::core {

enum class ImportFormat {
    csv,       ///< RFC 4180; its first line names the columns
    jsonl,     ///< a JSON object a line, its members called like the columns
    htpasswd,  ///< ADDRESS:HASH a line, with comments
};

/// A file that cannot be read at all: what is wrong, in words for whom it is from.
class ImportUnusable : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

struct ImportLine {
    std::size_t number;
    std::variant<ImportRecord, ImportProblem> content;
};

/// The accounts of a file, one after the other; holds one at a time. Lines have at most 16 KiB.
class ImportSource {
  public:
    virtual ~ImportSource() = default;
    /// Nothing at the end.
    virtual std::optional<ImportLine> next() = 0;
};

/// `input` must outlive it. Throws ImportUnusable where the first line of a CSV does not name its
/// columns.
std::unique_ptr<ImportSource> open_source(std::istream& input, ImportFormat format);

}  // namespace gatepost::core
