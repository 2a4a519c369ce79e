#include "mysql/errors.h"

#include <fmt/format.h>

namespace gatepost::mysql {

namespace {

/// What says nothing about the statement: its time may come when somebody has seen to the server.
bool is_trouble_of_the_server(int code) {
    switch (code) {
        case 0:     // the client library itself
        case 3:     // writing a file failed, say on a full disk
        case 28:    // no space left on the device
        case 1015:  // a file cannot be locked
        case 1016:  // or opened
        case 1021:  // disk full
        case 1023:  // or closed
        case 1024:  // or read
        case 1026:  // or written
        case 1030:  // the storage engine failed, say on a full disk
        case 1036:  // table is read-only
        case 1037:  // out of memory
        case 1038:  // out of sort memory
        case 1040:  // too many connections
        case 1041:  // out of resources
        case 1042:  // the client's host has no name
        case 1043:  // bad handshake
        case 1044:  // access denied to the database
        case 1045:  // access denied
        case 1049:  // no such database
        case 1114:  // table full
        case 1129:  // host is blocked
        case 1130:  // host may not connect
        case 1135:  // no new thread
        case 1142:  // no right to do that to the table
        case 1143:  // or to the column
        case 1180:  // error during COMMIT
        case 1181:  // error during ROLLBACK
        case 1197:  // transaction too large for the binary log's cache
        case 1203:  // user has too many connections
        case 1206:  // no room for more locks
        case 1223:  // a read lock is held, say for a backup
        case 1226:  // user passed a resource limit
        case 1227:  // no right to do that at all
        case 1305:  // no such procedure
        case 1317:  // query was interrupted
        case 1370:  // no right to call a procedure
        case 1449:  // the user with whose rights it runs is gone
        case 1534:  // the binary log cannot be written
        case 1598:  // or not in the way that is asked for
        case 1637:  // too many transactions at once
        case 1698:  // access denied without a password
        case 1792:  // transaction is read-only
        case 1878:  // writing a temporary file failed
        case 1969:  // statement took too long
        case 2001:  // no socket to be had
        case 2002:  // cannot connect through the socket
        case 2003:  // cannot connect through TCP
        case 2005:  // unknown host
        case 2008:  // client is out of memory
        case 2012:  // handshake failed
        case 3024:  // statement took too long (MySQL)
            return true;
        default:
            return false;
    }
}

}  // namespace

Failure classify(int code) {
    switch (code) {
        case 1020:  // the row has changed since it was read (innodb_snapshot_isolation)
        case 1205:  // lock wait timeout
        case 1213:  // deadlock; on a Galera node also at COMMIT
            return Failure::conflict;
        case 1062:  // duplicate key
        case 1451:  // a row is referred to
        case 1452:  // a reference to no row
            return Failure::constraint;
        case 1047:  // cluster node not ready
            return Failure::not_ready;
        case 1290:  // server runs read-only
        case 1836:  // server is in read-only mode
        case 1874:  // InnoDB is in read-only mode
            return Failure::refused;
        case 1053:  // server shutdown in progress
        case 1079:  // server shutdown complete
        case 1080:  // the server closes the connection
        case 1152:  // the connection was aborted
        case 1158:  // reading from the network failed
        case 1159:  // and took too long
        case 1160:  // writing to the network failed
        case 1161:  // and took too long
        case 1184:  // a new connection was aborted
        case 1927:  // connection was killed
        case 2006:  // server has gone away
        case 2013:  // lost connection during query
        case 2026:  // TLS
        case 2027:  // the end of a packet is missing
        case 2055:  // lost connection, with the system's error
        case 3169:  // connection was killed (MySQL)
        case 4031:  // closed for being idle (MySQL)
            return Failure::lost;
        default:
            return is_trouble_of_the_server(code) ? Failure::unavailable : Failure::defect;
    }
}

// "Duplicate entry 'ann@example.org' for key 'accounts_confirmed_key'", in English, as every
// connection asks for (driver.cpp). The entry is somebody's choice and may hold quotes.
bool ConstraintViolation::is_duplicate_of(std::string_view key) const {
    constexpr int duplicate_key = 1062;
    return code() == duplicate_key && server_message().ends_with(fmt::format(" for key '{}'", key));
}

std::string_view advice_for(int code) {
    switch (code) {
        case 1044:
        case 1142:
        case 1143:
        case 1305:
        case 1370:
        case 1449:
            return "; what the program's user may do is set right by: gatepost db migrate";
        default:
            return {};
    }
}

void throw_failure(int code, const std::string& server_message, std::string_view statement) {
    const std::string what =
        fmt::format("database error {} in: {}{}", code, statement, advice_for(code));
    switch (classify(code)) {
        case Failure::conflict:
            throw Conflict(what, code, server_message);
        case Failure::constraint:
            throw ConstraintViolation(what, code, server_message);
        case Failure::lost:
            throw ConnectionLost(what);
        case Failure::refused:
            throw Refused(what);
        case Failure::not_ready:
            throw NotReady(what);
        case Failure::unavailable:
            throw core::StoreUnavailable(what);
        case Failure::defect:
            throw DatabaseError(what, code, server_message);
    }
    __builtin_unreachable();
}

}  // namespace gatepost::mysql
