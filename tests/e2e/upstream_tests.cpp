// Whatever a visitor sends, nginx must not take a server of Gatepost for broken: it would leave it
// alone for ten seconds, and with each of them so, nobody gets in.

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <sstream>

#include "fakes/temporary_folder.h"
#include "hostile_requests.h"
#include "process.h"
#include "raw_client.h"

using namespace gatepost::tests;

namespace {

constexpr const char* form_type = "application/x-www-form-urlencoded";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    BOOST_REQUIRE(at != text.npos);
    return text.replace(at, from.size(), to);
}

/// A stack whose one nginx process has two servers to choose from, with nginx's own max_fails.
class TwoServers {
  public:
    TwoServers() {
        const auto first = (stack_.var() / "run/gatepost.sock").string();
        const auto second = (stack_.var() / "run/second.sock").string();
        std::filesystem::create_symlink(first, second);
        change({{"server_name a.localhost;", "server_name a.localhost ~[.]any$;"},
                {"worker_processes auto", "worker_processes 1"},
                {"server \"unix:" + first + "\";",
                 "server \"unix:" + first + "\"; server \"unix:" + second + "\";"}});
    }

    void change(const std::vector<std::pair<std::string, std::string>>& replacements) {
        const auto path = stack_.var() / "nginx/nginx.conf";
        auto text = gatepost::fakes::read_file(path);
        for (const auto& [from, to] : replacements)
            text = replaced(text, from, to);
        write_file(path, text);
        stack_.restart("nginx");
        BOOST_REQUIRE(
            eventually([&] { return Client(stack_.site()).get("/readyz").status == 200; }));
    }

    const Stack& operator*() const { return stack_; }
    const Stack* operator->() const { return &stack_; }

    /// Sends it more often than there are servers.
    long survives(const std::string& what, const std::string& request) {
        long status = 0;
        for (int times = 0; times < 3; ++times)
            status = first_answer(exchange(stack_.port(), request)).status;
        // The demo application gives up on some headers, which makes a 502.
        if (status >= 500)
            BOOST_TEST((status == 501 || status == 502), what << " gives " << status);
        return status;
    }
    /// Everybody else is served as ever.
    void check_serves(const std::string& what) {
        Client innocent(stack_.site());
        for (int times = 0; times < 2; ++times)
            BOOST_TEST(innocent.get("/login").status == 200, "after " << what);
        BOOST_TEST(innocent.get("/demo/json").status == 303, "after " << what);
        std::istringstream log(stack_.log("nginx").substr(seen_));
        for (std::string line; std::getline(log, line); seen_ += line.size() + 1) {
            const bool is_about_us = contains(line, "fastcgi://") || contains(line, "cache key");
            BOOST_TEST((!is_about_us || contains(line, "is buffered")), what << ": " << line);
        }
    }

  private:
    Stack stack_;
    std::size_t seen_ = stack_.log("nginx").size();  // it may have started before the program
};

TwoServers& two_servers() {
    static TwoServers servers;
    return servers;
}

std::string get(const std::string& target, const std::string& headers = "",
                const std::string& host = "localhost") {
    return "GET " + target + " HTTP/1.1\r\nHost: " + host +
           "\r\nAccept: text/html\r\nConnection: close\r\n" + headers + "\r\n";
}

std::string post(const std::string& target, const std::string& headers, const std::string& body) {
    return "POST " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" +
           "Content-Type: " + form_type + "\r\n" + headers + "\r\n" + body;
}
std::string whole_post(const std::string& target, const std::string& body) {
    return post(target, "Content-Length: " + std::to_string(body.size()) + "\r\n", body);
}

/// Cookie lines of together so many bytes, each as long as nginx takes it at most.
std::string cookies(std::size_t size, char c = 'x') {
    std::string lines;
    for (int line = 0; size > 0; ++line) {
        const auto length = std::min<std::size_t>(size, 8000);
        lines += "Cookie: c" + std::to_string(line) + "=" + std::string(length, c) + "\r\n";
        size -= length;
    }
    return lines;
}

/// Every byte that a header or a query may hold, `times` over.
std::string all_bytes(int times) {
    std::string all;
    for (int time = 0; time < times; ++time) {
        for (int byte = 1; byte < 256; ++byte) {
            if (byte != '\r' && byte != '\n') all += static_cast<char>(byte);
        }
    }
    return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(upstream_tests)

BOOST_AUTO_TEST_CASE(targets_of_any_kind_leave_the_servers_in_service) {
    TwoServers& servers = two_servers();
    for (const std::string c :
         {"!", "a", "%25", "%", "&", "\"", "\\", "\xff", "%ff", "\x01", "'", "=&", "/", "../"}) {
        for (const std::size_t size : {3000U, 5500U, 6000U, 8000U}) {
            std::string junk;
            while (junk.size() + c.size() <= size)
                junk += c;
            const auto what = " and " + std::to_string(size) + " of " + printable(c);
            for (const char* start :
                 {"/profile?", "/login?next=/", "/register?next=/profile?", "/confirm/",
                  "/gate/return/", "/gate/refused/", "/unconfirmed?next=/x", "/language?next=/",
                  "/logout?next=/", "/reset/", "/demo/?", "/demo/", "/gatepost-gate/enter?ticket="})
                servers.survives(start + what, get(start + junk));
            servers.survives("another host" + what, get("/" + junk, "", "a.localhost"));
            servers.check_serves(what);
        }
    }
}

BOOST_AUTO_TEST_CASE(what_a_member_asks_for_leaves_the_servers_in_service) {
    TwoServers& servers = two_servers();
    Client member = new_member(*servers, "upstream.member@example.org"), pending(servers->site());
    pending.sign_up("upstream.pending@example.org");
    for (const std::string c : {"!", "%41", "\"", "\\", "\xff"}) {
        std::string junk;
        while (junk.size() < 5500)
            junk += c;
        for (const Client* client : {&member, &pending}) {
            for (const char* start :
                 {"/demo/?", "/demo/admin/?", "/login?next=/", "/register?next=/",
                  "/unconfirmed?next=/", "/gate/return/", "/profile?"}) {
                const auto what = start + printable(c);
                servers.survives(what, get(start + junk, cookie_line(*client)));
                // And wherever that leads.
                const auto answer = first_answer(
                    exchange(servers->port(), get(start + junk, cookie_line(*client))));
                auto target = answer.header("Location");
                if (target.starts_with(servers->site())) target.erase(0, servers->site().size());
                if (!target.empty())
                    servers.survives("from " + what, get(target, cookie_line(*client)));
            }
        }
        servers.check_serves(printable(c));
    }
}

BOOST_AUTO_TEST_CASE(long_ways_to_go_on_in_forms_leave_the_servers_in_service) {
    TwoServers& servers = two_servers();
    for (const std::size_t size : {900U, 5900U, 20000U}) {
        for (const char c : {'!', '%'}) {
            const auto next = "/" + std::string(size - 1, c);
            const auto what = std::to_string(size) + " of " + c;
            for (int times = 0; times < 2; ++times) {
                Client client(servers->site());
                client.get("/register");
                const auto address = "long." + std::to_string(size) + "." + std::to_string(c) +
                                     "." + std::to_string(times) + "@example.org";
                const auto in = client.post("/register", {{"email", address},
                                                          {"password", "correct horse"},
                                                          {"confirm", "correct horse"},
                                                          {"next", next}});
                BOOST_TEST(in.status == 303, what);
                const auto page = client.get(in.header("Location"));
                BOOST_TEST(page.status == 200, what);
                BOOST_TEST(client.post("/resend", {{"next", next}}).status == 303, what);
                BOOST_TEST(client.post("/unconfirmed", {{"next", next}}).status == 422, what);
                BOOST_TEST(
                    client.post("/language", {{"language", "en"}, {"next", next}}).status == 303,
                    what);
                BOOST_TEST(client.post("/logout", {{"next", next}}).status == 303, what);
                client.get("/login");
                const auto again = client.post(
                    "/login", {{"email", address}, {"password", "correct horse"}, {"next", next}});
                BOOST_TEST(again.status == 303, what);
            }
            servers.check_serves(what);
        }
    }
}

BOOST_AUTO_TEST_CASE(cookies_of_any_size_leave_the_servers_in_service) {
    TwoServers& servers = two_servers();
    Client member = new_member(*servers, "upstream.cookies@example.org");
    for (const std::size_t size : {8000U, 16000U, 22000U, 26000U, 28000U, 31500U, 40000U}) {
        for (const auto& [who, line] : {std::pair<std::string, std::string>("nobody", ""),
                                        {"a member", cookie_line(member)}}) {
            for (const char* target :
                 {"/login", "/profile", "/demo/json", "/demo/open/json", "/demo/admin/json",
                  "/gatepost-gate/enter?ticket=x", "/gatepost-gate/in"}) {
                const auto what = who + ", " + target + ", " + std::to_string(size);
                const auto status = servers.survives(what, get(target, line + cookies(size)));
                if (size > 25000) BOOST_TEST(status == 400, what);
                if (size < 23000) BOOST_TEST(status != 400, what);
            }
            servers.survives("a.", get("/json", cookies(size), "a.localhost"));
            for (const char* host : {"localhost", "a.localhost"}) {
                const auto answer = first_answer(
                    exchange(servers->port(), get("/demo/json", line + cookies(size), host)));
                if (size > 25000) BOOST_TEST(answer.status == 400, host);
                // Of more than its own buffers hold, nginx does not know which gate it is for.
                if (size > 25000 && size < 32000) BOOST_TEST(answer.has("gatepost.css"), host);
            }
            servers.survives("post",
                             post("/login", line + cookies(size) + "Content-Length: 3\r\n", "a=b"));
            servers.check_serves(who + std::to_string(size));
        }
    }
}

BOOST_AUTO_TEST_CASE(headers_of_any_kind_leave_the_servers_in_service) {
    TwoServers& servers = two_servers();
    Client member = new_member(*servers, "upstream.headers@example.org");
    std::string many, odd_names, named_like_parameters;
    for (int i = 0; i < 400; ++i)
        many += "X-" + std::to_string(i) + ": y\r\n";
    for (int size = 100; size < 4000; size *= 2)
        odd_names += "X-" + std::string(static_cast<std::size_t>(size), 'n') + ": y\r\n";
    for (const char* name :
         {"Request-Method", "Document-Uri", "Original-Host", "Remote-Addr", "Request-Id"})
        named_like_parameters += std::string(name) + ": /x\r\n" + name + ": /y\r\n";
    std::vector<std::string> hostile{many, odd_names, named_like_parameters};
    for (const std::string name : {"Origin", "Sec-Fetch-Site", "Sec-Fetch-Mode", "Accept",
                                   "Accept-Language", "User-Agent", "X-Requested-With", "Cookie",
                                   "Referer", "X-Custom", "Content-Type", "Upgrade", "Range"}) {
        hostile.push_back(name + ": a\r\n" + name + ": b\r\n");
        hostile.push_back(name + ": " + all_bytes(1) + "\r\n");
        hostile.push_back(name + ": " + all_bytes(30) + "\r\n");
        hostile.push_back(name + ":\r\n");
        hostile.push_back(name + ": x=\"" + std::string(7000, '\\') + "\r\n");
    }
    hostile.push_back("Cookie: __Host-gatepost=" + all_bytes(1) + "\r\n");
    hostile.push_back("Cookie: __Host-gatepost-notice=" + std::string(7000, '.') + "\r\n");
    hostile.push_back("Cookie: __Host-gatepost-return-path=" + std::string(5400, 'L') + "\r\n");
    hostile.push_back("Content-Length: 5\r\nContent-Length: 5\r\n");
    hostile.push_back("Expect: 100-continue\r\n");
    for (const auto& headers : hostile) {
        for (const char* target : {"/login", "/demo/json", "/confirm/x"}) {
            for (const auto& who : {std::string(), cookie_line(member)})
                servers.survives(target + printable(headers), get(target, headers + who));
        }
        servers.survives(printable(headers),
                         post("/login", headers + "Content-Length: 3\r\n", "a=b"));
        servers.check_serves(printable(headers));
    }
}

BOOST_AUTO_TEST_CASE(hosts_of_any_kind_leave_the_servers_in_service) {
    TwoServers& servers = two_servers();
    for (const std::string& host :
         {std::string("localhost."), std::string("LOCALHOST"), std::string("localhost:80"),
          std::string(7000, 'h') + ".any", std::string("[::1]"), std::string("h%00.any"),
          std::string("a\x01.any"), std::string("\xc3\xa4.any"), std::string("a..any"),
          std::string("\"'<>!.any"), std::string(2500, '%') + ".any"}) {
        for (const char* target : {"/login", "/demo/json", "/json", "/gatepost-gate/enter?ticket=x",
                                   "/gatepost-gate/in"})
            servers.survives(target + printable(host), get(target, "", host));
        servers.check_serves(printable(host));
    }
}

BOOST_AUTO_TEST_CASE(bodies_of_any_kind_leave_the_servers_in_service) {
    TwoServers& servers = two_servers();
    std::string fields;
    for (int i = 0; i < 5000; ++i)
        fields += "f" + std::to_string(i) + "=1&";
    const std::vector<std::string> bodies{"",
                                          "&",
                                          "=",
                                          std::string(60000, '&'),
                                          std::string(60000, '='),
                                          std::string(60000, '%'),
                                          std::string(60000, '\0'),
                                          "a=%00",
                                          "a=\xff",
                                          "email=%ff&password=%00",
                                          "a=1&a=2",
                                          fields,
                                          "csrf=" + std::string(60000, 'A'),
                                          "next=" + std::string(60000, '/'),
                                          all_bytes(200)};
    for (const char* target :
         {"/login", "/register", "/logout", "/forgot", "/password-strength", "/reset/x", "/nowhere",
          "/demo/note", "/gatepost-gate/enter", "/gate/check", "/login?csrf=x", "/healthz"}) {
        for (const auto& body : bodies) {
            const auto what = target + (" " + printable(body));
            servers.survives(what, whole_post(target, body));
        }
        const std::string length = "Content-Length: 1000\r\n";
        const std::string chunked = "Transfer-Encoding: chunked\r\n";
        servers.survives("chunked", post(target, chunked, "3\r\na=b\r\n0\r\n\r\n"));
        servers.survives("too large", whole_post(target, std::string(70000, 'x')));
        for (const auto& cut : {post(target, length, "a=b"), post(target, chunked, "ff\r\na=b"),
                                post(target, chunked, "zz\r\n"), post(target, length, "")}) {
            for (int times = 0; times < 3; ++times)
                RawConnection(servers->port()).send(cut);  // and is gone
        }
        servers.check_serves(target);
    }
}

BOOST_AUTO_TEST_CASE(methods_of_any_kind_leave_the_servers_in_service) {
    TwoServers& servers = two_servers();
    for (const std::string method :
         {"HEAD", "PUT", "OPTIONS", "FOO", "X_Y-Z", "TRACE", "CONNECT", "PROPFIND", "get"}) {
        for (const char* target : {"/login", "/demo/json", "/gatepost-gate/enter?ticket=x", "*",
                                   "http://localhost/login", "//login", "/\xff", "/%0a", "/%00"}) {
            const auto what = method + " " + printable(target);
            servers.survives(what, method + " " + target +
                                       " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        }
        servers.survives("old", method + " /login HTTP/1.0\r\n\r\n");
        servers.survives("oldest", method + " /login\r\n");
        servers.check_serves(method);
    }
}

BOOST_AUTO_TEST_CASE(questions_that_are_cached_leave_the_servers_in_service) {
    TwoServers servers;
    servers.change({{"#cache ", ""}, {"default off;", "default gatepost_gate;"}});
    Client member = new_member(*servers, "upstream.cached@example.org");
    for (const std::size_t size : {8000U, 16000U, 22000U, 26000U, 31500U}) {
        for (const std::size_t target : {10U, 900U, 7000U}) {
            const auto what = std::to_string(size) + " and " + std::to_string(target);
            servers.survives(what, get("/demo/json?" + std::string(target, 'x'),
                                       cookie_line(member) + cookies(size)));
        }
        servers.check_serves(std::to_string(size));
    }
}

BOOST_AUTO_TEST_SUITE_END()
