#include <fmt/format.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cctype>

#include "fakes/temporary_folder.h"
#include "identity_headers.h"
#include "own_nginx.h"
#include "people.h"
#include "raw_client.h"
#include "received.h"

using namespace gatepost::tests;

namespace {

/// uWSGI, which speaks all but gRPC, and nghttpd, which speaks HTTP/2 and logs what it gets.
struct Applications {
    Applications() {
        const auto path = folder.folder.string();
        write_file(folder.folder / "page", "a page over HTTP/2\n");
        uwsgi = std::make_unique<Process>(
            std::vector<std::string>{
                "uwsgi", "--plugin", "python3", "--master", "--die-on-term", "--need-app",
                "--buffer-size", "65535", "--wsgi-file", SOURCE_DIR "/tests/e2e/echo.py",
                "--uwsgi-socket", path + "/uwsgi", "--fastcgi-socket", path + "/fastcgi",
                "--scgi-socket", path + "/scgi", "--http-socket", path + "/http"},
            folder.folder / "uwsgi.log");
        nghttpd = std::make_unique<Process>(
            std::vector<std::string>{"nghttpd", "--no-tls", "--verbose", "--address=127.0.0.1",
                                     "--htdocs=" + path, std::to_string(grpc_port)},
            folder.folder / "nghttpd.log");
        const auto is_there = [&](const char* name) {
            return std::filesystem::is_socket(folder.folder / name);
        };
        BOOST_REQUIRE(eventually([&] {
            return is_there("uwsgi") && is_there("fastcgi") && is_there("scgi") && is_there("http");
        }));
    }

    std::string grpc_log() const {
        return gatepost::fakes::read_file(folder.folder / "nghttpd.log");
    }

    gatepost::fakes::TemporaryFolder folder;
    int grpc_port = free_port();
    std::unique_ptr<Process> uwsgi;
    std::unique_ptr<Process> nghttpd;
};

const Applications& applications() {
    static const Applications all;
    return all;
}

/// A protocol, and how a gated location speaks it as docs/gate.md says.
struct Protocol {
    std::string name;
    std::string parameters;  ///< Debian's own, before the gate's line
    std::string pass;
};

std::vector<Protocol> protocols() {
    const auto path = applications().folder.folder.string();
    const auto grpc = fmt::format("grpc_pass grpc://127.0.0.1:{};", applications().grpc_port);
    return {{"proxy", "", "proxy_pass http://unix:" + path + "/http;"},
            {"demo", "", "proxy_pass http://demo;"},
            {"fastcgi", "include /etc/nginx/fastcgi_params;",
             "fastcgi_pass unix:" + path + "/fastcgi;"},
            {"uwsgi", "include /etc/nginx/uwsgi_params;", "uwsgi_pass unix:" + path + "/uwsgi;"},
            {"scgi", "include /etc/nginx/scgi_params;", "scgi_pass unix:" + path + "/scgi;"},
            {"grpc", "include gatepost/gatepost_gated_grpc_underscores.conf;", grpc}};
}

std::string servers(const std::string& more = "") {
    std::string text =
        "server {\nlisten 127.0.0.1:@port@;\nserver_name localhost;\n"
        "underscores_in_headers on;\ninclude gatepost/gatepost_gate.conf;\n" +
        more;
    for (const auto& [name, parameters, pass] : protocols()) {
        text += "location /demo/open/" + name + "/ {\n" + parameters +
                "\ninclude gatepost/gatepost_gated.conf;\n" + pass + "\n}\n";
    }
    return text + "}\n";
}

Answer get(const OwnNginx& nginx, const std::string& target, const std::string& headers) {
    return first_answer(gatepost::tests::exchange(
        nginx.port(), "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" +
                          headers + "\r\n"));
}

const Person& member() {
    return people()[static_cast<std::size_t>(By::member)];
}

/// What the application behind a protocol was told of a request.
std::string told(const OwnNginx& nginx, const std::string& protocol, const std::string& headers) {
    const auto before = applications().grpc_log().size();
    const auto answer = get(nginx, "/demo/open/" + protocol + "/json", headers);
    if (protocol != "grpc") return answer.body;
    eventually([&] { return contains(applications().grpc_log().substr(before), "END_STREAM"); });
    return applications().grpc_log().substr(before);
}

/// The headers of the list that come through as the client wrote them.
std::string passed(const OwnNginx& nginx, const std::string& protocol,
                   const std::vector<std::string>& names) {
    std::string found;
    for (const auto& name : names) {
        std::string lines;
        for (const auto& spelling : spellings(name))
            lines +=
                spelling + (name == "Cookie" ? ": __Host-gatepost=forged\r\n" : ": forged\r\n");
        if (name == "Host") continue;  // a second one is no request at all
        const auto said = told(nginx, protocol, lines);
        if (contains(said, "forged") || said.empty()) found += protocol + ": " + name + "\n";
    }
    return found;
}

std::vector<std::string> listed_names() {
    std::vector<std::string> names;
    for (const auto& header : identity_headers())
        names.push_back(header.name);
    return names;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(gate_protocols_tests)

BOOST_AUTO_TEST_CASE(no_header_of_the_list_passes_in_any_spelling_over_any_protocol) {
    const OwnNginx nginx(servers());
    for (const auto& protocol : protocols())
        BOOST_TEST(passed(nginx, protocol.name, listed_names()) == "");
}

BOOST_AUTO_TEST_CASE(the_list_holds_what_common_applications_believe) {
    const auto names = listed_names();
    for (const char* name : {"Remote-User",
                             "Remote-Id",
                             "Remote-Email",
                             "Remote-Name",
                             "Remote-Groups",
                             "X-Remote-User",
                             "Proxy",
                             "X-WebAuth-User",
                             "X-WebAuth-Email",
                             "X-WebAuth-Groups",
                             "X-Auth-Request-User",
                             "X-Auth-Request-Email",
                             "X-Auth-Request-Access-Token",
                             "X-Forwarded-User",
                             "X-Forwarded-Email",
                             "X-Forwarded-Groups",
                             "X-Forwarded-Preferred-Username",
                             "X-Forwarded-Access-Token",
                             "X-Original-URL",
                             "X-Rewrite-URL",
                             "Forwarded"}) {
        BOOST_TEST((std::find(names.begin(), names.end(), name) != names.end()), name);
    }
}

BOOST_AUTO_TEST_CASE(every_protocol_tells_who_it_is_and_keeps_the_gate_s_cookies) {
    const OwnNginx nginx(servers());
    const auto cookie = "Cookie: own=1; __Host-gatepost=" + member().session + "\r\n";
    for (const auto& protocol : protocols()) {
        const std::string& name = protocol.name;
        BOOST_TEST_CONTEXT(name) {
            if (name == "grpc") {
                const auto said = told(nginx, name, cookie);
                BOOST_TEST(contains(said, "remote-user: " + member().id));
                BOOST_TEST(contains(said, "remote-id: " + member().id));
                BOOST_TEST(contains(said, "remote-groups: readers"));
                BOOST_TEST(contains(said, "cookie: own=1\n"));
                BOOST_TEST(!contains(said, member().session));
                continue;
            }
            const auto all = received_in(told(nginx, name, cookie));
            BOOST_REQUIRE(all.size() == 1U);
            const auto& got = all.front();
            BOOST_TEST(got.all("Remote-User") == member().id);
            BOOST_TEST(got.all("Remote-Id") == member().id);
            BOOST_TEST(got.all("Remote-Email") == member().email);
            BOOST_TEST(got.all("Remote-Groups") == "readers");
            BOOST_TEST(got.all("Cookie") == "own=1");
            BOOST_TEST(got.all("X-Forwarded-For") == "127.0.0.1");
            BOOST_TEST(got.all("Host") == "localhost:" + std::to_string(shared_stack().port()));
            BOOST_TEST(received_in(told(nginx, name, "")).front().all("Remote-User") == "-");
        }
    }
}

BOOST_AUTO_TEST_CASE(the_application_s_own_errors_stay_its_own) {
    const auto folder = applications().folder.folder.string();
    const std::string around =
        "proxy_intercept_errors on; fastcgi_intercept_errors on; uwsgi_intercept_errors on;"
        "scgi_intercept_errors on; grpc_intercept_errors on;"
        "error_page 401 403 404 500 503 /own.html; location = /own.html { return 200 own; }"
        "location /demo/open/h2/ { include gatepost/gatepost_gated.conf;"
        "grpc_pass grpc://unix:" +
        folder + "/h2; }";
    std::string http2 = "server { listen unix:" + folder + "/h2 http2;";
    for (const char* status : {"401", "403", "404", "500", "503"})
        http2 += fmt::format(
            "location = /demo/open/h2/status/{0} {{ return {0} \"the "
            "application's own {0}\"; }}",
            status);
    const OwnNginx nginx(servers(around) + http2 + "}");
    for (const char* protocol : {"proxy", "fastcgi", "uwsgi", "scgi", "h2"}) {
        for (const char* status : {"401", "403", "404", "500", "503"}) {
            const auto answer =
                get(nginx, fmt::format("/demo/open/{}/status/{}", protocol, status), "");
            BOOST_TEST(answer.status == std::stol(status), protocol);
            BOOST_TEST(answer.has(std::string("the application's own ") + status), protocol);
        }
    }
}

BOOST_AUTO_TEST_CASE(each_line_of_the_lists_is_missed) {
    for (const char* protocol : {"proxy", "fastcgi", "uwsgi", "scgi", "grpc"}) {
        for (const char* name : {"Remote-Groups", "Remote-Id", "X-Forwarded-Email", "Proxy"}) {
            std::string line = std::string(protocol) + "_set_header " + name + " ";
            if (!contains("proxy grpc", protocol)) {
                line = std::string(protocol) + "_param HTTP_";
                for (const char* c = name; *c != '\0'; ++c)
                    line += *c == '-' ? '_' : static_cast<char>(std::toupper(*c));
                line += " ";
            }
            const OwnNginx nginx(servers(),
                                 {fmt::format("gatepost_gated_{}.conf", protocol), line, "#"});
            BOOST_TEST(passed(nginx, protocol, {name}) != "", line);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
