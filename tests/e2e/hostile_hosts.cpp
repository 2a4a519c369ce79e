#include "hostile_requests.h"

namespace gatepost::tests {
namespace {

Hostile host(const std::string& text, Must must) {
    return {"Host: " + text, By::member, must,
            request("GET /demo/json", "", "Host: " + text + "\r\n")};
}

/// The request line names the place itself.
Hostile absolute(const std::string& target, const std::string& host_line, Must must) {
    return {target + " with " + host_line, By::member, must,
            request("GET " + target, "", host_line.empty() ? "" : host_line + "\r\n")};
}

}  // namespace

std::vector<Hostile> hostile_hosts() {
    const auto in = Must::get_in;
    const auto out = Must::be_refused;
    std::vector<Hostile> rows = {
        host("localhost:1", in),
        host("localhost:x", in),
        host("LOCALHOST", in),
        host("localhost.", in),
        host("localhost..", out),
        host("a.localhost", out),  // where the session cookie does not count
        host("A.LOCALHOST.:99", out),
        host("c.localhost", out),
        host("xlocalhost", out),
        host("localhost.evil.example", out),
        host("localhost, a.localhost", out),
        host("evil@localhost", out),
        host("localhost/demo", out),
        host("localhost\t", out),
        host("127.0.0.1", out),
        host("", out),
        absolute("http://localhost/demo/json", "Host: localhost", in),
        absolute("http://LocalHost:1/demo/json", "Host: a.localhost", in),
        absolute("https://localhost/demo/json", "Host: localhost", in),
        absolute("http://a.localhost/demo/json", "Host: localhost", out),
        absolute("http://evil.example/demo/json", "Host: localhost", out),
        absolute("http://evil@localhost/demo/json", "Host: localhost", out),
        absolute("http://localhost/demo/admin/json", "Host: a.localhost", out),
        absolute("http://localhost/demo/json", "", out),
        absolute("//localhost/demo/json", "Host: localhost", out),
        absolute("localhost/demo/json", "Host: localhost", out),
        absolute("http://a.localhost?/demo/json", "Host: localhost", out),
        {"two hosts", By::member, out,
         request("GET /demo/json", "Host: localhost\r\n", "Host: a.localhost\r\n")},
        {"the same host twice", By::member, out,
         request("GET /demo/json", "Host: localhost\r\n", "Host: localhost\r\n")},
        {"no host", By::member, out, request("GET /demo/json", "", "")},
        {"another host with its own cookie", By::member, in,
         request("GET /x/json", "", "Host: a.localhost\r\n",
                 "Cookie: __Host-gatepost-gate={gate-a}\r\n")},
        {"another host with the cookie of a third", By::member, out,
         request("GET /x/json", "", "Host: b.localhost\r\n",
                 "Cookie: __Host-gatepost-gate={gate-a}\r\n")},
        {"the administrators' part of another host", By::member, out,
         request("GET /x/..;/admin/json", "", "Host: b.localhost\r\n",
                 "Cookie: __Host-gatepost-gate={gate-b}\r\n")},
        {"the administrators' part of another host, by one", By::admin, in,
         request("GET /admin/json", "Remote-User: 1\r\n", "Host: b.localhost\r\n",
                 "Cookie: __Host-gatepost-gate={gate-b}\r\n")},
    };
    return rows;
}

}  // namespace gatepost::tests
