#include "mysql/errors.h"

#include <fmt/format.h>

namespace gatepost::mysql {

Failure classify(int code) {
    switch (code) {
        case 1205:  // lock wait timeout
        case 1213:  // deadlock
            return Failure::conflict;
        case 1062:  // duplicate key
        case 1451:  // a row is referred to
        case 1452:  // a reference to no row
            return Failure::constraint;
        case 1053:  // server shutdown in progress
        case 1927:  // connection was killed
        case 2006:  // server has gone away
        case 2013:  // lost connection during query
        case 2055:  // the same, with the system's error
            return Failure::lost;
        case 0:     // the client library itself
        case 1021:  // disk full
        case 1037:  // out of memory
        case 1038:  // out of sort memory
        case 1040:  // too many connections
        case 1041:  // out of resources
        case 1044:  // access denied to the database
        case 1045:  // access denied
        case 1047:  // cluster node not ready
        case 1049:  // no such database
        case 1129:  // host is blocked
        case 1180:  // error during COMMIT
        case 1203:  // user has too many connections
        case 1226:  // user passed a resource limit
        case 1290:  // server runs read-only
        case 1317:  // query was interrupted
        case 1698:  // access denied without a password
        case 1969:  // statement took too long
        case 2002:  // cannot connect through the socket
        case 2003:  // cannot connect through TCP
        case 2005:  // unknown host
        case 2026:  // TLS
            return Failure::unavailable;
        default:
            return Failure::defect;
    }
}

void throw_failure(int code, const std::string& server_message, std::string_view statement) {
    const std::string what = fmt::format("database error {} in: {}", code, statement);
    switch (classify(code)) {
        case Failure::conflict:
            throw Conflict(what, code, server_message);
        case Failure::constraint:
            throw ConstraintViolation(what, code, server_message);
        case Failure::lost:
            throw ConnectionLost(what);
        case Failure::unavailable:
            throw core::StoreUnavailable(what);
        case Failure::defect:
            throw DatabaseError(what, code, server_message);
    }
    __builtin_unreachable();
}

}  // namespace gatepost::mysql
