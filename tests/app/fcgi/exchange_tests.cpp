#include <boost/test/unit_test.hpp>

#include "fakes/fcgi_client.h"
#include "test_server.h"

BOOST_AUTO_TEST_SUITE(exchange_tests)

using namespace gatepost;
using namespace gatepost::fakes::fcgi_records;
using fakes::FcgiClient;
using fakes::FcgiReply;
using fcgi::ServerOptions;
using fcgi::TestServer;

namespace {

/// A POST to /echo that announces one length and sends another.
std::string post_with_length(const std::string& length, std::string_view content) {
    Params said = describe("POST", "/echo");
    for (auto& [name, value] : said) {
        if (name == "CONTENT_LENGTH") value = length;
    }
    return begin() + params(said) + body(content);
}

ServerOptions with_short_timeout() {
    ServerOptions options;
    options.workers = 1;
    options.io_timeout = std::chrono::seconds(1);
    return options;
}

void check_refused_and_closed(TestServer& server, const std::string& request, int status) {
    FcgiClient client(server.socket_path());
    BOOST_TEST(client.ask(request).status() == status);
    BOOST_TEST(client.is_closed());
    BOOST_TEST(!server.program().has_handled("/echo"));
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_body_arrives_whole) {
    TestServer server;
    FcgiClient client(server.socket_path());
    std::string content;
    for (int i = 0; i < 65536; ++i)
        content += static_cast<char>(i * 7);
    BOOST_TEST((client.ask(post("/echo", content)).body() == content));
    const std::string in_pieces =
        begin() + params(describe("POST", "/echo", content)) + body(content, 1000);
    BOOST_TEST((client.ask(in_pieces).body() == content));
    BOOST_TEST(client.ask(post("/echo", "")).body() == "");
}

BOOST_AUTO_TEST_CASE(a_large_response_arrives_whole) {
    TestServer server;
    FcgiClient client(server.socket_path());
    BOOST_TEST((client.ask(get("/large")).body() == std::string(300'000, 'x')));
    BOOST_TEST(client.ask(get("/")).status() == 200);
}

BOOST_AUTO_TEST_CASE(an_answer_to_head_has_no_body) {
    TestServer server;
    FcgiClient client(server.socket_path());
    const FcgiReply reply = client.ask(begin() + params(describe("HEAD", "/page")) + body(""));
    BOOST_TEST(reply.status() == 200);
    BOOST_TEST(reply.body() == "");
    BOOST_TEST(reply.output.find("Content-Length: 5\r\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_body_that_is_too_large_is_refused) {
    TestServer server;
    check_refused_and_closed(server, post("/echo", std::string(65537, 'x')), 413);
    check_refused_and_closed(server, post("/echo", std::string(1'000'000, 'x')), 413);
    check_refused_and_closed(server, post_with_length("18446744073709551616", "x"), 413);
}

// Otherwise nginx could be stopped by a broken pipe before it has read the answer.
BOOST_AUTO_TEST_CASE(a_client_may_send_all_of_a_body_that_is_refused) {
    TestServer server;
    FcgiClient client(server.socket_path());
    BOOST_TEST(client.send(post("/echo", std::string(5'000'000, 'x'))));
    BOOST_TEST(client.receive().status() == 413);
    BOOST_TEST(client.is_closed());
}

BOOST_AUTO_TEST_CASE(lengths_that_are_no_numbers_are_refused) {
    TestServer server;
    for (const char* length : {"-1", "x", "1 ", "+1", "0x1", "1,1"}) {
        check_refused_and_closed(server, post_with_length(length, "x"), 400);
    }
}

BOOST_AUTO_TEST_CASE(what_comes_must_be_as_long_as_announced) {
    TestServer server;
    check_refused_and_closed(server, post_with_length("4", "abc"), 400);
    check_refused_and_closed(server, post_with_length("2", "abc"), 400);
    check_refused_and_closed(server, post_with_length("", "abc"), 400);
    check_refused_and_closed(server, post_with_length("0", "abc"), 400);
    check_refused_and_closed(server, post_with_length("3", std::string(100'000, 'x')), 400);
}

// A body that holds FastCGI records, at every place where libfcgi's buffer might end.
BOOST_AUTO_TEST_CASE(smuggled_requests_are_never_executed) {
    TestServer server;
    const std::string smuggled = get("/admin");
    for (std::size_t before = 0; before < 9000; before += 13) {
        const std::string content = std::string(before, 'x') + smuggled + smuggled;
        for (const char* length : {"0", "10", "70000"}) {
            FcgiClient client(server.socket_path());
            BOOST_REQUIRE(client.ask(post_with_length(length, content)).status() >= 400);
            BOOST_REQUIRE(client.is_closed());
        }
    }
    BOOST_TEST(server.program().handled().empty());
}

BOOST_AUTO_TEST_CASE(records_in_a_whole_body_are_only_text) {
    TestServer server;
    FcgiClient client(server.socket_path());
    const std::string content = get("/admin");
    for (int i = 0; i < 50; ++i) {
        BOOST_REQUIRE_EQUAL(client.ask(post("/echo", content)).body(), content);
    }
    BOOST_TEST(!server.program().has_handled("/admin"));
}

BOOST_AUTO_TEST_CASE(what_follows_a_request_at_once_is_dropped_with_the_connection) {
    TestServer server;
    for (const std::string& more : {get("/admin"), get("/admin").substr(0, 3), std::string("x")}) {
        FcgiClient client(server.socket_path());
        BOOST_TEST(client.ask(get("/first") + more).body() == "/first");
        BOOST_TEST(client.is_closed());
    }
    BOOST_TEST(!server.program().has_handled("/admin"));
}

BOOST_AUTO_TEST_CASE(a_half_sent_request_times_out_and_frees_its_worker) {
    TestServer server(with_short_timeout());
    const std::string whole = post("/echo", "content");
    for (const std::string& part : {whole.substr(0, 1), whole.substr(0, 60),
                                    whole.substr(0, whole.size() - 9), body("of no request")}) {
        FcgiClient half(server.socket_path());
        half.send(part);
        BOOST_TEST(half.is_closed());
    }
    FcgiClient other(server.socket_path());
    BOOST_TEST(other.ask(get("/")).status() == 200);
    BOOST_TEST(!server.program().has_handled("/echo"));
}

BOOST_AUTO_TEST_CASE(a_request_that_is_cut_off_is_none) {
    TestServer server;
    const std::string whole = post("/cut", "content");
    for (std::size_t size = 0; size < whole.size(); ++size) {
        FcgiClient client(server.socket_path());
        client.send(std::string_view(whole).substr(0, size));
        client.end_sending();
        BOOST_REQUIRE(client.is_closed());
    }
    BOOST_TEST(server.program().handled().empty());
}

BOOST_AUTO_TEST_CASE(a_client_that_does_not_read_frees_its_worker) {
    TestServer server(with_short_timeout());
    FcgiClient deaf(server.socket_path());
    deaf.send(get("/large"));
    FcgiClient other(server.socket_path());
    BOOST_TEST(other.ask(get("/")).status() == 200);
}

BOOST_AUTO_TEST_CASE(what_is_no_fastcgi_is_closed_at_once) {
    TestServer server;
    for (const std::string& bytes :
         {std::string("GET / HTTP/1.1\r\nHost: x\r\n\r\n"), std::string(100, '\0'),
          std::string(100, '\xff'), begin(Keep::yes, 9)}) {
        FcgiClient client(server.socket_path());
        client.send(bytes);
        BOOST_TEST(client.is_closed());
    }
    BOOST_TEST(server.program().handled().empty());
}

BOOST_AUTO_TEST_CASE(only_the_role_of_a_responder_is_played) {
    TestServer server;
    FcgiClient client(server.socket_path());
    client.send(begin(Keep::yes, authorizer) + params(describe("GET", "/")) + body(""));
    BOOST_TEST(client.is_closed());
    BOOST_TEST(server.program().handled().empty());
}

BOOST_AUTO_TEST_CASE(ambiguous_and_pathless_requests_are_refused) {
    TestServer server;
    FcgiClient client(server.socket_path());
    Params twice = describe("GET", "/echo");
    twice.emplace_back("REQUEST_METHOD", "POST");
    BOOST_TEST(client.ask(begin() + params(twice) + body("")).status() == 400);
    BOOST_TEST(client.ask(begin() + params(describe("GET", "")) + body("")).status() == 400);
    BOOST_TEST(client.ask(begin() + params({}) + body("")).status() == 400);
    BOOST_TEST(server.program().handled().empty());
    BOOST_TEST(client.ask(get("/")).status() == 200);
}

BOOST_AUTO_TEST_SUITE_END()
