#include <sys/eventfd.h>

#include <boost/test/unit_test.hpp>
#include <future>
#include <list>
#include <random>

#include "fakes/fcgi_client.h"
#include "test_server.h"

BOOST_AUTO_TEST_SUITE(records_tests)

using namespace gatepost;
using namespace gatepost::fakes::fcgi_records;
using fakes::FcgiClient;
using fcgi::ServerOptions;
using fcgi::TestServer;

namespace {

constexpr int abort_request = 2;
constexpr int params_record = 4;
constexpr int stdin_record = 5;
constexpr int get_values = 9;

std::string params_of(std::string_view content) {
    return begin() + record(params_record, content) + record(params_record, "") + body("");
}

/// FCGI_GET_VALUES that asks for one name many times.
std::string management() {
    std::string content;
    for (int i = 0; i < 200; ++i)
        content += std::string("\x0e\0", 2) + "FCGI_MAX_CONNS";
    std::string bytes = record(get_values, content);
    bytes[3] = '\0';  // no request
    return bytes;
}

/// `bytes` with another byte somewhere in them.
std::string with_byte(std::string bytes, std::size_t at, int value) {
    bytes.at(at) = static_cast<char>(value);
    return bytes;
}

std::vector<std::string> malformed() {
    using namespace std::string_literals;
    const std::string whole = get("/evil");
    const std::string params = fakes::fcgi_records::params(describe("GET", "/evil"));
    std::string other_id = record(stdin_record, "");
    other_id[3] = '\2';
    return {
        params_of("\xff\xff\xff\xfa\x05"),
        params_of("\x80\0\0\x7f\x80\0\0\x01xx"s),
        params_of("\xff"),
        params_of("\x01"),
        params_of("\x80\0"s),
        params_of("\x01\xff\xff\xff"),
        params_of("\x05\x05short"),
        params_of("\x01\x80\xff\xff\xffx"s),
        management(),
        begin() + management() + params + body(""),
        begin() + params + management() + body(""),
        record(abort_request, ""),
        begin() + record(abort_request, "") + params + body(""),
        begin() + params + record(abort_request, ""),
        record(99, "") + whole,
        begin() + begin() + params + body(""),
        begin() + params + begin() + body(""),
        begin() + params + params + body(""),
        begin() + body("") + params,
        begin() + params + other_id,
        begin() + record(params_record, "", 8) + body(""),
        with_byte(begin(), 6, 8) + std::string(8, '\0') + params + body(""),
        with_byte(whole, 0, 2),
        with_byte(whole, 3, 0),
        with_byte(whole, 5, 7),
        with_byte(whole, 9, 3),
        begin() + record(params_record, std::string(60'000, 'x')) +
            record(params_record, std::string(60'000, 'x')) +
            record(params_record, std::string(60'000, 'x')),
    };
}

/// Something like a web server's bytes, with a few changes at random places.
std::string mutation(std::mt19937& random) {
    const auto below = [&](std::size_t end) { return random() % end; };
    std::string bytes = below(2) == 0 ? get("/fuzz") : post("/fuzz", std::string(below(300), 'x'));
    if (below(4) == 0) bytes += get("/fuzz");
    for (std::size_t changes = below(4); changes > 0 && !bytes.empty(); --changes) {
        const std::size_t at = below(bytes.size());
        switch (below(5)) {
            case 0:
                bytes[at] = static_cast<char>(random());
                break;
            case 1:
                bytes[at] = static_cast<char>(1U << below(8));
                break;
            case 2:
                bytes.erase(at, below(20));
                break;
            case 3:
                bytes.insert(at, bytes.substr(below(bytes.size()), below(40)));
                break;
            default:
                bytes.resize(at + 1);
        }
    }
    return bytes;
}

}  // namespace

BOOST_AUTO_TEST_CASE(malformed_records_close_the_connection_and_nothing_else) {
    TestServer server;
    for (const std::string& bytes : malformed()) {
        FcgiClient client(server.socket_path());
        client.send(bytes);
        BOOST_TEST(client.is_closed());
        BOOST_TEST(FcgiClient(server.socket_path()).ask(get("/")).status() == 200);
    }
    BOOST_TEST(!server.program().has_handled("/evil"));
}

// As the next request on a connection that has served one, too.
BOOST_AUTO_TEST_CASE(malformed_records_close_a_kept_connection) {
    TestServer server;
    for (const std::string& bytes : malformed()) {
        FcgiClient client(server.socket_path());
        BOOST_TEST(client.ask(get("/")).status() == 200);
        client.send(bytes);
        BOOST_TEST(client.is_closed());
    }
    BOOST_TEST(!server.program().has_handled("/evil"));
}

BOOST_AUTO_TEST_CASE(random_changes_of_requests_do_no_harm) {
    TestServer server;
    std::mt19937 random(20261126);
    for (int i = 0; i < 5000; ++i) {
        const std::string bytes = mutation(random);
        FcgiClient client(server.socket_path());
        BOOST_REQUIRE_MESSAGE((client.send(bytes), client.end_sending(), client.is_closed()), i);
    }
    BOOST_TEST(FcgiClient(server.socket_path()).ask(get("/")).status() == 200);
}

BOOST_AUTO_TEST_CASE(requests_that_have_not_come_whole_hold_no_worker) {
    ServerOptions options;
    options.workers = 1;
    options.io_timeout = std::chrono::minutes(10);
    TestServer server(options);
    const std::string whole = post("/echo", "content");
    std::list<FcgiClient> half;
    for (std::size_t size = 1; size < whole.size(); ++size)
        half.emplace_back(server.socket_path()).send(whole.substr(0, size));
    FcgiClient other(server.socket_path());
    BOOST_TEST(other.ask(get("/")).status() == 200);
    std::size_t size = 0;
    for (FcgiClient& client : half) {
        client.send(whole.substr(++size));
        BOOST_TEST(client.receive().body() == "content");
        BOOST_TEST(client.ask(get("/again")).body() == "/again");
    }
}

BOOST_AUTO_TEST_CASE(a_request_may_come_in_single_bytes) {
    TestServer server;
    FcgiClient client(server.socket_path());
    for (int time = 0; time < 2; ++time) {
        for (const char byte : post("/echo", "content"))
            client.send({&byte, 1});
        BOOST_TEST(client.receive().body() == "content");
    }
}

BOOST_AUTO_TEST_CASE(a_kept_connection_with_half_a_request_times_out) {
    ServerOptions options;
    options.io_timeout = std::chrono::seconds(1);
    TestServer server(options);
    FcgiClient client(server.socket_path());
    BOOST_TEST(client.ask(get("/")).status() == 200);
    client.send(get("/half").substr(0, 30));
    BOOST_TEST(client.is_closed());
}

BOOST_AUTO_TEST_CASE(a_request_that_has_begun_to_come_is_answered_during_the_stop) {
    TestServer server;
    FcgiClient slow(server.socket_path());
    FcgiClient held(server.socket_path());
    FcgiClient idle(server.socket_path());
    const std::string whole = get("/slow");
    slow.send(whole.substr(0, 30));
    held.send(get("/wait"));
    BOOST_TEST(server.program().holds(1));  // and workers have read what came before
    BOOST_TEST(idle.ask(get("/")).status() == 200);
    server.ask_to_stop();
    BOOST_TEST(idle.is_closed());
    slow.send(whole.substr(30));
    BOOST_TEST(slow.receive().body() == "/slow");
    server.program().open_gate();
    BOOST_TEST(server.stop());
}

BOOST_AUTO_TEST_CASE(a_request_whose_rest_never_comes_does_not_hold_up_the_stop) {
    ServerOptions options;
    options.io_timeout = std::chrono::minutes(10);
    TestServer server(options);
    FcgiClient half(server.socket_path());
    half.send(get("/half").substr(0, 30));
    FcgiClient other(server.socket_path());
    BOOST_TEST(other.ask(get("/")).status() == 200);
    BOOST_TEST(server.stop());
    BOOST_TEST(half.is_closed());
}

// nginx sends what it has of a visitor's headers, some 32 KiB of them.
BOOST_AUTO_TEST_CASE(large_params_and_a_large_body_arrive) {
    TestServer server;
    FcgiClient client(server.socket_path());
    const std::string content(65536, 'x');
    Params said = describe("POST", "/echo", content);
    for (int i = 0; i < 8; ++i)
        said.emplace_back("HTTP_X" + std::to_string(i), std::string(8000, 'y'));
    for (int time = 0; time < 3; ++time) {
        BOOST_TEST((client.ask(begin() + params(said) + body(content)).body() == content));
        BOOST_TEST(client.ask(get("/small")).body() == "/small");
    }
}

BOOST_AUTO_TEST_CASE(padding_is_skipped) {
    TestServer server;
    FcgiClient client(server.socket_path());
    const std::string content = params(describe("POST", "/echo", "abc")).substr(8);
    const std::string pairs = content.substr(0, content.size() - 8);
    for (const int padding : {1, 7, 255}) {
        const std::string request =
            begin() + record(params_record, pairs, padding) + record(params_record, "") +
            record(stdin_record, "abc", padding) + record(stdin_record, "", padding);
        BOOST_TEST(client.ask(request).body() == "abc");
    }
}

BOOST_AUTO_TEST_CASE(every_listener_is_served) {
    const fcgi::TemporaryFolder folder;
    const std::string paths[] = {folder.path() + "/one", folder.path() + "/two"};
    const auto program = std::make_shared<fcgi::TestProgram>();
    const base::FileDescriptor stop(eventfd(0, EFD_CLOEXEC));
    const std::vector listeners{fcgi::listen_at(paths[0], 0600), fcgi::listen_at(paths[1], 0600)};
    const auto serving = std::async(std::launch::async, [&] {
        return fcgi::serve(listeners, stop.get(), {}, TestServer::application_of(program));
    });
    for (const std::string& path : paths) {
        FcgiClient client(path);
        BOOST_TEST(client.ask(get("/")).status() == 200);
        BOOST_TEST(client.ask(get("/")).status() == 200);
    }
    BOOST_TEST(eventfd_write(stop.get(), 1) == 0);
}

BOOST_AUTO_TEST_SUITE_END()
