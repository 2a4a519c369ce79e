#include <boost/test/unit_test.hpp>
#include <filesystem>

#include "people.h"
#include "raw_client.h"
#include "received.h"

using namespace gatepost::tests;

namespace {

constexpr std::size_t upload = std::size_t{64} * 1024 * 1024;

std::string upload_request(const std::string& cookie) {
    return "POST /demo/json HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + cookie +
           "Content-Type: application/octet-stream\r\nContent-Length: " + std::to_string(upload) +
           "\r\n\r\n";
}

/// Whether nginx has the body of some request in a file, which it deletes as soon as it is open.
bool stores_a_body() {
    const auto folder = (shared_stack().var() / "nginx/temp/body").string();
    for (const auto& process : std::filesystem::directory_iterator("/proc")) {
        std::error_code ignored;
        for (const auto& file :
             std::filesystem::directory_iterator(process.path() / "fd", ignored)) {
            const auto target = std::filesystem::read_symlink(file, ignored).string();
            if (target.starts_with(folder)) return true;
        }
    }
    return false;
}

std::string handshake(const std::string& lines, const std::string& path = "/demo/ws") {
    return "GET " + path +
           " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
           "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
           lines + "\r\n";
}

/// A text message from a client: short, and masked (RFC 6455 section 5.2).
std::string frame(const std::string& text) {
    const std::string mask = "mask";
    std::string bytes{'\x81', static_cast<char>(0x80 | text.size())};
    bytes += mask;
    for (std::size_t i = 0; i < text.size(); ++i)
        bytes += static_cast<char>(text[i] ^ mask[i % 4]);
    return bytes;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(gate_stream_tests)

BOOST_AUTO_TEST_CASE(a_large_upload_passes_whole) {
    Client member = new_member(shared_stack(), "gate.upload@example.org");
    const auto answer = member.post_body("/demo/json", std::string(upload, 'x'), "text/plain");
    BOOST_TEST(answer.status == 200);
    const auto all = received_in(answer.body);
    BOOST_REQUIRE(all.size() == 1U);
    BOOST_TEST(all.front().body_bytes == upload);
}

BOOST_AUTO_TEST_CASE(an_upload_of_nobodys_is_refused_before_it_is_taken) {
    const std::string part(1024 * 1024, 'x');
    const RawConnection nobody(shared_stack().port());
    nobody.send(upload_request("") + part);
    const auto refused = first_answer(nobody.receive_until("</html>"));
    BOOST_TEST(refused.status == 401);
    BOOST_TEST(refused.has("Not sent yet"));
    nobody.send(part);
    BOOST_TEST(!stores_a_body());

    // The same from a member is taken.
    const auto cookie = cookie_line(new_member(shared_stack(), "gate.part@example.org"));
    const RawConnection member(shared_stack().port());
    member.send(upload_request(cookie) + part);
    BOOST_TEST(eventually(stores_a_body));
}

BOOST_AUTO_TEST_CASE(nobody_is_told_to_go_on_with_a_body_that_will_be_refused) {
    const std::string request =
        "POST /demo/json HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        "Content-Length: 3\r\nExpect: 100-continue\r\n";
    const RawConnection nobody(shared_stack().port());
    nobody.send(request + "\r\n");
    BOOST_TEST(nobody.receive_until("\r\n\r\n").starts_with("HTTP/1.1 401 "));

    const auto cookie = cookie_line(new_member(shared_stack(), "gate.expect@example.org"));
    const RawConnection member(shared_stack().port());
    member.send(request + cookie + "\r\n");
    BOOST_TEST(member.receive_until("\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n");
    member.send("abc");
    BOOST_TEST(contains(member.receive_until("}\n"), "\"body_bytes\":3}"));
}

BOOST_AUTO_TEST_CASE(a_websocket_passes) {
    const Stack& stack = shared_stack();
    const auto cookie = cookie_line(new_member(stack, "gate.socket@example.org"));
    const RawConnection socket(stack.port());
    socket.send(handshake(cookie));
    const auto opened = socket.receive_until("}\n");
    BOOST_TEST(opened.starts_with("HTTP/1.1 101 "));
    BOOST_TEST(contains(opened, "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));
    BOOST_REQUIRE(received_in(opened).size() == 1U);
    BOOST_TEST(received_in(opened).front().all("Remote-Email") == "gate.socket@example.org");
    socket.send(frame("hello"));
    BOOST_TEST(socket.receive_until("hello") == "\x81\x05hello");
}

// docs/gate.md says so, and how to bound it.
BOOST_AUTO_TEST_CASE(a_websocket_outlives_a_logout_and_a_new_one_is_refused) {
    const Stack& stack = shared_stack();
    Client member = new_member(stack, "gate.outlives@example.org");
    const auto cookie = cookie_line(member);
    const RawConnection socket(stack.port());
    socket.send(handshake(cookie));
    socket.receive_until("}\n");
    member.get("/profile");
    BOOST_REQUIRE(member.post("/logout", {}).status == 303);
    socket.send(frame("hello"));
    BOOST_TEST(socket.receive_until("hello") == "\x81\x05hello");
    const RawConnection another(stack.port());
    another.send(handshake(cookie + "Sec-Fetch-Mode: websocket\r\n"));
    BOOST_TEST(another.receive_until("}\n").starts_with("HTTP/1.1 401 "));
}

BOOST_AUTO_TEST_CASE(a_websocket_of_nobodys_is_refused) {
    const Stack& stack = shared_stack();
    // Browsers say that they want one; other clients are refused in another way.
    const RawConnection browser(stack.port());
    browser.send(handshake("Sec-Fetch-Mode: websocket\r\n"));
    const auto answer = browser.receive_until("}\n");
    BOOST_TEST(answer.starts_with("HTTP/1.1 401 "));
    BOOST_TEST(answer.ends_with("{\"error\":\"login_required\"}\n"));

    const RawConnection program(stack.port());
    program.send(handshake(""));
    BOOST_TEST(program.receive_until("\r\n\r\n").starts_with("HTTP/1.1 303 "));

    const RawConnection member(stack.port());
    member.send(handshake(cookie_line(new_member(stack, "gate.noadmin@example.org")) +
                              "Sec-Fetch-Mode: websocket\r\n",
                          "/demo/admin/ws"));
    BOOST_TEST(member.receive_until("}\n").starts_with("HTTP/1.1 403 "));
}

BOOST_AUTO_TEST_SUITE_END()
