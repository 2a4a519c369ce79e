#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "mysql/options.h"
#include "mysql/row.h"

namespace sql {
class Connection;
class PreparedStatement;
}  // namespace sql

namespace gatepost::mysql {

/// What stands for a '?' of a statement. A view must outlive the call.
using Parameter = std::variant<std::uint64_t, std::string_view>;
using Parameters = std::vector<Parameter>;

inline Parameter number(bool flag) {
    return std::uint64_t{flag};
}
/// What names a row.
template <class Id>
requires(std::is_enum_v<Id>) Parameter number(Id id) {
    return static_cast<std::uint64_t>(id);
}
inline Parameter number(std::chrono::seconds time) {
    return static_cast<std::uint64_t>(time.count());
}

/// One connection to the server. It prepares a statement once and keeps it. Any error but a
/// conflict or a constraint closes it for good, because the client library cannot go on after some
/// of them. Belongs to one thread. Throws what throw_failure throws.
class Connection {
  public:
    /// Connects. See `connect` for `patience` and for what is thrown.
    Connection(const ConnectOptions& options, const Server& server, std::chrono::seconds patience);
    ~Connection();

    /// The whole result of a SELECT.
    ResultSet query(std::string_view statement, const Parameters& parameters = {});
    /// Returns how many rows were found to change.
    std::uint64_t execute(std::string_view statement, const Parameters& parameters = {});
    /// For what cannot be prepared. Takes no outside values.
    void run(const std::string& statement);

    bool is_open() const { return native_ != nullptr; }

  private:
    struct Prepared {
        std::unique_ptr<sql::PreparedStatement> native;
        std::vector<bool> is_number{};  // by column; known with the first result
    };

    template <class Call>
    auto guarded(std::string_view statement, Call call);
    Prepared& prepared(std::string_view statement, const Parameters& parameters);
    void close();

    std::unique_ptr<sql::Connection> native_;
    // After the connection: statements go first.
    std::map<std::string, Prepared, std::less<>> statements_;
};

}  // namespace gatepost::mysql
