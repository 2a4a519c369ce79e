#include <boost/test/unit_test.hpp>

#include "client.h"
#include "stack.h"

using namespace gatepost::tests;

namespace {

void check_is_a_page_of_the_site(const Answer& answer, long status) {
    BOOST_TEST(answer.status == status);
    BOOST_TEST(answer.has("gatepost.css"));
    BOOST_TEST(answer.has("<h1>"));
    BOOST_TEST(answer.header("X-Request-Id").size() == 32U);
    BOOST_TEST(answer.header("X-Content-Type-Options") == "nosniff");
    BOOST_TEST(!answer.header("Content-Security-Policy").empty());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(nginx_tests)

BOOST_AUTO_TEST_CASE(errors_are_pages_of_the_site_wherever_they_are_made) {
    Client client(shared_stack().site());
    check_is_a_page_of_the_site(client.get("/nowhere"), 404);             // the application
    check_is_a_page_of_the_site(client.get("/static/nowhere.css"), 404);  // nginx
    check_is_a_page_of_the_site(client.get("/%00"), 400);
    check_is_a_page_of_the_site(client.get("/" + std::string(40000, 'a')), 414);
    const auto method =
        client.post_body("/static/gatepost.css", "a=b", "application/x-www-form-urlencoded");
    check_is_a_page_of_the_site(method, 405);
    BOOST_TEST(!method.header("Allow").empty());
    const auto resend = client.get("/resend");
    check_is_a_page_of_the_site(resend, 405);
    BOOST_TEST(resend.header("Allow") == "POST");
}

BOOST_AUTO_TEST_CASE(errors_speak_the_visitors_language_wherever_they_are_made) {
    const std::string german = "Seite nicht gefunden";
    Client client(shared_stack().site());
    client.add_header("Accept-Language: de-AT,de;q=0.9,en;q=0.8");
    BOOST_TEST(client.get("/nowhere").has(german));
    const auto by_nginx = client.get("/static/nowhere.css");
    check_is_a_page_of_the_site(by_nginx, 404);
    BOOST_TEST(by_nginx.has(german));
    BOOST_TEST(by_nginx.has("<html lang=\"de\" dir=\"ltr\">"));

    client.get("/language");
    client.post("/language", {{"language", "es"}});
    BOOST_TEST(client.get("/nowhere").has("Página no encontrada"));
    BOOST_TEST(client.get("/static/nowhere.css").has("Página no encontrada"));

    for (const char* other : {"it", "den", "../de", ""}) {
        Client visitor(shared_stack().site());
        visitor.add_header(std::string("Accept-Language: ") + other);
        BOOST_TEST(visitor.get("/static/nowhere.css").has("Page not found"), other);
    }
}

BOOST_AUTO_TEST_CASE(bodies_are_limited_and_of_one_kind) {
    Client client(shared_stack().site());
    const std::string form = "application/x-www-form-urlencoded";
    client.get("/login");
    check_is_a_page_of_the_site(
        client.post_body("/login", "a=" + std::string(65 * 1024, 'x'), form), 413);
    check_is_a_page_of_the_site(client.post_body("/login", "{}", "application/json"), 415);
    check_is_a_page_of_the_site(client.post_body("/login", "a=b", "multipart/form-data"), 415);
    check_is_a_page_of_the_site(client.post_body("/login", "a=\xff", form), 400);
    check_is_a_page_of_the_site(client.post_body("/login", "a=%zz", form), 400);
    check_is_a_page_of_the_site(client.post_body("/login", "a=1&a=2", form), 400);
    check_is_a_page_of_the_site(client.post_body("/login", "email=a", form), 403);
    check_is_a_page_of_the_site(client.post_body("/login?csrf=x", std::string(60000, '&'), form),
                                403);
}

BOOST_AUTO_TEST_CASE(static_files_are_kept_for_good_by_their_content) {
    Client client(shared_stack().site());
    const auto page = client.get("/login");
    const auto start = page.body.find("/static/gatepost.css?v=");
    BOOST_REQUIRE(start != page.body.npos);
    const auto path = page.body.substr(start, page.body.find('"', start) - start);
    const auto style = client.get(path);
    BOOST_TEST(style.status == 200);
    BOOST_TEST(style.header("Content-Type").find("text/css") == 0U);
    BOOST_TEST(style.header("Cache-Control").find("immutable") != std::string::npos);
    BOOST_TEST(client.get("/static../register.tpl").status == 404);
    BOOST_TEST(client.get("/static/../register.tpl").status == 404);
}

BOOST_AUTO_TEST_CASE(another_host_name_is_sent_to_the_sites_own) {
    Client client(shared_stack().site());
    client.add_header("Host: evil.example");
    const auto answer = client.get("/login?a=b");
    BOOST_TEST(answer.status == 308);
    BOOST_TEST(answer.header("Location") == shared_stack().site() + "/login?a=b");
}

BOOST_AUTO_TEST_CASE(what_a_client_says_of_itself_is_not_believed) {
    Stack& stack = shared_stack();
    Client client(stack.site());
    for (const char* line : {"X-Original-URL: /profile", "X-Forwarded-For: 203.0.113.9",
                             "X-Forwarded-Host: evil.example", "Request-Id: forged",
                             "X-Request-Id: forged", "Remote-Addr: 203.0.113.9"}) {
        client.add_header(line);
    }
    const auto answer = client.sign_up("headers@example.org");
    BOOST_TEST(answer.header("Location") == "/unconfirmed");
    BOOST_TEST(answer.header("X-Request-Id") != "forged");
    const auto log = stack.log("serve");
    BOOST_TEST(log.find("203.0.113.9") == log.npos);
    BOOST_TEST(log.find(answer.header("X-Request-Id")) != log.npos);
}

BOOST_AUTO_TEST_CASE(the_shipped_limits_answer_429_and_let_readers_read) {
    const Stack limited("default");
    Client client(limited.site());
    client.get("/register");
    // Typing a password does not use up what is left for sending the form.
    for (int i = 0; i < 30; ++i)
        BOOST_TEST(client.post("/password-strength", {{"password", "secret123"}}).status == 200);
    BOOST_TEST(client.post("/login", {}).status == 422);
    bool refused = false;
    for (int i = 0; i < 40 && !refused; ++i) {
        const auto answer = client.post("/login", {});
        if (answer.status != 429) continue;
        refused = true;
        check_is_a_page_of_the_site(answer, 429);
        BOOST_TEST(!answer.header("Retry-After").empty());
    }
    BOOST_TEST(refused);
    BOOST_TEST(client.get("/login").status == 200);
}

BOOST_AUTO_TEST_SUITE_END()
