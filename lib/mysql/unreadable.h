#pragma once

#include <stdexcept>
#include <type_traits>
#include <vector>

#include "mysql/row.h"

namespace gatepost::mysql {

/// A row holds what this program knows no meaning of. A newer one that shares the database may have
/// written it. Never read as something else.
class Unreadable final : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// Notes, once, that such a row was passed over.
void note_passed_over(const Unreadable& reason);

/// What `read` makes of each row. One that it throws Unreadable for is passed over, so that it
/// takes no other away.
template <class Read>
auto read_all(const ResultSet& rows, Read read) {
    std::vector<std::invoke_result_t<Read, const Row&>> all;
    for (const Row& row : rows) {
        try {
            all.push_back(read(row));
        } catch (const Unreadable& reason) {
            note_passed_over(reason);
        }
    }
    return all;
}

}  // namespace gatepost::mysql
