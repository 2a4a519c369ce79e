#include <boost/test/unit_test.hpp>

#include "fakes/temporary_folder.h"
#include "unit/view/any_page.h"
#include "unit/view/html.h"
#include "view/pages.h"

using namespace gatepost;
using namespace gatepost::view;
using tests::AnyPage;
using tests::hostile_texts;

namespace {

const Site site{"Gate & <Post>",
                "https://example.org",
                std::nullopt,
                "/accent.css?\"",
                "",
                "",
                {{"Imprint & <more>", "https://example.org/imprint?a&b"}, {"x", "javascript:x"}}};

/// One renderer that keeps shapes, and one that has ctemplate expand every page.
struct Both {
    explicit Both(const std::string& overrides = "")
        : keeping(VIEWS_DIRECTORY, site, overrides),
          expanding(VIEWS_DIRECTORY, site, overrides, 0) {}

    /// Checks that both make the same of it, also the second time, and returns it.
    template <class Page>
    std::string render(const Frame& frame, const Page& page) const {
        const std::string expected = expanding.render(frame, page);
        for (int time = 0; time < 2; ++time) {
            // Not BOOST_TEST: it would print two pages.
            if (keeping.render(frame, page) != expected)
                BOOST_ERROR("another page than:\n" << expected);
        }
        return expected;
    }

    Renderer keeping;
    Renderer expanding;
};

bool contains(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(framed_page_tests)

BOOST_AUTO_TEST_CASE(pages_are_to_the_byte_what_ctemplate_makes_of_hostile_values) {
    const Both both;
    for (const auto& text : hostile_texts()) {
        for (unsigned seed = 0; seed < 12; ++seed) {
            AnyPage any(seed, text);
            any.of_every_kind([&](const auto& page) { both.render(any.frame(), page); });
        }
    }
    BOOST_TEST(both.expanding.shapes() == 0);
}

BOOST_AUTO_TEST_CASE(and_of_any) {
    const Both both;
    AnyPage any(20261123);
    for (int i = 0; i < 300; ++i)
        any.of_every_kind([&](const auto& page) { both.render(any.frame(), page); });
}

BOOST_AUTO_TEST_CASE(values_make_no_shapes) {
    const Renderer renderer(VIEWS_DIRECTORY, site);
    AnyPage any(1);
    for (int i = 0; i < 500; ++i) {
        Frame frame;
        frame.csrf_token = any.text();
        frame.here = "/" + any.text();
        renderer.render(frame, LoginPage{any.text(), "/" + any.text()});
        renderer.render(frame,
                        ErrorPage{static_cast<int>(500 + any.below(100)), "id" + any.text()});
    }
    BOOST_TEST(renderer.shapes() == 2);
}

BOOST_AUTO_TEST_CASE(lists_and_other_hosts_make_no_shapes) {
    const Renderer renderer(VIEWS_DIRECTORY, site);
    renderer.render(Frame{}, HomePage{{{"The wiki", "https://wiki.example.org"}}});
    renderer.render(Frame{}, ForgotPage{"", {{"email", Message("x")}}});
    renderer.render(Frame{}, ProofPage{"", "/x", {{"name", "value"}}, {}});
    Frame elsewhere;
    elsewhere.base = "https://example.org";
    renderer.render(elsewhere, GateFormPage{});
    BOOST_TEST(renderer.shapes() == 0);
}

BOOST_AUTO_TEST_CASE(there_are_fewer_shapes_than_are_kept) {
    const Renderer renderer(VIEWS_DIRECTORY, site);
    AnyPage any(2);
    for (int i = 0; i < 5000; ++i)
        any.of_every_kind([&](const auto& page) { renderer.render(any.frame(), page); });
    BOOST_TEST(renderer.shapes() > 1000);  // else the lot has left many out
    BOOST_TEST(renderer.shapes() < Renderer::usual_shapes);
}

BOOST_AUTO_TEST_CASE(past_the_bound_pages_are_expanded) {
    const Renderer few(VIEWS_DIRECTORY, site, "", 3);
    const Renderer none(VIEWS_DIRECTORY, site, "", 0);
    AnyPage any(3);
    for (int i = 0; i < 20; ++i) {
        any.of_every_kind([&](const auto& page) {
            const auto frame = any.frame();
            BOOST_TEST((few.render(frame, page) == none.render(frame, page)));
            BOOST_TEST(few.shapes() <= 3);
        });
    }
    BOOST_TEST(few.shapes() == 3);
}

BOOST_AUTO_TEST_CASE(a_sites_own_template_may_put_values_where_they_need_more_than_html_escaping) {
    const std::string shipped =
        fakes::read_file(std::filesystem::path(VIEWS_DIRECTORY) / "login.tpl");
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
        const fakes::TemporaryFolder folder;
        folder.write("login.tpl", shipped + own + "\n");
        const Both both(folder.folder.string());
        for (const auto& text : hostile_texts()) {
            const LoginPage page{text, text};
            const auto html = both.render(Frame{}, page);
            // What a thing in its place could do is ctemplate's to know; here it is enough that it
            // was asked.
            if (text.starts_with("javascript:")) BOOST_TEST(!contains(html, "href=\"" + text));
        }
        BOOST_TEST(both.keeping.shapes() == 2);
    }
}

BOOST_AUTO_TEST_SUITE_END()
