#include "view/translatable.h"

#include <boost/test/unit_test.hpp>
#include <map>

using gatepost::view::replace_translatable;

namespace {

std::string translated(std::string_view source) {
    static const std::map<std::string, std::string> words{
        {"one", "eins"}, {"one two", "eins zwei"}, {"<b>{{X}}</b> is one", "eins: <b>{{X}}</b>"}};
    return replace_translatable(source, [](const std::string& english) {
        const auto found = words.find(english);
        return found == words.end() ? std::string_view("?") : std::string_view(found->second);
    });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(translatable_tests)

BOOST_AUTO_TEST_CASE(translatable_texts_are_translated_and_nothing_else) {
    BOOST_TEST(translated("") == "");
    BOOST_TEST(translated("one [one] two\n") == "one [one] two\n");
    BOOST_TEST(translated("<p>[[one]]</p>[[one]]\n") == "<p>eins</p>eins\n");
    BOOST_TEST(translated("[[unknown]]") == "?");
}

BOOST_AUTO_TEST_CASE(tags_and_variables_are_part_of_the_sentence) {
    BOOST_TEST(translated("[[<b>{{X}}</b> is one]]") == "eins: <b>{{X}}</b>");
}

BOOST_AUTO_TEST_CASE(white_space_in_one_does_not_matter) {
    BOOST_TEST(translated("[[\n  one\n\ttwo  ]]\n") == "eins zwei\n");
}

BOOST_AUTO_TEST_CASE(brackets_that_do_not_fit_are_refused_with_their_line) {
    for (const char* source :
         {"a\n[[one", "a\n[[one]] ]]", "a\nb]]", "a\n[[one [[two]]", "a\n[[]]", "a\n[[ \n ]]"}) {
        BOOST_CHECK_EXCEPTION(translated(source), std::runtime_error,
                              [](const std::runtime_error& error) {
                                  return std::string_view(error.what()).starts_with("line 2: ");
                              });
    }
}

BOOST_AUTO_TEST_SUITE_END()
