#include <boost/test/unit_test.hpp>

#include "client.h"
#include "stack.h"

using namespace gatepost::tests;

namespace {

std::string record(char type, const std::string& content) {
    std::string bytes{'\1', type, '\0', '\1'};
    bytes += static_cast<char>(content.size() >> 8);
    bytes += static_cast<char>(content.size() & 255);
    return bytes + std::string(2, '\0') + content;
}

std::string pair(const std::string& name, const std::string& value) {
    return std::string{static_cast<char>(name.size()), static_cast<char>(value.size())} + name +
           value;
}

/// A whole FastCGI request, as bytes that a visitor can put into a body.
std::string hidden_request() {
    const std::string begin("\0\1\1\0\0\0\0\0", 8);
    const std::string params = pair("REQUEST_METHOD", "GET") + pair("DOCUMENT_URI", "/healthz") +
                               pair("REQUEST_URI", "/healthz") + pair("REQUEST_ID", "smuggled") +
                               pair("REMOTE_USER", "admin");
    return record(1, begin) + record(4, params) + record(4, "") + record(5, "");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(smuggling_tests)

// With kept connections, what a handler leaves of a body would be read as the next request.
BOOST_AUTO_TEST_CASE(nothing_hidden_in_a_body_is_ever_executed) {
    Stack& stack = shared_stack();
    const std::string hidden = hidden_request();
    std::string many;
    while (many.size() + hidden.size() < 60000)
        many += hidden;
    Client client(stack.site());
    const char* paths[] = {"/login", "/register", "/nowhere", "/resend", "/healthz", "/confirm/x"};
    const char* types[] = {"application/x-www-form-urlencoded", "application/json",
                           "multipart/form-data; boundary=x", "text/plain"};
    for (int i = 0; i < 500; ++i) {
        // At many offsets, so that a reader which starts anywhere meets the start of a record.
        const std::string body =
            std::string(static_cast<std::size_t>(i % 16), 'x') + (i % 5 == 0 ? many : hidden);
        const auto answer = client.post_body(paths[i % 6], body, types[i % 4]);
        BOOST_TEST(answer.status >= 400);
        BOOST_TEST(answer.status < 500);
    }
    BOOST_TEST(client.get("/healthz").status == 200);
    BOOST_TEST(stack.log("serve").find("smuggled") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
