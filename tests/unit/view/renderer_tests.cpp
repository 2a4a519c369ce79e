#include <atomic>
#include <boost/test/unit_test.hpp>
#include <thread>

#include "text.h"
#include "unit/view/example_site.h"
#include "unit/view/html.h"
#include "view/pages/confirmation.h"
#include "view/pages/error.h"
#include "view/pages/gate.h"
#include "view/pages/home.h"
#include "view/pages/login.h"
#include "view/pages/profile.h"
#include "view/pages/registration.h"
#include "view/pages/reset.h"
#include "view/renderer.h"

using namespace gatepost;
using namespace gatepost::view;
using namespace std::chrono_literals;
using tests::contains;
using tests::find_tag;
using tests::renderer;

namespace {

const std::string csrf_token = "csrf-token-1";
constexpr char hostile[] = "\"><script>alert('{{X}}')</script>&amp; javascript:x";
const std::string hostile_escaped =
    "&quot;&gt;&lt;script&gt;alert(&#39;{{X}}&#39;)&lt;/script&gt;&amp;amp; javascript:x";

constexpr auto registered_at = std::chrono::sys_days{2026y / 11 / 23} + 14h + 5min;
constexpr auto confirmed_at = registered_at + 3min;

Frame frame_for(Viewer viewer) {
    return {viewer, csrf_token, std::nullopt};
}

/// Renders a page, checks what holds for all pages, and returns it.
template <class Page>
std::string render(const Frame& frame, const Page& page) {
    const std::string html = renderer().render(frame, page);
    tests::check_page(html, csrf_token);
    return html;
}

/// Without header and footer.
std::string main_of(const std::string& html) {
    const auto begin = html.find("<main");
    return html.substr(begin, html.find("</main>") - begin);
}

ProfilePage profile() {
    return {"mike@example.org", registered_at, confirmed_at, "", {}};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(renderer_tests)

BOOST_AUTO_TEST_CASE(the_navigation_follows_the_viewer) {
    const auto anonymous = render(frame_for(Viewer::anonymous), HomePage{});
    BOOST_TEST(contains(anonymous, "<li><a href=\"/register\">Sign up</a></li>"));
    BOOST_TEST(contains(anonymous, "<li><a href=\"/login\">Log in</a></li>"));
    BOOST_TEST(!contains(anonymous, "/logout"));

    const auto unconfirmed = render(frame_for(Viewer::unconfirmed), HomePage{});
    BOOST_TEST(contains(unconfirmed, "<li><a href=\"/unconfirmed\">Confirm</a></li>"));
    BOOST_TEST(contains(unconfirmed, "<form method=\"post\" action=\"/logout\">"));
    BOOST_TEST(!contains(unconfirmed, "/register"));
    BOOST_TEST(!contains(unconfirmed, "/profile"));

    const auto confirmed = render(frame_for(Viewer::confirmed), HomePage{});
    BOOST_TEST(contains(confirmed, "<li><a href=\"/profile\">Profile</a></li>"));
    BOOST_TEST(contains(confirmed, "<form method=\"post\" action=\"/logout\">"));
    BOOST_TEST(!contains(confirmed, "/register"));
    BOOST_TEST(!contains(confirmed, "/unconfirmed"));
}

BOOST_AUTO_TEST_CASE(a_notice_is_shown_in_its_tone) {
    auto frame = frame_for(Viewer::confirmed);
    BOOST_TEST(!contains(render(frame, HomePage{}), "class=\"notice"));
    frame.notice = NoticeText{Tone::success, Message("Thanks!")};
    BOOST_TEST(contains(render(frame, HomePage{}),
                        "<p class=\"notice success\" role=\"status\">Thanks!</p>"));
    frame.notice = NoticeText{Tone::info, Message(hostile)};
    BOOST_TEST(
        contains(render(frame, HomePage{}), "notice info\" role=\"status\">" + hostile_escaped));
    frame.notice = NoticeText{Tone::error, Message("No.")};
    BOOST_TEST(contains(render(frame, HomePage{}), "notice error\" role=\"status\">No."));
}

BOOST_AUTO_TEST_CASE(assets_carry_a_version_of_their_content) {
    const auto html = render(frame_for(Viewer::anonymous), HomePage{});
    const auto tags = tests::parse_tags(html);
    const auto href = find_tag(tags, "link", "rel", "stylesheet").value()["href"];
    const std::string prefix = "/static/gatepost.css?v=";
    BOOST_TEST(href.starts_with(prefix));
    BOOST_TEST(href.substr(prefix.size()).find_first_not_of("0123456789abcdef") ==
               std::string::npos);
    BOOST_TEST(href.size() == prefix.size() + 12);
    BOOST_TEST(contains(html, "href=\"/static/favicon.svg?v="));
}

BOOST_AUTO_TEST_CASE(the_registration_form_starts_empty) {
    const auto html = render(frame_for(Viewer::anonymous), RegisterPage{});
    const auto tags = tests::parse_tags(html);
    BOOST_TEST(contains(html, "<title>Sign up · Gatepost</title>"));
    BOOST_TEST(find_tag(tags, "form", "action", "/register").has_value());
    BOOST_TEST(find_tag(tags, "input", "id", "email").value()["autocomplete"] == "username");
    for (const char* id : {"password", "confirm"}) {
        const auto input = find_tag(tags, "input", "id", id).value();
        BOOST_TEST(input["autocomplete"] == "new-password");
        BOOST_TEST(input["minlength"] == "8");
        BOOST_TEST((input.has("required") && !input.has("value")));
    }
    BOOST_TEST(!contains(html, "aria-invalid"));
    BOOST_TEST(!contains(main_of(html), "name=\"next\""));
    BOOST_TEST(contains(html, "Already have an account? <a href=\"/login\">Log in</a>"));
}

BOOST_AUTO_TEST_CASE(complaints_are_listed_and_stand_at_their_fields) {
    const RegisterPage page{"mike@example",
                            "",
                            {{"email", Message("Bad address.")},
                             {"password", Message("Too short.")},
                             {"password", Message("Too simple.")},
                             {"confirm", Message("Not the same.")}}};
    const auto html = render(frame_for(Viewer::anonymous), page);
    const auto tags = tests::parse_tags(html);
    BOOST_TEST(contains(html, "<title>Error: Sign up · Gatepost</title>"));
    BOOST_TEST(find_tag(tags, "div", "role", "alert").value()["tabindex"] == "-1");
    BOOST_TEST(contains(html, "<li><a href=\"#email\">Bad address.</a></li>"));
    BOOST_TEST(contains(html, "<li><a href=\"#password\">Too simple.</a></li>"));
    BOOST_TEST(contains(html, "</span>Too short.</p>"));
    BOOST_TEST(!contains(html, "</span>Too simple.</p>"));
    for (const std::string id : {"email", "password", "confirm"}) {
        const auto input = find_tag(tags, "input", "id", id).value();
        BOOST_TEST(input["aria-invalid"] == "true");
        BOOST_TEST(contains(input["aria-describedby"], id + "-error"));
    }
    BOOST_TEST(find_tag(tags, "input", "id", "email").value()["value"] == "mike@example");
}

BOOST_AUTO_TEST_CASE(the_registration_form_escapes_what_it_is_given) {
    const RegisterPage page{hostile, hostile, {{"email", Message(hostile)}}};
    const auto html = render(frame_for(Viewer::anonymous), page);
    const auto tags = tests::parse_tags(html);
    BOOST_TEST(find_tag(tags, "input", "id", "email").value()["value"] == hostile_escaped);
    BOOST_TEST(find_tag(tags, "input", "name", "next").value()["value"] == hostile_escaped);
    BOOST_TEST(contains(html, "<a href=\"#email\">" + hostile_escaped + "</a>"));
    BOOST_TEST(contains(html, "<a href=\"/login?next=%22%3E%3Cscript%3Ealert"));
}

BOOST_AUTO_TEST_CASE(the_login_form_keeps_where_to_go) {
    const LoginPage page{"", "/profile?a=1&b=2"};
    const auto html = render(frame_for(Viewer::anonymous), page);
    const auto tags = tests::parse_tags(html);
    BOOST_TEST(find_tag(tags, "form", "action", "/login").has_value());
    BOOST_TEST(find_tag(tags, "input", "name", "next").value()["value"] == "/profile?a=1&amp;b=2");
    BOOST_TEST(contains(html, "<a href=\"/register?next=/profile%3Fa%3D1%26b%3D2\">"));
    BOOST_TEST(!find_tag(tags, "input", "name", "remember").value().has("checked"));
    BOOST_TEST(find_tag(tags, "input", "id", "password").value()["autocomplete"] ==
               "current-password");
    BOOST_TEST(!contains(html, "role=\"alert\""));
}

BOOST_AUTO_TEST_CASE(a_refused_login_says_so_and_keeps_what_was_typed) {
    const LoginPage page{"mike@example.org", "", true, Message("Email or password is incorrect.")};
    const auto html = render(frame_for(Viewer::anonymous), page);
    const auto tags = tests::parse_tags(html);
    BOOST_TEST(contains(html, "<title>Error: Log in"));
    BOOST_TEST(contains(html, "<a href=\"#email\">Email or password is incorrect.</a>"));
    BOOST_TEST(find_tag(tags, "input", "id", "email").value()["value"] == "mike@example.org");
    BOOST_TEST(find_tag(tags, "input", "name", "remember").value().has("checked"));
    for (const char* id : {"email", "password"})
        BOOST_TEST(find_tag(tags, "input", "id", id).value()["aria-invalid"] == "true");
    BOOST_TEST(!find_tag(tags, "input", "id", "password").value().has("value"));
}

BOOST_AUTO_TEST_CASE(the_login_form_escapes_what_it_is_given) {
    const auto html =
        render(frame_for(Viewer::anonymous), LoginPage{hostile, hostile, false, Message(hostile)});
    const auto tags = tests::parse_tags(html);
    BOOST_TEST(find_tag(tags, "input", "id", "email").value()["value"] == hostile_escaped);
    BOOST_TEST(find_tag(tags, "input", "name", "next").value()["value"] == hostile_escaped);
    BOOST_TEST(contains(html, "</span>" + hostile_escaped + "</p>"));
}

BOOST_AUTO_TEST_CASE(the_unconfirmed_page_says_where_the_mail_went_and_what_can_be_done) {
    const auto html = render(frame_for(Viewer::unconfirmed), UnconfirmedPage{"mike@example.org"});
    BOOST_TEST(contains(html, ">mike@example.org</strong>"));
    BOOST_TEST(contains(html, "<form method=\"post\" action=\"/resend\">"));
    BOOST_TEST(contains(html, "<form method=\"post\" action=\"/logout\">"));
    BOOST_TEST(contains(html, "spam folder"));
    BOOST_TEST(contains(render(frame_for(Viewer::unconfirmed), UnconfirmedPage{hostile}),
                        ">" + hostile_escaped + "</strong>"));
}

BOOST_AUTO_TEST_CASE(the_start_page_links_to_what_is_behind_the_gate) {
    BOOST_TEST(!contains(render(frame_for(Viewer::anonymous), HomePage{}), "Your apps"));
    const HomePage page{{{"The wiki", "https://wiki.example.org/"}, {hostile, hostile}}};
    const auto html = render(frame_for(Viewer::confirmed), page);
    BOOST_TEST(contains(html, "<a href=\"https://wiki.example.org/\">The wiki</a>"));
    BOOST_TEST(contains(html, ">" + hostile_escaped + "</a>"));
}

BOOST_AUTO_TEST_CASE(a_refusal_says_who_may_not_open_what) {
    const auto frame = frame_for(Viewer::confirmed);
    const auto html = render(
        frame, GateRefusedPage{"mike@example.org", "https://a.test/x", "/gate/return/token"});
    BOOST_TEST(contains(html, ">mike@example.org</strong>"));
    BOOST_TEST(contains(html, ">https://a.test/x</strong>"));
    BOOST_TEST(contains(html, "href=\"/gate/return/token\""));
    BOOST_TEST(!contains(html, "/login"));

    const auto nobody = frame_for(Viewer::anonymous);
    const auto login = render(nobody, GateRefusedPage{"", hostile, "/gate/return/token"});
    BOOST_TEST(contains(login, hostile_escaped));
    BOOST_TEST(contains(login, "href=\"/login?next=/gate/return/token\""));
    const auto closed = render(nobody, GateRefusedPage{"", "", ""});
    BOOST_TEST(contains(closed, "closed to everyone"));
    BOOST_TEST(!contains(closed, "?next="));
}

BOOST_AUTO_TEST_CASE(the_way_back_can_be_clicked_on) {
    const auto html = render(frame_for(Viewer::confirmed), GateReturnPage{"https://a.test/x?a&b"});
    BOOST_TEST(contains(html, "href=\"https://a.test/x?a&amp;b\""));
}

BOOST_AUTO_TEST_CASE(a_loop_is_explained) {
    const auto html =
        render(frame_for(Viewer::confirmed), GateLoopPage{"https://a.test", "/gate/return/token"});
    BOOST_TEST(contains(html, ">https://a.test</strong>"));
    BOOST_TEST(contains(html, "href=\"/gate/return/token\""));
}

BOOST_AUTO_TEST_CASE(pages_for_other_hosts_name_the_site_in_every_link) {
    Frame frame;
    frame.base = "https://example.org";
    for (const auto& html :
         {renderer().render(frame, GateFormPage{}), renderer().render(frame, GateInPage{}),
          renderer().render(frame, ErrorPage{503, ""})}) {
        BOOST_TEST(tests::find_unbalanced(tests::parse_tags(html)) == "");
        BOOST_TEST(!contains(html, "<nav"));
        for (const auto& tag : tests::parse_tags(html)) {
            for (const char* attribute : {"href", "src", "action"}) {
                const auto url = tag[attribute];
                const bool is_here = url.starts_with("#") || url == "/gatepost-gate/in";
                BOOST_TEST((url.empty() || is_here || url.starts_with("https://example.org/")),
                           url);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_forgotten_password_starts_with_the_address) {
    const auto html = render(frame_for(Viewer::anonymous), ForgotPage{});
    BOOST_TEST(find_tag(tests::parse_tags(html), "form", "action", "/forgot").has_value());
    const ForgotPage page{hostile, {{"email", Message(hostile)}}};
    const auto refused = render(frame_for(Viewer::anonymous), page);
    const auto input = find_tag(tests::parse_tags(refused), "input", "id", "email").value();
    BOOST_TEST(input["value"] == hostile_escaped);
    BOOST_TEST(input["aria-invalid"] == "true");
    BOOST_TEST(contains(refused, "<title>Error: "));
}

BOOST_AUTO_TEST_CASE(a_reset_posts_to_its_own_link) {
    const ResetPage page{"mike@example.org", "to.ke-n_", {{"password", Message("Too short.")}}};
    const auto html = render(frame_for(Viewer::anonymous), page);
    const auto tags = tests::parse_tags(html);
    BOOST_TEST(find_tag(tags, "form", "action", "/reset/to.ke-n_").has_value());
    BOOST_TEST(find_tag(tags, "input", "autocomplete", "username").value()["value"] ==
               "mike@example.org");
    const auto password = find_tag(tags, "input", "id", "password").value();
    BOOST_TEST(password["autocomplete"] == "new-password");
    BOOST_TEST(password["aria-invalid"] == "true");
    BOOST_TEST(!password.has("value"));
}

BOOST_AUTO_TEST_CASE(the_profile_shows_the_account) {
    const auto html = render(frame_for(Viewer::confirmed), profile());
    BOOST_TEST(contains(html, ">mike@example.org</dd>"));
    BOOST_TEST(contains(
        html, "<time datetime=\"2026-11-23T14:05:00Z\">23 November 2026, 14:05 UTC</time>"));
    BOOST_TEST(contains(
        html, "<time datetime=\"2026-11-23T14:08:00Z\">23 November 2026, 14:08 UTC</time>"));
    const auto tags = tests::parse_tags(html);
    BOOST_TEST(find_tag(tags, "form", "action", "/profile").has_value());
    for (const char* name : {"current", "password", "confirm"})
        BOOST_TEST(!find_tag(tags, "input", "name", name).value().has("value"));
    BOOST_TEST(!contains(html, "aria-invalid"));
}

BOOST_AUTO_TEST_CASE(the_profile_shows_complaints_and_escapes) {
    auto page = profile();
    page.email = hostile;
    page.errors = {{"current", Message(hostile)},
                   {"password", Message("Too short.")},
                   {"confirm", Message("Differs.")}};
    const auto html = render(frame_for(Viewer::confirmed), page);
    const auto tags = tests::parse_tags(html);
    BOOST_TEST(contains(html, ">" + hostile_escaped + "</dd>"));
    BOOST_TEST(contains(html, "<a href=\"#current\">" + hostile_escaped + "</a>"));
    for (const char* name : {"current", "password", "confirm"})
        BOOST_TEST(find_tag(tags, "input", "name", name).value()["aria-invalid"] == "true");
}

BOOST_AUTO_TEST_CASE(every_error_has_its_own_words) {
    std::string before;
    for (const int status : {400, 403, 404, 405, 413, 415, 429, 500, 503}) {
        const auto html = render(frame_for(Viewer::anonymous), ErrorPage{status, ""});
        const auto title = html.substr(html.find("<h1>"), 60);
        BOOST_TEST(title != before);
        BOOST_TEST(!contains(html, "<p></p>"));
        BOOST_TEST(!contains(html, "<code>"));
        before = title;
    }
    BOOST_TEST(contains(render(frame_for(Viewer::anonymous), ErrorPage{403, ""}),
                        "go back, reload the page"));
}

BOOST_AUTO_TEST_CASE(the_request_is_named_when_the_fault_is_ours) {
    const auto frame = frame_for(Viewer::anonymous);
    BOOST_TEST(contains(render(frame, ErrorPage{500, "id-7"}), "<code>id-7</code>"));
    BOOST_TEST(contains(render(frame, ErrorPage{503, "id-7"}), "<code>id-7</code>"));
    BOOST_TEST(!contains(render(frame, ErrorPage{404, "id-7"}), "id-7"));
    BOOST_TEST(contains(render(frame, ErrorPage{500, hostile}), hostile_escaped));
    BOOST_TEST(render(frame, ErrorPage{599, "id-7"}) == render(frame, ErrorPage{500, "id-7"}));
}

BOOST_AUTO_TEST_CASE(the_name_of_the_site_and_the_token_are_escaped) {
    const Renderer other(VIEWS_DIRECTORY, Site{hostile, "https://example.org"});
    const Frame frame{Viewer::confirmed, hostile, std::nullopt};
    tests::check_page(other.render(frame, profile()), hostile_escaped);
    for (const Viewer viewer : {Viewer::anonymous, Viewer::confirmed})
        tests::check_page(other.render(Frame{viewer, hostile, std::nullopt}, HomePage{}),
                          hostile_escaped);
}

BOOST_AUTO_TEST_CASE(threads_share_a_renderer) {
    const auto expected = render(frame_for(Viewer::confirmed), profile());
    std::atomic<int> differing = 0;
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            for (int n = 0; n < 250; ++n)
                if (renderer().render(frame_for(Viewer::confirmed), profile()) != expected)
                    ++differing;
        });
    threads.clear();
    BOOST_TEST(differing == 0);
}

BOOST_AUTO_TEST_CASE(the_way_out_keeps_where_to_go_on) {
    const auto html = render(frame_for(Viewer::confirmed), LogoutPage{hostile});
    BOOST_TEST(contains(html, "name=\"next\" value=\"" + hostile_escaped + "\""));
    const auto nowhere = render(frame_for(Viewer::confirmed), LogoutPage{""});
    BOOST_TEST(!contains(main_of(nowhere), "name=\"next\""));
}

BOOST_AUTO_TEST_CASE(the_script_is_on_the_sites_own_pages_alone) {
    const auto own = render(frame_for(Viewer::anonymous), HomePage{});
    BOOST_TEST(contains(own, "<script src=\"/static/gatepost.js?v="));
    auto elsewhere = frame_for(Viewer::anonymous);
    elsewhere.base = "https://example.org";
    BOOST_TEST(!contains(renderer().render(elsewhere, GateFormPage{}), "<script"));
}

BOOST_AUTO_TEST_SUITE_END()
