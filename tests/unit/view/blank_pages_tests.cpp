// The pages that are expanded once: nobody may see that they are.

#include <boost/test/unit_test.hpp>
#include <utility>

#include "unit/view/example_site.h"
#include "unit/view/html.h"
#include "view/pages/login.h"
#include "view/pages/registration.h"
#include "view/renderer.h"

using namespace gatepost;
using namespace gatepost::view;
using tests::renderer;

namespace {

Frame blank(const char* path, core::Language language = core::Language::english) {
    Frame frame;
    frame.csrf_token = "Token_of-1.x";
    frame.here = path;
    frame.language = language;
    return frame;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != text.npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

/// The page by its templates: a token that may need escaping is never put in later.
template <class Page>
std::string expanded(Frame frame, const Page& page) {
    const std::string token = std::exchange(frame.csrf_token, "t+o+k+e+n");
    return replaced(renderer().render(frame, page), "t+o+k+e+n", token);
}

template <class Page>
void check_same(const Frame& frame, const Page& page) {
    BOOST_TEST(renderer().render(frame, page) == expanded(frame, page));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(blank_pages_tests)

BOOST_AUTO_TEST_CASE(they_are_what_their_templates_say_in_every_language) {
    for (const core::Language language : core::all_languages) {
        check_same(blank("/login", language), LoginPage{});
        check_same(blank("/register", language), RegisterPage{});
    }
}

BOOST_AUTO_TEST_CASE(each_has_its_own_token) {
    auto frame = blank("/login");
    for (const char* token : {"first", "second", ""}) {
        frame.csrf_token = token;
        BOOST_TEST(tests::find_tag(tests::parse_tags(renderer().render(frame, LoginPage{})),
                                   "input", "name", "csrf")
                       .value()["value"] == token);
    }
}

BOOST_AUTO_TEST_CASE(what_a_frame_says_is_shown) {
    auto frame = blank("/login");
    frame.notice = NoticeText{Tone::info, Message("Sign up")};
    check_same(frame, LoginPage{});
    frame = blank("/login");
    frame.viewer = Viewer::confirmed;
    check_same(frame, LoginPage{});
    frame = blank("/login");
    frame.bare = true;
    check_same(frame, LoginPage{});
    frame = blank("/login");
    frame.base = "https://example.org";
    check_same(frame, LoginPage{});
    check_same(blank("/login?next=/a%3Fb"), LoginPage{});
    check_same(blank(""), RegisterPage{});
}

BOOST_AUTO_TEST_CASE(what_a_page_says_is_shown) {
    const auto login = blank("/login");
    check_same(login, LoginPage{"mike@example.org", "", false});
    check_same(login, LoginPage{"", "/app", false});
    check_same(login, LoginPage{"", "", true});
    check_same(login, LoginPage{"", "", false, Message("Sign up")});
    const auto sign_up = blank("/register");
    check_same(sign_up, RegisterPage{"mike@example.org", "", {}});
    check_same(sign_up, RegisterPage{"", "/app", {}});
    check_same(sign_up, RegisterPage{"", "", {{"email", Message("Sign up")}}});
    check_same(sign_up, RegisterPage{"", "", {}, Message("Sign up")});
}

BOOST_AUTO_TEST_CASE(a_hostile_token_is_escaped) {
    auto frame = blank("/login");
    frame.csrf_token = "\"><script>";
    const auto html = renderer().render(frame, LoginPage{});
    BOOST_TEST(html.find("\"><script>") == html.npos);
    BOOST_TEST(html.find("&quot;&gt;&lt;script&gt;") != html.npos);
}

BOOST_AUTO_TEST_SUITE_END()
