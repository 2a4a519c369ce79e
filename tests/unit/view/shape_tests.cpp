#include "view/shape.h"

#include <boost/test/unit_test.hpp>

using namespace gatepost::view;

namespace {

using Values = Shape::Values;

std::string html(std::string_view value) {
    std::string out;
    append_escaped(out, value, Escaping::html);
    return out;
}

std::string query(std::string_view value) {
    std::string out;
    append_escaped(out, value, Escaping::query);
    return out;
}

std::string filled(const std::optional<Shape>& shape, std::vector<std::string_view> values) {
    BOOST_REQUIRE(shape.has_value());
    return shape->filled(values);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(shape_tests)

BOOST_AUTO_TEST_CASE(values_are_escaped_for_where_they_stand) {
    BOOST_TEST(html("a<b>&\"'\n\t") == "a&lt;b&gt;&amp;&quot;&#39;  ");
    BOOST_TEST(html("Español \x01") == "Español \x01");
    BOOST_TEST(html("") == "");
    BOOST_TEST(query("/a b?c=d&e~\xc3\xa9") == "/a+b%3Fc%3Dd%26e~%C3%A9");
    for (std::size_t size = 1; size < 12; ++size) {
        for (std::size_t at = 0; at < size; ++at) {
            std::string value(size, 'x');
            value[at] = '<';
            BOOST_TEST(html(value) ==
                       std::string(at, 'x') + "&lt;" + std::string(size - at - 1, 'x'));
        }
    }
}

BOOST_AUTO_TEST_CASE(values_come_to_where_they_were) {
    const auto shape = Shape::of(3, [](Values values) {
        return "<p>" + html(values[1]) + html(values[0]) + "</p>?" + query(values[1]);
    });
    BOOST_TEST(filled(shape, {"a<", "b&", "unused"}) == "<p>b&amp;a&lt;</p>?b%26");
    BOOST_TEST(filled(shape, {"", "", ""}) == "<p></p>?");
}

BOOST_AUTO_TEST_CASE(a_page_without_values_is_its_own_shape) {
    const auto page = [](Values) { return std::string("<p>7316924086</p>"); };
    BOOST_TEST(filled(Shape::of(0, page), {}) == "<p>7316924086</p>");
    BOOST_TEST(filled(Shape::of(1, page), {"hidden"}) == "<p>7316924086</p>");
    BOOST_TEST(filled(Shape::of(0, [](Values) { return std::string(); }), {}) == "");
}

BOOST_AUTO_TEST_CASE(what_is_escaped_in_another_way_has_none) {
    const auto has_shape = [](std::string (*write)(std::string_view)) {
        return Shape::of(1, [&](Values values) { return "[" + write(values[0]) + "]"; })
            .has_value();
    };
    BOOST_TEST(has_shape(html));
    BOOST_TEST(has_shape(query));
    using Text = std::string;
    using View = std::string_view;
    BOOST_TEST(!has_shape([](View value) { return Text(value); }));
    BOOST_TEST(!has_shape([](View value) { return html(html(value)); }));
    BOOST_TEST(!has_shape([](View value) { return html(value.substr(0, 20)); }));
    // A URL whose scheme is checked, and a number in a script.
    BOOST_TEST(!has_shape(
        [](View value) { return value.starts_with("javascript:") ? "#" : html(value); }));
    BOOST_TEST(!has_shape([](View value) {
        return value.find_first_not_of("0123456789") == View::npos ? Text(value) : "null";
    }));
    // White space that is kept, as in <pre>, and entities that are not escaped again.
    BOOST_TEST(!has_shape([](View value) {
        Text out;
        for (const char c : value)
            out += c == '\n' ? "\n" : html(View(&c, 1));
        return out;
    }));
    BOOST_TEST(!has_shape([](View value) {
        Text out = html(value);
        for (auto at = out.find("&amp;amp;"); at != out.npos; at = out.find("&amp;amp;"))
            out.erase(at, 4);
        return out;
    }));
}

BOOST_AUTO_TEST_CASE(a_text_that_looks_like_a_probe_does_no_harm) {
    std::string probe;
    Shape::of(1, [&](Values values) {
        if (probe.empty()) probe = values[0];
        return html(values[0]);
    });
    const auto page = [&](Values values) { return probe + html(values[0]); };
    BOOST_TEST(!Shape::of(1, page).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
