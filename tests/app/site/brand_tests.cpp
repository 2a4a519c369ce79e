#include <boost/test/unit_test.hpp>

#include "core/mails.h"
#include "site.h"

using namespace gatepost;
using namespace gatepost::tests;
using http::Status;

namespace {

struct Branded : Site {
    const app::Brand own{app::Picture{"image/png", "PNG"}, std::nullopt, ":root {}"};
    const view::Renderer own_renderer{VIEWS,
                                      {.name = "Bread & Butter",
                                       .base_url = base_url,
                                       .accent = view::Accent::of(*view::Colour::parse("#a3271b")),
                                       .style_url = "/style.css?v=1",
                                       .logo_url = "/logo?v=2",
                                       .footer = {{"Imprint", "https://example.org/imprint"}}}};
    const app::Services own_services = services_with(own_renderer, own, gate);
    app::Worker own_worker{own_services, store};
    Browser branded{own_worker}, plain{worker};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(brand_tests, Branded)

BOOST_AUTO_TEST_CASE(the_pages_show_the_logo_the_colour_and_the_links) {
    const auto page = branded.get("/login");
    BOOST_TEST(contains(page, "<img src=\"/logo?v=2\""));
    BOOST_TEST(contains(page, "href=\"/style.css?v=1\""));
    BOOST_TEST(contains(page, "href=\"/static/favicon.svg?v="));
    BOOST_TEST(contains(page, "<a href=\"https://example.org/imprint\">Imprint</a>"));
    BOOST_TEST(contains(page, "Bread &amp; Butter"));
}

BOOST_AUTO_TEST_CASE(pictures_and_colours_may_be_kept_for_good) {
    const auto logo = branded.get("/logo?v=2");
    BOOST_CHECK(logo.status == Status::ok);
    BOOST_TEST(logo.body == "PNG");
    BOOST_TEST(logo.header("Content-Type") == "image/png");
    BOOST_TEST(logo.header("Cache-Control") == "public, max-age=31536000, immutable");
    BOOST_TEST(branded.get("/logo").header("Cache-Control") == "public, max-age=300");
    BOOST_TEST(logo.header("X-Content-Type-Options") == "nosniff");
    BOOST_TEST(branded.get("/style.css").header("Content-Type") == "text/css; charset=utf-8");
    BOOST_CHECK(branded.get("/icon").status == Status::not_found);
}

BOOST_AUTO_TEST_CASE(the_gate_s_pages_on_other_hosts_may_load_them_and_nothing_else) {
    for (const char* path : {"/logo", "/style.css"})
        BOOST_TEST(branded.get(path).header("Cross-Origin-Resource-Policy") == "cross-origin");
    for (const char* path : {"/icon", "/login", "/profile"})
        BOOST_TEST(branded.get(path).header("Cross-Origin-Resource-Policy") == "same-origin");
}

BOOST_AUTO_TEST_CASE(without_any_of_it_nothing_is_there) {
    for (const char* path : {"/logo", "/icon", "/style.css"}) {
        const auto answer = plain.get(path);
        BOOST_TEST((answer.status == Status::not_found), path);
        BOOST_TEST(answer.header("Cache-Control") == "no-store");
    }
    BOOST_TEST(!contains(plain.get("/login"), "/style.css"));
}

BOOST_AUTO_TEST_CASE(the_mails_have_the_colour) {
    const auto mail = own_renderer.write({core::Email::parse("a@example.org").value(),
                                          core::Language::english,
                                          clock.now(),
                                          "",
                                          {},
                                          core::ResetPasswordMail{"https://x.example/"}});
    BOOST_TEST(mail.html.find("background-color: #a3271b") != mail.html.npos);
    BOOST_TEST(mail.html.find("#1b6b4f") == mail.html.npos);
}

BOOST_AUTO_TEST_SUITE_END()
