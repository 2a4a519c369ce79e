#include "hostile_requests.h"

namespace gatepost::tests {
namespace {

/// Lines about who it is, which nobody but the gate may write.
const std::string identities[] = {
    "Remote-User: 1",
    "remote-user: 1",
    "REMOTE-USER: 1",
    "Remote_User: 1",
    "Remote.User: 1",
    "Remote-User:\t1",
    "Remote-User: 1\r\nRemote-User: 2",
    "Remote-User: 1\nRemote-Groups: staff",
    "Remote-User",
    "Remote-User:",
    "Remote-Us\xc3\xa9r: 1",
    "Remote-User: gate.admin@example.org",
    "Remote-Id: 1",
    "remote_id: 1\r\nREMOTE-ID: 1",
    "Remote-Email: gate.admin@example.org",
    "REMOTE_EMAIL: gate.admin@example.org",
    "Remote-Name: Ada",
    "remote-name: Ada\r\nREMOTE-NAME: Ada",
    "Remote-Groups: staff",
    "remote_groups: staff",
    "Remote-Groups: staff\r\nRemote-Groups: editors",
    "Accept-Language: en\x85Remote-User: 1",
    "Remote-Groups: administrators",
    "Gatepost-User: 1",
    "Gatepost-Id: 1",
    "Gatepost-Email: gate.admin@example.org",
};

/// Lines about what is asked for, by whom, or how; and such that are named like what nginx tells
/// the gate, or like what the gate tells nginx.
const std::string surroundings[] = {
    "X-Original-URL: /demo/admin/json",
    "X-Original-URI: /demo/open/json",
    "X-Rewrite-URL: /demo/admin/json",
    "x-rewrite-url: /demo/admin\r\nX_Original_URL: /demo/admin",
    "X-Forwarded-For: 203.0.113.9",
    "X-Forwarded-For: 203.0.113.9\r\nX-Forwarded-For: 203.0.113.8",
    "X-Real-IP: 203.0.113.9",
    "X-Forwarded-Host: a.localhost",
    "X-Forwarded-Proto: https",
    "X-Forwarded-Uri: /demo/open/json",
    "X-Forwarded-Prefix: /demo/admin",
    "X-Forwarded-User: 1\r\nX-Forwarded-Email: a@b.example\r\nX-Forwarded-Groups: staff",
    "X-Forwarded-Preferred-Username: ada\r\nX-Forwarded-Server: evil.example",
    "X-Forwarded-Port: 1\r\nX-Forwarded-Scheme: https\r\nX-Script-Name: /demo/admin",
    "X-Auth-Request-User: 1\r\nX-Auth-Request-Email: a@b.example",
    "X-Remote-User: 1\r\nX-WebAuth-User: 1\r\nx-auth-request-groups: staff",
    "X-HTTP-Host-Override: a.localhost",
    "X-Forwarded-Method: POST",
    "X-HTTP-Method-Override: DELETE",
    "Forwarded: for=203.0.113.9;host=a.localhost;proto=https",
    "Connection: close, Remote-User, Remote-Groups, X-Forwarded-For",
    "X-Accel-Redirect: /demo/admin/json",
    "Original-Host: a.localhost",
    "Original-Path: /demo/open/json",
    "Original-Target: /demo/open/json",
    "ORIGINAL_HOST: a.localhost",
    "Document-Uri: /demo/open/json",
    "Request-Method: POST",
    "Request-Uri: /demo/open/json",
    "Gatepost-Path: /demo/open/json",
    "Gatepost-Cookie: a=b",
    "Gatepost-Location: /demo/admin/json",
    "Gatepost-Error: none",
    "Proxy: http://203.0.113.9/",
    "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA",
    "Upgrade: TLS/1.0",
    "Upgrade: h2c, websocket",
    "Upgrade: websocket",
};

/// What is no header at all.
const std::string broken[] = {
    "Remote-User : 1",
    " Remote-User: 1",
    "Accept-Language: en\r\n Remote-User: 1",
    "Accept-Language: en\r\n\tRemote-User: 1",
    "Remote-User:\r\n 1",
    "Remote-User: 1\rRemote-Groups: staff",
    std::string("Remote-User: 1\0", 15),
    std::string("Remote\0-User: 1", 15),
    ": 1",
};

}  // namespace

std::vector<Hostile> hostile_headers() {
    std::vector<Hostile> rows;
    for (const auto& line : identities) {
        rows.push_back(
            {printable(line), By::member, Must::get_in, request("GET /demo/json", line + "\r\n")});
        rows.push_back({printable(line) + " where all may go", By::nobody, Must::get_in,
                        request("GET /demo/open/json", line + "\r\n")});
    }
    for (const auto& line : surroundings) {
        rows.push_back(
            {printable(line), By::member, Must::get_in, request("GET /demo/json", line + "\r\n")});
    }
    for (const auto& line : broken) {
        rows.push_back({printable(line), By::member, Must::be_refused,
                        request("GET /demo/json", line + "\r\n")});
    }
    return rows;
}

}  // namespace gatepost::tests
