#include <boost/test/unit_test.hpp>

#include "own_nginx.h"
#include "people.h"
#include "raw_client.h"
#include "received.h"

using namespace gatepost::tests;

namespace {

/// What stands in the server block beside the gate, and whether a member still gets in. What it
/// does to them where it stands before the gate's line is its author's business.
struct Row {
    std::string name;
    std::string text;
    bool member_enters = true;
};

const Row rows[] = {
    {"nothing", ""},
    {"a front controller", "if (!-e $request_filename) { rewrite ^(.*)$ /index.php?q=$1 last; }"},
    {"all to one place", "rewrite ^ /index.php last;"},
    {"all but some to one place", "rewrite ^/(?!json|files|index) /index.php last;"},
    {"a rewrite that breaks", "rewrite ^ /index.php break;"},
    {"the question alone", "rewrite ^/gatepost-gate/check$ /index.php last;"},
    {"a redirect", "if ($uri !~ ^/(json|files)) { return 301 /json; }"},
    {"another way to", "set $gatepost_path /; set $gatepost_asked_scheme https;"},
    {"try_files", "try_files $uri /index.php;"},
    {"index", "index index.php;"},
    {"error pages", "error_page 401 403 404 405 418 500 502 503 504 =200 /index.php;"},
    {"error pages within", "recursive_error_pages on; error_page 401 403 =200 /index.php;"},
    {"any of two", "satisfy any; allow all;"},
    {"any of two, without a password", "satisfy any; auth_basic off;"},
    {"an address", "allow 127.0.0.1; deny all;"},
    {"nobody's address", "deny all;", false},
    {"a password", "auth_basic door; auth_basic_user_file /dev/null;", false},
    {"another question", "auth_request /open.html;"},
    {"no question", "auth_request off;"},
    {"a regular expression", "location ~ check$ { return 204; }"},
    {"a longer place", "location ^~ /gatepost-gate/check/ { return 204; }"},
    {"what the application says", "fastcgi_intercept_errors on; error_page 401 =200 /open.html;"},
    {"a cache for all",
     "fastcgi_cache everything; fastcgi_cache_key all; fastcgi_cache_valid any 1h;"
     "fastcgi_ignore_headers Set-Cookie Cache-Control Expires;"},
    {"a store", "fastcgi_store on; fastcgi_store_access user:rw;"},
    {"parameters", "fastcgi_param HTTP_COOKIE $arg_cookie; fastcgi_param ORIGINAL_PATH /open;"},
    {"headers",
     "fastcgi_pass_request_headers on; fastcgi_pass_header Gatepost-Answer;"
     "fastcgi_hide_header Location; fastcgi_hide_header Gatepost-Error;"},
    {"another server", "fastcgi_next_upstream error http_403 http_404 http_500 http_503;"},
    {"what is not buffered", "fastcgi_buffering off; fastcgi_request_buffering off;"},
    {"a split path", "fastcgi_split_path_info ^(.*)(/.*)$; fastcgi_index index.php;"},
    {"headers of proxies", "proxy_set_header Remote-User 1; proxy_pass_request_headers on;"},
    {"bodies", "client_max_body_size 1; client_body_buffer_size 1k;"},
    {"a mirror", "mirror /open.html;"},
};

/// Both orders, on two ports.
std::string servers(const std::string& text, const std::string& more = "") {
    std::string all;
    for (const bool gate_first : {true, false}) {
        const std::string gate = "include gatepost/gatepost_gate.conf;\n";
        all += std::string("server {\nlisten 127.0.0.1:") + (gate_first ? "@port@" : "@port2@") +
               ";\nserver_name a.localhost;\nroot @root@;\n" +
               (gate_first ? gate + text : text + "\n" + gate) + R"(
            location / {
                include gatepost/gatepost_gated.conf;
                proxy_pass http://demo;
            }
            location = /index.php {
                include gatepost/gatepost_gated.conf;
                proxy_pass http://demo/json;
            }
            location /files/ {
                include gatepost/gatepost_gated.conf;
            }
            location = /open.html {
                return 200 "open to all";
            }
)" + more + "}\n";
    }
    return all;
}

Answer get(int port, const std::string& target, const std::string& cookie = "",
           const std::string& method = "GET") {
    return first_answer(gatepost::tests::exchange(
        port, method + " " + target +
                  " HTTP/1.1\r\nHost: a.localhost\r\nConnection: close\r\n"
                  "Content-Length: 0\r\n" +
                  cookie + "\r\n"));
}

std::string gate_cookie(const Person& person) {
    return "Cookie: __Host-gatepost-gate=" + person.gate_a + "\r\n";
}

bool got_in(const Answer& answer) {
    return shows_demo(answer.body) || answer.has("a file behind the gate");
}

const Person& member() {
    return people()[static_cast<std::size_t>(By::member)];
}

/// What somebody got to see who may not, after a member has been there.
std::string breaches(int port) {
    std::string found;
    for (const char* target :
         {"/json", "/files/secret.txt", "/index.php", "/?q=/json", "/x/json"}) {
        get(port, target, gate_cookie(member()));
        for (const auto& cookie : {std::string(), std::string("Cookie: __Host-gatepost-gate=x\r\n"),
                                   gate_cookie(people()[static_cast<std::size_t>(By::pending)])}) {
            for (const char* method : {"GET", "HEAD", "POST", "PUT", "OPTIONS"}) {
                const auto answer = get(port, target, cookie, method);
                const bool is_head_of_it = std::string(method) == "HEAD" && answer.status == 200 &&
                                           !answer.header("Content-Length").empty() &&
                                           answer.header("Content-Length") != "11";
                if (got_in(answer) || is_head_of_it) {
                    found += std::string(method) + " " + target + ": " + answer.headers;
                }
            }
        }
    }
    return found;
}

bool lets_in_members(int port) {
    return got_in(get(port, "/json", gate_cookie(member()))) &&
           got_in(get(port, "/files/secret.txt", gate_cookie(member())));
}

}  // namespace

// Whatever the server block says besides: who may not enter does not, and who may does.
BOOST_AUTO_TEST_SUITE(gate_directives_tests)

BOOST_AUTO_TEST_CASE(what_else_stands_in_the_server_block_opens_nothing) {
    for (const auto& row : rows) {
        BOOST_TEST_CONTEXT(row.name << ": " << row.text) {
            const OwnNginx nginx(servers(row.text));
            BOOST_TEST(breaches(nginx.port()) == "");
            BOOST_TEST(breaches(nginx.second_port()) == "");
            BOOST_TEST(lets_in_members(nginx.port()) == row.member_enters);
        }
    }
}

BOOST_AUTO_TEST_CASE(nginx_takes_the_gate_without_a_warning) {
    const OwnNginx nginx(servers(""));
    BOOST_TEST(lets_in_members(nginx.port()));
    BOOST_TEST(nginx.log() == "");
}

BOOST_AUTO_TEST_CASE(an_answer_that_is_not_gatepost_s_is_no_yes) {
    // nginx cannot look at the answer of a question any more once it is there, so where one is
    // led astray to what is open to all, it is what stands behind proxy_pass that refuses.
    for (const char* text : {"rewrite ^/gatepost-gate/check$ /open.html last;",
                             "if ($uri = /gatepost-gate/check) { return 204; }",
                             "if ($uri !~ ^/(json|files|open)) { return 200 \"all is well\"; }"}) {
        BOOST_TEST_CONTEXT(text) {
            const OwnNginx nginx(servers(text));
            BOOST_TEST(breaches(nginx.port()) == "");
            BOOST_TEST(lets_in_members(nginx.port()));
            for (const char* method : {"GET", "HEAD", "POST", "DELETE", "PROPFIND"}) {
                const auto answer = get(nginx.second_port(), "/json", "", method);
                BOOST_TEST(!got_in(answer), answer.headers);
                BOOST_TEST(answer.status >= 400, method);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(nginx_does_not_start_with_a_second_question) {
    for (const char* more : {"location = /gatepost-gate/check { return 204; }",
                             "location = /gatepost-gate/cached-check { return 204; }",
                             "location ^~ /gatepost-gate/ { return 204; }",
                             "location /x/ { include gatepost/gatepost_gated.conf; satisfy any; }",
                             "location /x/ { include gatepost/gatepost_gated.conf;"
                             " auth_request off; }"}) {
        const auto refusal = refusal_of_nginx(servers("", more));
        BOOST_TEST(contains(refusal, "[emerg]"), more << ": " << refusal);
    }
}

BOOST_AUTO_TEST_CASE(what_else_stands_in_the_location_opens_nothing) {
    for (const char* line :
         {"limit_except GET { allow all; }", "limit_except GET HEAD { deny all; }", "allow all;",
          "error_page 401 403 =200 /open.html;", "if ($arg_q) { break; }",
          "if ($request_method = PUT) { set $x 1; }", "auth_basic off;"}) {
        const auto more = "location /x/ { include gatepost/gatepost_gated.conf;" +
                          std::string(line) + " proxy_pass http://demo/; }";
        const OwnNginx nginx(servers("", more));
        BOOST_TEST_CONTEXT(line) {
            BOOST_TEST(breaches(nginx.port()) == "");
            BOOST_TEST(got_in(get(nginx.port(), "/x/json", gate_cookie(member()))));
        }
    }
}

BOOST_AUTO_TEST_CASE(without_gatepost_an_error_page_of_the_server_opens_nothing) {
    // Gatepost's upstream of its own, which nobody serves.
    const auto text = servers("error_page 500 502 503 504 =200 /open.html;");
    const OwnNginx nginx(text, {"gatepost_gate_question.conf", "fastcgi_pass            gatepost;",
                                "fastcgi_pass unix:/nonexistent;"});
    for (const int port : {nginx.port(), nginx.second_port()}) {
        const auto answer = get(port, "/json", gate_cookie(member()));
        BOOST_TEST(!got_in(answer));
        BOOST_TEST(answer.status == 503);
    }
}

// Each defence is there for something: without it, one of the checks above finds the hole.
BOOST_AUTO_TEST_CASE(each_defence_is_missed) {
    struct Missed {
        std::string name;
        std::string text;
        Mutation mutation;
    };
    const std::string stray = "if ($gatepost_stray = asked0) {";
    const Missed all[] = {
        {"the break",
         "rewrite ^/gatepost-gate/check$ /index.php last;",
         {"gatepost_gate.conf", "if ($uri ~ ^/gatepost-gate/)", "if ($uri = /other)"}},
        {"the look at stray questions",
         "rewrite ^/gatepost-gate/check$ /files/secret.txt last;",
         {"gatepost_gated.conf", stray, "if ($gatepost_stray = none) {"}},
        {"both of any two",
         "satisfy any; allow all;",
         {"gatepost_gated.conf", "satisfy      all;", ""}},
        {"no cache",
         "fastcgi_cache everything; fastcgi_cache_key all; fastcgi_cache_valid any 1h;",
         {"gatepost_gate.conf", "fastcgi_store \"/nonexistent/gatepost\";", ""}},
        {"Gatepost's own word",
         "rewrite ^/gatepost-gate/check$ /open.html last;",
         {"gatepost_gated.conf", "proxy_method $gatepost_method;", ""}},
    };
    for (const auto& missed : all) {
        const OwnNginx nginx(servers(missed.text), missed.mutation);
        const bool is_noticed = !breaches(nginx.port()).empty() ||
                                !breaches(nginx.second_port()).empty() ||
                                !lets_in_members(nginx.port());
        BOOST_TEST(is_noticed, missed.name);
    }
}

BOOST_AUTO_TEST_SUITE_END()
