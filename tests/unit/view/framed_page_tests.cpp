#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "fakes/temporary_folder.h"
#include "text.h"
#include "unit/view/any_page.h"
#include "unit/view/html.h"
#include "view/pages/login.h"
#include "view/renderer.h"

using namespace gatepost;
using namespace gatepost::view;
using tests::AnyPage;
using tests::contains;
using tests::hostile_texts;

namespace {

const Site site{
    .name = "Gate & <Post>",
    .base_url = "https://example.org",
    .style_url = "/accent.css?\"",
    .footer = {{"Imprint & <more>", "https://example.org/imprint?a&b"}, {"x", "javascript:x"}}};

/// How many there are of each character that could end what a value stands in.
std::vector<std::ptrdiff_t> delimiters(const std::string& html) {
    std::vector<std::ptrdiff_t> counts;
    for (const char c : {'<', '>', '"', '\''})
        counts.push_back(std::count(html.begin(), html.end(), c));
    return counts;
}

/// Pages of every kind, whose texts are all the same.
std::vector<std::string> pages_with(const Renderer& renderer, const std::string& text) {
    std::vector<std::string> pages;
    for (unsigned seed = 0; seed < 4; ++seed) {
        AnyPage any(seed, text);
        any.of_every_kind(
            [&](const auto& page) { pages.push_back(renderer.render(any.frame(), page)); });
    }
    return pages;
}

/// A site whose own template of the login page ends with something more.
class OwnLogin {
  public:
    explicit OwnLogin(const std::string& more) {
        const auto shipped = fakes::read_file(std::filesystem::path(VIEWS_DIRECTORY) / "login.tpl");
        folder_.write("login.tpl", shipped + more + "\n");
        renderer_.emplace(VIEWS_DIRECTORY, site, folder_.folder.string());
    }

    std::string page_with(const std::string& text) const {
        return renderer_->render(Frame{}, LoginPage{text, text});
    }

  private:
    fakes::TemporaryFolder folder_;
    std::optional<Renderer> renderer_;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(framed_page_tests)

BOOST_AUTO_TEST_CASE(no_value_changes_the_tags_of_a_page) {
    const Renderer renderer(VIEWS_DIRECTORY, site);
    const auto harmless = pages_with(renderer, "x");
    for (const auto& text : hostile_texts()) {
        if (text.empty()) continue;  // pages say other things then
        const auto pages = pages_with(renderer, text);
        BOOST_REQUIRE(pages.size() == harmless.size());
        for (std::size_t i = 0; i < pages.size(); ++i)
            BOOST_TEST(tests::skeleton_of(pages[i]) == tests::skeleton_of(harmless[i]), text);
    }
}

BOOST_AUTO_TEST_CASE(no_link_of_a_page_runs_a_script) {
    const Renderer renderer(VIEWS_DIRECTORY, site);
    for (const auto& text : hostile_texts()) {
        for (const auto& page : pages_with(renderer, text)) {
            for (const auto& tag : tests::parse_tags(page)) {
                for (const char* attribute : {"href", "src", "action"}) {
                    for (const char* scheme :
                         {"javascript:", "JaVaScRiPt:", " javascript:", "data:"})
                        BOOST_TEST(!tag[attribute].starts_with(scheme));
                }
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(pages_of_any_state_are_well_formed) {
    const Renderer renderer(VIEWS_DIRECTORY, site);
    AnyPage any(20261123);
    for (int i = 0; i < 300; ++i) {
        any.of_every_kind([&](const auto& page) {
            const auto html = renderer.render(any.frame(), page);
            BOOST_TEST(tests::find_unbalanced(tests::parse_tags(html)) == "");
        });
    }
}

BOOST_AUTO_TEST_CASE(a_sites_own_template_may_put_values_where_they_need_more_than_html_escaping) {
    for (const char* own : {"<a href=\"{{EMAIL}}\">x</a>",
                            "<a href='{{EMAIL}}'>x</a>",
                            "<a href=\"/x?{{EMAIL}}\">x</a>",
                            "<a href=\"mailto:{{EMAIL}}\">x</a>",
                            "<img src=\"{{EMAIL}}\">",
                            "<img src=\"/x/{{NEXT:u}}\">",
                            "<p title={{EMAIL}}>x</p>",
                            "<p title={{NEXT:u}}>x</p>",
                            "<p title='{{EMAIL}}'>x</p>",
                            "<script>var x = '{{EMAIL}}';</script>",
                            "<script>var x = {{EMAIL}};</script>",
                            "<script>var x = '{{NEXT:u}}';</script>",
                            "<script src=\"{{EMAIL}}\"></script>",
                            "<p onclick=\"f('{{EMAIL}}')\">x</p>",
                            "<p onclick=\"f({{EMAIL}})\">x</p>",
                            "<p style=\"color: {{EMAIL}}\">x</p>",
                            "<style>p { color: {{EMAIL}} }</style>",
                            "<textarea>{{EMAIL}}</textarea>",
                            "<title>{{EMAIL}}</title>",
                            "<!-- {{EMAIL}} -->",
                            "<pre>{{EMAIL}}</pre>",
                            "  {{EMAIL}}\n{{EMAIL}}{{EMAIL}}"}) {
        const OwnLogin login(own);
        const auto harmless = delimiters(login.page_with("42"));
        for (const auto& text : hostile_texts()) {
            if (text.empty()) continue;
            const auto html = login.page_with(text);
            BOOST_TEST(delimiters(html) == harmless, own << " with " << text);
            for (const char* start :
                 {"href=\"javascript:", "href='javascript:", "src=\"javascript:"})
                BOOST_TEST(!contains(html, start), own);
        }
    }
}

BOOST_AUTO_TEST_CASE(only_numbers_are_let_into_a_script_as_they_are) {
    const OwnLogin in_script("<script>var x = {{EMAIL}};</script>");
    const OwnLogin in_handler("<p onclick=\"f({{EMAIL}})\">x</p>");
    for (const auto& text : hostile_texts()) {
        const bool is_number =
            text == "-1.5e9" || text.find_first_not_of("0123456789") == text.npos;
        const auto value = is_number ? text : "null";
        BOOST_TEST(contains(in_script.page_with(text), "var x = " + value + ";"), text);
        BOOST_TEST(contains(in_handler.page_with(text), "f(" + value + ")"), text);
    }
}

BOOST_AUTO_TEST_SUITE_END()
