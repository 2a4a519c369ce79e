#include "hostile_requests.h"

namespace gatepost::tests {
namespace {

const std::string hidden =
    "GET /demo/admin/json HTTP/1.1\r\nHost: localhost\r\nRemote-User: 1\r\n\r\n";

std::string post(const std::string& headers, const std::string& body) {
    return request("POST /demo/json", headers) + body;
}

Hostile method(const std::string& name, Must must) {
    return {"method " + name.substr(0, 20), By::member, must, request(name + " /demo/json")};
}

/// A body that is chunked, or so it says.
Hostile coding(const std::string& header, Must must) {
    return {header, By::member, must, post(header + "\r\n", "0\r\n\r\n")};
}

Hostile length(const std::string& header) {
    return {header, By::member, Must::be_refused, post(header + "\r\n", "ab")};
}

Hostile chunks(const std::string& name, Must must, const std::string& body) {
    return {name, By::member, must, post("Transfer-Encoding: chunked\r\n", body)};
}

/// Requests one after another on one connection.
Hostile pipeline(const std::string& name, By by, Must must, const std::string& first,
                 const std::string& second) {
    const std::string kept = "GET " + first + " HTTP/1.1\r\nHost: localhost\r\n{cookie}\r\n";
    return {name, by, must, kept + request("GET " + second)};
}

}  // namespace

std::vector<Hostile> hostile_framing() {
    const auto in = Must::get_in;
    const auto out = Must::be_refused;
    const auto hidden_length = std::to_string(hidden.size());
    return {
        method("PUT", in),
        method("DELETE", in),
        method("OPTIONS", in),
        method("PROPFIND", in),
        method("FOO", in),
        method("X_Y-Z", in),
        method(std::string(1000, 'A'), in),
        method("TRACE", out),
        method("CONNECT", out),
        method("get", out),
        method("G ET", out),
        method("GET\t", out),
        method(std::string("GET\0", 4), out),
        method("\r\n\r\n\r\nG=T", out),
        {"a length and chunks", By::member, out,
         post("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n" + hidden)},
        {"chunks and a length", By::member, out,
         post("Transfer-Encoding: chunked\r\nContent-Length: 4\r\n", "0\r\n\r\n" + hidden)},
        length("Content-Length: 2\r\nContent-Length: 2"),
        length("Content-Length: 2\r\nContent-Length: 0"),
        length("Content-Length: 2, 2"),
        length("Content-Length: +2"),
        length("Content-Length: -2"),
        length("Content-Length: 0x2"),
        length("Content-Length: 2 2"),
        length("Content-Length: 99999999999999999999"),
        length("Content-Length:"),
        coding("Transfer-Encoding: CHUNKED", in),
        coding("Transfer-Encoding: identity", out),
        coding("Transfer-Encoding: chunked, identity", out),
        coding("Transfer-Encoding: gzip, chunked", out),
        coding("Transfer-Encoding: xchunked", out),
        coding("Transfer-Encoding: \"chunked\"", out),
        coding("Transfer-Encoding: chunked;x", out),
        coding("Transfer-Encoding:\tchunked", out),
        coding("Transfer-Encoding: \x0b"
               "chunked",
               out),
        coding("Transfer-Encoding : chunked", out),
        coding("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity", out),
        coding("Transfer-Encoding:", out),
        coding("Transfer_Encoding: chunked", Must::be_either),
        chunks("a trailer", in, "3;x=y\r\nabc\r\n0\r\nRemote-User: 1\r\n\r\n"),
        chunks("a chunk of no number", out, "zz\r\nabc\r\n0\r\n\r\n"),
        chunks("a chunk of less than nothing", out, "-1\r\nabc\r\n0\r\n\r\n"),
        chunks("a chunk of more than all", out, "ffffffffffffffff1\r\nabc\r\n0\r\n\r\n"),
        chunks("lines without a carriage return", Must::be_either, "3\nabc\n0\n\n" + hidden),
        {"chunks in HTTP/1.0", By::member, Must::be_either,
         "POST /demo/json HTTP/1.0\r\nHost: localhost\r\n{cookie}Transfer-Encoding: chunked\r\n\r\n"
         "3\r\nabc\r\n0\r\n\r\n"},
        {"a request in a body", By::member, in,
         request("GET /demo/json", "Content-Length: " + hidden_length + "\r\n") + hidden},
        {"a request behind the body", By::member, in, post("Content-Length: 2\r\n", "ab" + hidden)},
        {"a request behind no body", By::member, Must::be_either,
         post("Content-Length: 0\r\n", hidden)},
        {"Expect: 100-continue", By::member, in,
         post("Content-Length: 3\r\nExpect: 100-continue\r\n", "abc")},
        {"Expect: something else", By::nobody, out,
         post("Content-Length: 3\r\nExpect: 200-ok\r\n", "abc")},
        {"lines end in line feeds", By::member, in,
         "GET /demo/json HTTP/1.1\nHost: localhost\nConnection: close\n{cookie}\n"},
        {"HTTP/0.9", By::member, out, "GET /demo/open/json\r\n"},
        {"HTTP/0.9 with headers", By::member, out, "GET /demo/json\r\n{cookie}\r\n"},
        {"HTTP/1.0 without a host", By::member, out, "GET /demo/json HTTP/1.0\r\n{cookie}\r\n"},
        {"HTTP/1.0", By::member, in, "GET /demo/json HTTP/1.0\r\nHost: localhost\r\n{cookie}\r\n"},
        {"HTTP/2.0", By::member, out,
         "GET /demo/json HTTP/2.0\r\nHost: localhost\r\nConnection: close\r\n{cookie}\r\n"},
        {"HTTP/1.10", By::member, Must::be_either,
         "GET /demo/json HTTP/1.10\r\nHost: localhost\r\nConnection: close\r\n{cookie}\r\n"},
        {"the preface of HTTP/2", By::member, out, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"},
        pipeline("open, then gated", By::nobody, in, "/demo/open/json", "/demo/json"),
        pipeline("gated, then open", By::nobody, in, "/demo/json", "/demo/open/json"),
        pipeline("one's own, then the administrators'", By::member, in, "/demo/json",
                 "/demo/admin/json"),
        pipeline("broken, then the administrators'", By::member, out, "/demo/%00",
                 "/demo/admin/json"),
    };
}

}  // namespace gatepost::tests
