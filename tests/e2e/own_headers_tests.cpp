// What the server block says of headers is not for Gatepost's own answers.

#include <boost/test/unit_test.hpp>
#include <sstream>

#include "own_nginx.h"
#include "people.h"
#include "raw_client.h"

using namespace gatepost::tests;

namespace {

constexpr auto servers = R"(
server {
    listen 127.0.0.1:@port@;
    server_name localhost;
    root )" SOURCE_DIR R"(/views;
    add_header Referrer-Policy         no-referrer always;
    add_header Content-Security-Policy "default-src *" always;
    add_header X-Content-Type-Options  "" always;
    add_header X-Robots-Tag            all always;
    add_header Cache-Control           "public, max-age=86400" always;
    add_header X-Site-Wide             yes always;
    add_header Cross-Origin-Opener-Policy   unsafe-none always;
    add_header Cross-Origin-Resource-Policy same-site always;
    add_header Permissions-Policy           camera=* always;
    expires    1h;
    fastcgi_hide_header Referrer-Policy;
    fastcgi_hide_header Content-Security-Policy;
    fastcgi_hide_header Cross-Origin-Opener-Policy;
    fastcgi_hide_header Permissions-Policy;
    fastcgi_hide_header Set-Cookie;
    fastcgi_hide_header Location;
    include gatepost/gatepost_gate.conf;
    include gatepost/gatepost_server.conf;
    location /application/ {
        return 200 "an application's own\n";
    }
    location /demo/ {
        include gatepost/gatepost_gated.conf;
        proxy_pass http://demo/demo/;
    }
})";

/// The values of each header of that name.
std::vector<std::string> all(const Answer& answer, const std::string& name) {
    std::vector<std::string> values;
    std::istringstream lines(answer.headers);
    for (std::string line; std::getline(lines, line);) {
        const auto value = Answer{0, line + "\n", ""}.header(name);
        if (!value.empty()) values.push_back(value);
    }
    return values;
}

Answer ask(int port, const std::string& line, const std::string& headers = "",
           const std::string& body = "") {
    return first_answer(gatepost::tests::exchange(
        port, line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: " +
                  std::to_string(body.size()) + "\r\n" + headers + "\r\n" + body));
}

/// The application and nginx say it in the same words.
void check_stands_alone(const Answer& answer, const std::string& loaded_by) {
    static const auto permissions =
        Client(shared_stack().site()).get("/login").header("Permissions-Policy");
    BOOST_TEST(all(answer, "Cross-Origin-Opener-Policy") == std::vector<std::string>{"same-origin"},
               boost::test_tools::per_element());
    BOOST_TEST(all(answer, "Cross-Origin-Resource-Policy") == std::vector<std::string>{loaded_by},
               boost::test_tools::per_element());
    BOOST_TEST(permissions.starts_with("accelerometer=()"));
    BOOST_TEST(all(answer, "Permissions-Policy") == std::vector<std::string>{permissions},
               boost::test_tools::per_element());
}

void check_is_as_gatepost_says(const Answer& answer, const std::string& cache,
                               const std::string& loaded_by = "same-origin") {
    check_stands_alone(answer, loaded_by);
    const auto policies = all(answer, "Content-Security-Policy");
    BOOST_TEST(policies.size() == 1U);
    BOOST_TEST(policies.front().starts_with("default-src 'none'"));
    const auto referrer = all(answer, "Referrer-Policy");
    BOOST_TEST(referrer.size() == 1U);
    BOOST_TEST((referrer.front() == "strict-origin" || referrer.front() == "same-origin"));
    BOOST_TEST(all(answer, "X-Content-Type-Options") == std::vector<std::string>{"nosniff"},
               boost::test_tools::per_element());
    BOOST_TEST(all(answer, "Cache-Control") == std::vector<std::string>{cache},
               boost::test_tools::per_element());
    BOOST_TEST(answer.header("Expires").empty());
    BOOST_TEST(answer.header("X-Site-Wide").empty());
    BOOST_TEST(answer.header("X-Gatepost").empty());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(own_headers_tests)

BOOST_AUTO_TEST_CASE(what_the_application_answers) {
    const OwnNginx nginx(servers);
    for (const char* line :
         {"GET /", "HEAD /login", "GET /login", "GET /nowhere", "GET /profile", "GET /confirm/x",
          "GET /language", "GET /reset/x", "POST /login", "POST /password-strength",
          "GET /gatepost-gate/enter?ticket=x", "GET /healthz"}) {
        BOOST_TEST_CONTEXT(line) {
            check_is_as_gatepost_says(ask(nginx.port(), line), "no-store");
        }
    }
    BOOST_TEST(!ask(nginx.port(), "GET /login").header("Set-Cookie").empty());
    BOOST_TEST(!ask(nginx.port(), "GET /profile").header("Location").empty());
    BOOST_TEST(ask(nginx.port(), "GET /gatepost-gate/enter?ticket=x").header("Location") == "/");
}

BOOST_AUTO_TEST_CASE(what_nginx_answers_for_it) {
    const OwnNginx nginx(servers);
    check_is_as_gatepost_says(ask(nginx.port(), "GET /static/nowhere.css"), "no-store");
    check_is_as_gatepost_says(ask(nginx.port(), "GET /%00"), "no-store");
    check_is_as_gatepost_says(ask(nginx.port(), "GET /static/gatepost.css"), "public, max-age=300",
                              "cross-origin");
    check_is_as_gatepost_says(ask(nginx.port(), "GET /favicon.ico"), "public, max-age=86400",
                              "cross-origin");
    check_is_as_gatepost_says(ask(nginx.port(), "POST /demo/"), "no-store");
}

BOOST_AUTO_TEST_CASE(where_the_gate_sends_visitors_is_kept_by_nobody) {
    const OwnNginx nginx(servers);
    for (const char* accept : {"Accept: text/html\r\n", "Sec-Fetch-Mode: cors\r\n"}) {
        const auto answer = ask(nginx.port(), "GET /demo/", accept);
        BOOST_TEST((answer.status == 303 || answer.status == 401));
        BOOST_TEST(all(answer, "Cache-Control") == std::vector<std::string>{"no-store"},
                   boost::test_tools::per_element());
        BOOST_TEST(answer.header("Expires").empty());
    }
}

BOOST_AUTO_TEST_CASE(an_application_behind_the_gate_says_for_itself_who_may_load_its_answers) {
    Client member = new_member(shared_stack(), "own.headers@example.org");
    for (const char* path : {"/demo/", "/demo/json"}) {
        const auto answer = member.get(path);
        BOOST_TEST(answer.status == 200);
        for (const char* name :
             {"Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "Permissions-Policy"})
            BOOST_TEST(answer.header(name) == "", path << name);
    }
    BOOST_TEST(!member.get("/login").header("Permissions-Policy").empty());
}

BOOST_AUTO_TEST_CASE(other_pages_of_the_server_block_keep_theirs) {
    const OwnNginx nginx(servers);
    const auto answer = ask(nginx.port(), "GET /application/");
    BOOST_TEST(answer.header("Cross-Origin-Resource-Policy") == "same-site");
    BOOST_TEST(answer.status == 200);
    BOOST_TEST(!all(answer, "Cache-Control").empty());
    BOOST_TEST(!answer.header("Expires").empty());
}

BOOST_AUTO_TEST_CASE(a_form_whose_origin_is_hidden_is_taken_from_the_site_alone) {
    for (const char* site : {"same-origin", "same-site", "cross-site", "none", ""}) {
        Client visitor(shared_stack().site());
        visitor.get("/login");
        visitor.add_header("Origin: null");
        if (*site != '\0') visitor.add_header(std::string("Sec-Fetch-Site: ") + site);
        const auto answer = visitor.post("/login", {{"email", "nobody@example.org"}});
        BOOST_TEST(answer.status == (std::string(site) == "same-origin" ? 422 : 403), site);
    }
}

BOOST_AUTO_TEST_SUITE_END()
