// What answers give away, and what others can do with them: headers, caches, frames, files.

#include <boost/test/unit_test.hpp>

#include "attack.h"
#include "raw_client.h"

using namespace gatepost::tests;

namespace {

struct Seen {
    std::string name;
    Answer answer;
};

/// Every page as a visitor, as somebody who waits and as a member, and every kind of error.
const std::vector<Seen>& answers() {
    static const std::vector<Seen> all = [] {
        const Client waiting = pending(new_address("pages"));
        const Client owner = member(new_address("pages"));
        std::vector<Seen> found;
        for (const auto& path : paths("GET")) {
            if (path == "/logo" || path == "/icon" || path == "/style.css" ||
                path == "/manifest.webmanifest")
                continue;
            found.push_back({path + " of a visitor", browser().get(path)});
            found.push_back({path + " of one who waits", with_session_of(waiting).get(path)});
            found.push_back({path + " of a member", with_session_of(owner).get(path)});
        }
        Client visitor = browser();
        visitor.get("/login");
        found.push_back({"403", visitor.post_bare("/login", {})});
        found.push_back({"404", visitor.get("/nowhere")});
        found.push_back({"404 of nginx", visitor.get("/static/nowhere")});
        found.push_back({"405", visitor.get("/resend")});
        found.push_back({"413", visitor.post("/login", {{"email", std::string(70000, 'x')}})});
        found.push_back({"414", visitor.get("/" + std::string(40000, 'x'))});
        found.push_back({"415", visitor.post_body("/login", "{}", "application/json")});
        found.push_back({"422", visitor.post("/login", {})});
        for (int i = 0; i < 40 && found.back().answer.status != 429; ++i)
            found.back() = {"429", visitor.post("/forgot", {})};
        BOOST_TEST(found.back().answer.status == 429);
        found.push_back({"400", visitor.get("/%00")});
        return found;
    }();
    return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(answer_tests)

BOOST_AUTO_TEST_CASE(no_page_can_be_framed) {
    for (const auto& [name, answer] : answers()) {
        const auto policy = answer.header("Content-Security-Policy");
        if (policy.find("form-action 'none'") != policy.npos) {
            // Of the gate: may stand in a frame, and holds nothing to click on.
            BOOST_TEST(!answer.has("<form"), name);
            continue;
        }
        BOOST_TEST(contains(policy, "frame-ancestors 'none'"), name);
    }
}

BOOST_AUTO_TEST_CASE(no_page_runs_a_script_from_elsewhere_or_of_its_own) {
    for (const auto& [name, answer] : answers()) {
        const auto policy = answer.header("Content-Security-Policy");
        BOOST_TEST(policy.starts_with("default-src 'none'"), name);
        BOOST_TEST(contains(policy, "base-uri 'none'"), name);
        for (const char* hole : {"unsafe", "*", "data:", "http:", "https:", "nonce"})
            BOOST_TEST(!contains(policy, hole), name);
        BOOST_TEST(!answer.has("<script>"), name);
        BOOST_TEST(!answer.has(" onclick="), name);
        BOOST_TEST(!answer.has(" style=\""), name);
        BOOST_TEST(answer.header("X-Content-Type-Options") == "nosniff", name);
    }
}

BOOST_AUTO_TEST_CASE(no_page_is_kept_by_a_cache) {
    for (const auto& [name, answer] : answers()) {
        if (contains(name, "security.txt")) continue;
        BOOST_TEST(answer.header("Cache-Control") == "no-store", name);
        if (answer.status >= 400) continue;  // nginx's own are files
        BOOST_TEST(answer.header("ETag").empty(), name);
        BOOST_TEST(answer.header("Last-Modified").empty(), name);
    }
}

BOOST_AUTO_TEST_CASE(no_page_of_the_account_looks_like_a_file_to_a_cache) {
    const auto email = new_address("deceived");
    const Client owner = member(email);
    for (const char* path :
         {"/profile/x.css", "/profile.css", "/profile;x.js", "/profile%2fx.css", "/profile%00.css",
          "/static/..%2fprofile", "/static/%2e%2e/profile", "/profile?x.css", "/profile%3fx.css",
          "/profile%23x.css", "/favicon.ico/../profile"}) {
        const auto answer = with_session_of(owner).get(path);
        BOOST_TEST((!answer.has(email) || answer.header("Cache-Control") == "no-store"), path);
    }
}

BOOST_AUTO_TEST_CASE(conditions_and_ranges_get_nothing_else) {
    const auto email = new_address("ranges");
    const Client owner = member(email);
    for (const char* line : {"If-None-Match: *", "If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT",
                             "Range: bytes=0-9", "If-Match: x",
                             "If-Unmodified-Since: Thu, 01 Jan 1970 00:00:00 GMT"}) {
        Client tab = with_session_of(owner);
        tab.add_header(line);
        const auto answer = tab.get("/profile");
        BOOST_TEST(answer.status == 200, line);
        BOOST_TEST(answer.has(email), line);
    }
}

BOOST_AUTO_TEST_CASE(no_other_site_reads_an_answer) {
    const Client owner = member(new_address("cors"));
    const auto port = std::to_string(target().port());
    for (const std::string& origin :
         std::vector<std::string>{"https://evil.example", "null", "http://localhost:" + port,
                                  "http://a.localhost:" + port, "http://localhost.evil.example"}) {
        for (const char* method : {"GET", "OPTIONS", "HEAD"}) {
            Client tab = with_session_of(owner);
            tab.add_header("Origin: " + origin);
            tab.add_header("Access-Control-Request-Method: POST");
            const auto answer =
                *method == 'H' ? tab.head("/profile") : tab.send(method, "/profile");
            BOOST_TEST(!contains(answer.headers, "Access-Control-Allow"), method << origin);
        }
    }
    for (const auto& [name, answer] : answers()) {
        BOOST_TEST(!contains(answer.headers, "Access-Control-Allow"), name);
        BOOST_TEST(answer.header("Cross-Origin-Resource-Policy") == "same-origin", name);
        BOOST_TEST(answer.header("Cross-Origin-Opener-Policy") == "same-origin", name);
    }
}

BOOST_AUTO_TEST_CASE(no_link_of_a_mail_goes_on_in_a_referer) {
    for (const auto& [name, answer] : answers()) {
        const auto policy = answer.header("Referrer-Policy");
        BOOST_TEST((policy == "strict-origin" || policy == "same-origin"), name);
    }
}

BOOST_AUTO_TEST_CASE(errors_tell_nothing_of_the_inside) {
    for (const auto& [name, answer] : answers()) {
        for (const char* word : {"mariadb", "MariaDB", "SQLSTATE", "SELECT ", "exception", "/tmp/",
                                 "gatepost.sock", ".cpp", "std::", "nginx/", "libfcgi"})
            BOOST_TEST(!answer.has(word), name << " " << word);
        BOOST_TEST(answer.header("X-Powered-By").empty(), name);
    }
}

BOOST_AUTO_TEST_CASE(no_file_is_read_from_outside_of_static) {
    const std::vector<std::string> ups{
        "..",    "%2e%2e",       ".%2e",    "%2e.",   "%252e%252e", "..%00",          "..;",
        "..%5c", "%c0%ae%c0%ae", "..%2f..", "....//", "..\\..",     "%2e%2e%2f%2e%2e"};
    for (const auto& up : ups) {
        for (const char* file :
             {"/register.tpl", "/frame.tpl", "/../../../../etc/passwd", "/../gatepost.toml",
              "/languages/de.po", "%2fregister.tpl", "/../README.md"}) {
            for (const char* folder : {"/static/", "/static", "/static/fonts/"}) {
                const auto answer = browser().get(folder + up + file);
                BOOST_TEST(answer.status >= 400, folder << up << file);
                BOOST_TEST(!answer.has("AUTOESCAPE"), folder << up << file);
                BOOST_TEST(!answer.has("root:"), folder << up << file);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(no_file_lies_about) {
    for (const char* path : {"/.git/config",
                             "/.git/HEAD",
                             "/.env",
                             "/.htpasswd",
                             "/.htaccess",
                             "/.DS_Store",
                             "/gatepost.toml",
                             "/keys",
                             "/var/keys",
                             "/etc/gatepost/keys",
                             "/views/register.tpl",
                             "/register.tpl",
                             "/static/fonts/",
                             "/sql/V001__accounts.sql",
                             "/backup.sql",
                             "/index.php",
                             "/index.html",
                             "/phpinfo.php",
                             "/server-status",
                             "/nginx_status",
                             "/status",
                             "/metrics",
                             "/debug",
                             "/console",
                             "/actuator/env",
                             "/wp-login.php",
                             "/config.json",
                             "/robots.txt.bak",
                             "/login.bak",
                             "/gatepost",
                             "/cgi-bin/gatepost",
                             "/.well-known/",
                             "/gate/",
                             "/gate/check"})
        BOOST_TEST(browser().get(path).status == 404, path);
    for (const char* folder : {"/static/", "/static/.", "/static//"})
        BOOST_TEST(browser().get(folder).status == 403, folder);
}

BOOST_AUTO_TEST_CASE(a_request_is_not_sent_back) {
    const auto answer = first_answer(
        exchange(target().port(),
                 "TRACE /profile HTTP/1.1\r\nHost: localhost\r\nCookie: __Host-gatepost=secret\r\n"
                 "Connection: close\r\n\r\n",
                 new_network()));
    BOOST_TEST(answer.status == 405);
    BOOST_TEST(!answer.has("secret"));
}

BOOST_AUTO_TEST_CASE(requests_within_requests_get_no_answer_of_their_own) {
    const std::string hidden = "GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Hidden: yes\r\n\r\n";
    const auto length = "Content-Length: " + std::to_string(hidden.size()) + "\r\n";
    const std::string chunked = "0\r\n\r\n" + hidden;
    const std::vector<std::pair<std::string, std::string>> rows{
        {"Content-Length: 0\r\nTransfer-Encoding: chunked\r\n", chunked},
        {"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", chunked},
        {"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", chunked},
        {"Transfer-Encoding: xchunked\r\n" + length, hidden},
        {"Transfer-Encoding : chunked\r\n" + length, hidden},
        {"Transfer-Encoding:\tchunked\r\n" + length, chunked},
        {"Transfer-Encoding: chunked, identity\r\n", chunked},
        {"X: x\nTransfer-Encoding: chunked\r\n" + length, hidden},
        {"Content-Length: 0\r\n" + length, hidden},
        {"Content-Length: +" + std::to_string(hidden.size()) + "\r\n", hidden},
        {"Content-Length: 0x10\r\n", hidden},
        {"Content-Length: -1\r\n", hidden},
        {length, hidden},
    };
    for (const auto& [headers, body] : rows) {
        const auto all = exchange(target().port(),
                                  "POST /login HTTP/1.1\r\nHost: localhost\r\n"
                                  "Content-Type: application/x-www-form-urlencoded\r\n"
                                  "Connection: close\r\n" +
                                      headers + "\r\n" + body,
                                  new_network());
        BOOST_TEST(first_answer(all).status >= 400, headers);
        BOOST_TEST(all.find("HTTP/1.1 200") == all.npos, headers);
    }
}

BOOST_AUTO_TEST_SUITE_END()
