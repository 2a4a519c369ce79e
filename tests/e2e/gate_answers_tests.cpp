#include <boost/test/unit_test.hpp>

#include "fakes/temporary_folder.h"
#include "own_nginx.h"
#include "people.h"
#include "raw_client.h"
#include "received.h"

using namespace gatepost::tests;

namespace {

Answer send(int port, const std::string& line, const std::string& host,
            const std::string& headers = "") {
    return first_answer(gatepost::tests::exchange(
        port,
        line + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + headers + "\r\n"));
}

const Person& member() {
    return people()[static_cast<std::size_t>(By::member)];
}

std::string at_b(const Person& person) {
    return "Cookie: __Host-gatepost-gate=" + person.gate_b + "\r\n";
}
std::string at_a(const Person& person) {
    return "Cookie: __Host-gatepost-gate=" + person.gate_a + "\r\n";
}

std::string from_a() {
    return "Origin: http://a.localhost:" + std::to_string(shared_stack().port()) + "\r\n";
}

/// The same accounts and keys, served as if browsers reached the site at this address.
struct OtherAddress {
    explicit OtherAddress(const std::string& base_url) {
        serve = std::make_unique<Process>(
            std::vector<std::string>{BINARY_DIR "/app/gatepost", "--config",
                                     (shared_stack().var() / "gatepost.toml").string(), "--set",
                                     "site.base_url=" + base_url, "--set",
                                     "server.listen=" + socket(), "serve"},
            folder.folder / "log");
        BOOST_REQUIRE(eventually([&] { return std::filesystem::is_socket(socket()); }));
    }
    std::string socket() const { return (folder.folder / "socket").string(); }

    /// Lets the gate of an nginx ask there.
    Mutation mutation() const {
        return {"gatepost_gate_question.conf", "fastcgi_pass            gatepost;",
                "fastcgi_pass unix:" + socket() + ";"};
    }

    gatepost::fakes::TemporaryFolder folder;
    std::unique_ptr<Process> serve;
};

std::string gated_host(const std::string& more = "") {
    return R"(
server {
    listen 127.0.0.1:@port@;
    server_name a.localhost;
    root @root@;
    include gatepost/gatepost_gate.conf;
)" + more + R"(
    location / {
        include gatepost/gatepost_gated.conf;
        proxy_pass http://demo;
    }
    location /files/ {
        include gatepost/gatepost_gated.conf;
    }
    location /files/told/ {
        include gatepost/gatepost_gated.conf;
        alias @root@/files/;
        add_header X-Own yes;
        include gatepost/gatepost_gate_answer.conf;
    }
    location /files/kept/ {
        include gatepost/gatepost_gated.conf;
        alias @root@/files/;
        expires 1h;
    }
})";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(gate_answers_tests)

BOOST_AUTO_TEST_CASE(the_application_behind_two_proxies_learns_the_address_that_browsers_use) {
    const OtherAddress site("https://gate.example:8443");
    // The second server ends TLS before nginx, as far as the first can tell.
    const OwnNginx nginx(gated_host() + R"(
server {
    listen 127.0.0.1:@port2@;
    location / {
        proxy_pass http://127.0.0.1:@port@;
        proxy_set_header Host              $host;
        proxy_set_header X-Forwarded-Proto https;
    }
})",
                         site.mutation());
    const auto in = send(nginx.second_port(), "GET /json", "a.localhost", at_a(member()));
    BOOST_REQUIRE(received_in(in.body).size() == 1U);
    const auto got = received_in(in.body).front();
    BOOST_TEST(got.all("Host") == "a.localhost:8443");
    BOOST_TEST(got.all("X-Forwarded-Host") == "a.localhost:8443");
    BOOST_TEST(got.all("X-Forwarded-Proto") == "https");
    BOOST_TEST(got.all("Remote-User") == member().id);
}

BOOST_AUTO_TEST_CASE(what_is_asked_for_without_tls_is_refused_where_the_site_has_it) {
    const OtherAddress site("https://gate.example:8443");
    const OwnNginx nginx(gated_host(), site.mutation());
    for (const char* line : {"GET /json", "POST /json", "GET /files/secret.txt"}) {
        const auto refused = send(nginx.port(), line, "a.localhost", at_a(member()));
        BOOST_TEST(!shows_demo(refused.body));
        BOOST_TEST(!refused.has("a file behind the gate"));
        BOOST_TEST(refused.status == 303);
        BOOST_TEST(
            refused.header("Location").starts_with("https://gate.example:8443/gate/refused/"));
    }
    const auto script =
        send(nginx.port(), "GET /json", "a.localhost", at_a(member()) + "Sec-Fetch-Mode: cors\r\n");
    BOOST_TEST(script.status == 403);
    BOOST_TEST(script.body == "{\"error\":\"https_required\"}\n");
    // A proxy that only ends TLS and adds no header: the server block says it.
    const OwnNginx told(gated_host("set $gatepost_asked_scheme https;"), site.mutation());
    BOOST_TEST(shows_demo(send(told.port(), "GET /json", "a.localhost", at_a(member())).body));
}

BOOST_AUTO_TEST_CASE(a_preflight_of_a_host_that_the_rule_names_is_answered_by_the_gate) {
    const int port = shared_stack().port();
    const std::string asks =
        "Access-Control-Request-Method: PUT\r\n"
        "Access-Control-Request-Headers: content-type, x-own\r\n";
    const auto allowed = send(port, "OPTIONS /json", "b.localhost", from_a() + asks);
    BOOST_TEST(allowed.status == 204);
    BOOST_TEST("Origin: " + allowed.header("Access-Control-Allow-Origin") + "\r\n" == from_a());
    BOOST_TEST(allowed.header("Access-Control-Allow-Credentials") == "true");
    BOOST_TEST(allowed.header("Access-Control-Allow-Methods") == "PUT");
    BOOST_TEST(allowed.header("Access-Control-Allow-Headers") == "content-type, x-own");
    BOOST_TEST(allowed.header("Access-Control-Max-Age") == "600");
    BOOST_TEST(allowed.header("Vary") == "Origin");

    const std::string stranger = "Origin: http://evil.example\r\n";
    for (const auto& [host, path, headers] :
         {std::tuple{"b.localhost", "/json", stranger + asks},
          std::tuple{"b.localhost", "/json", from_a()},
          std::tuple{"b.localhost", "/admin/json", from_a() + asks},
          std::tuple{"a.localhost", "/json", from_a() + asks}}) {
        const auto refused = send(port, std::string("OPTIONS ") + path, host, headers);
        BOOST_TEST(refused.status == 303, host << path << headers);
        BOOST_TEST(refused.header("Access-Control-Allow-Methods") == "");
    }
    // Any other OPTIONS goes to the application, for visitors who may enter.
    const auto options = send(port, "OPTIONS /json", "b.localhost", at_b(member()));
    BOOST_REQUIRE(received_in(options.body).size() == 1U);
    BOOST_TEST(received_in(options.body).front().method == "OPTIONS");
}

BOOST_AUTO_TEST_CASE(a_caller_reads_answers_and_refusals) {
    const int port = shared_stack().port();
    const auto origin = [](const Answer& answer) {
        return answer.header("Access-Control-Allow-Origin") + " " +
               answer.header("Access-Control-Allow-Credentials");
    };
    const auto own = "http://a.localhost:" + std::to_string(port) + " true";
    const auto put = send(port, "PUT /json", "b.localhost", from_a() + at_b(member()));
    BOOST_TEST(shows_demo(put.body));
    BOOST_TEST(origin(put) == own);
    const auto refused =
        send(port, "PUT /json", "b.localhost", from_a() + "Sec-Fetch-Mode: cors\r\n");
    BOOST_TEST(refused.status == 401);
    BOOST_TEST(origin(refused) == own);
    const auto forbidden = send(port, "PUT /admin/json", "b.localhost",
                                from_a() + at_b(member()) + "Sec-Fetch-Mode: cors\r\n");
    BOOST_TEST(forbidden.status == 403);
    BOOST_TEST(origin(forbidden) == " ");  // that rule names nobody
    const auto other =
        send(port, "PUT /json", "b.localhost", "Origin: http://evil.example\r\n" + at_b(member()));
    BOOST_TEST(origin(other) == " ");
}

BOOST_AUTO_TEST_CASE(files_behind_the_gate_are_private_unless_they_say_something_else) {
    const OwnNginx nginx(gated_host("add_header X-Around yes;"));
    const auto get = [&](const std::string& target, const std::string& cookie) {
        return send(nginx.port(), "GET " + target, "a.localhost", cookie);
    };
    const auto file = get("/files/secret.txt", at_a(member()));
    BOOST_TEST(file.header("Cache-Control") == "private");
    BOOST_TEST(file.header("X-Around") == "yes");  // nothing of the server block's is lost
    const auto told = get("/files/told/secret.txt", at_a(member()));
    BOOST_TEST(told.header("Cache-Control") == "private");
    BOOST_TEST(told.header("X-Own") == "yes");
    BOOST_TEST(get("/files/kept/secret.txt", at_a(member())).header("Cache-Control") ==
               "max-age=3600");
    BOOST_TEST(get("/json", at_a(member())).header("Cache-Control") == "no-store");  // the demo's
    BOOST_TEST(get("/files/secret.txt", "").header("Cache-Control") == "no-store");
}

BOOST_AUTO_TEST_CASE(what_nginx_asks_for_within_a_page_is_no_stray_question) {
    const OwnNginx nginx(R"(
server {
    listen 127.0.0.1:@port@;
    server_name a.localhost;
    root @root@;
    include gatepost/gatepost_gate.conf;
    ssi on;
    ssi_types text/plain;
    location / {
        include gatepost/gatepost_gated.conf;
        default_type text/plain;
    }
    location /made/ {
        include gatepost/gatepost_gated.conf;
        proxy_pass http://127.0.0.1:@port2@;
    }
    location /handed/ {
        internal;
        include gatepost/gatepost_gated.conf;
        proxy_pass http://demo;
    }
}
server {
    listen 127.0.0.1:@port2@;
    location /made/page.txt {
        return 200 '<!--#include virtual="/files/secret.txt" --><!--#include virtual="/files/secret.txt?again" -->';
    }
    location /made/handed {
        add_header X-Accel-Redirect /handed/json;
        return 200;
    }
})");
    const auto page = send(nginx.port(), "GET /made/page.txt", "a.localhost", at_a(member()));
    BOOST_TEST(contains(page.body, "gate\n"));
    BOOST_TEST(page.body.rfind("a file behind") > page.body.find("a file behind"));
    BOOST_TEST(!page.has("403"));
    // Of a POST that the application hands on nginx makes a GET.
    const auto handed = send(nginx.port(), "POST /made/handed", "a.localhost",
                             at_a(member()) + "Content-Length: 0\r\n");
    BOOST_REQUIRE(received_in(handed.body).size() == 1U);
    BOOST_TEST(received_in(handed.body).front().method == "GET");
}

BOOST_AUTO_TEST_CASE(without_a_slash_after_proxy_pass_the_path_arrives_as_it_was_sent) {
    const int port = shared_stack().port();
    const std::string target = "/api/queues/%2F/na%20me//x?q=%2F";
    const auto whole =
        send(port, "GET " + target, "a.localhost", at_a(member()) + "Accept: application/json\r\n");
    BOOST_REQUIRE(received_in(whole.body).size() == 1U);
    BOOST_TEST(received_in(whole.body).front().target == target);
    const auto read =
        send(port, "GET " + target, "b.localhost", at_b(member()) + "Accept: application/json\r\n");
    BOOST_REQUIRE(received_in(read.body).size() == 1U);
    BOOST_TEST(received_in(read.body).front().target == "/api/queues/na%20me/x?q=%2F");
}

BOOST_AUTO_TEST_CASE(a_program_with_a_password_of_its_own_gets_401) {
    const auto answer = send(shared_stack().port(), "GET /json", "a.localhost",
                             "Authorization: Basic dXNlcjpwYXNzd29yZA==\r\n");
    BOOST_TEST(answer.status == 401);
    BOOST_TEST(answer.header("Location") == "");
    BOOST_TEST(answer.body == "{\"error\":\"login_required\"}\n");
    BOOST_TEST(!contains(shared_stack().log("serve"), "dXNlcjpwYXNzd29yZA"));
}

BOOST_AUTO_TEST_CASE(the_fixed_pages_of_the_gate_may_stand_in_a_frame_and_hold_no_form) {
    const auto page = send(shared_stack().port(), "POST /json", "a.localhost",
                           "Content-Length: 0\r\nSec-Fetch-Dest: iframe\r\n");
    BOOST_TEST(page.status == 401);
    BOOST_TEST(page.has("Not sent yet"));
    BOOST_TEST(!page.has("<form"));
    BOOST_TEST(!contains(page.header("Content-Security-Policy"), "frame-ancestors"));
}

BOOST_AUTO_TEST_SUITE_END()
