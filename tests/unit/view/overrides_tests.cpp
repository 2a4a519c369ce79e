#include "view/overrides.h"

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>

#include "fakes/temporary_folder.h"
#include "view/pages/gate.h"
#include "view/renderer.h"

using namespace gatepost;
using namespace gatepost::view;

namespace {

const std::string head = "{{%AUTOESCAPE context=\"HTML\"}}\n";
const std::string original = head +
                             "<h1>Log in</h1>{{#WRONG}}<p>{{MESSAGE}}</p>{{/WRONG}}"
                             "<form method=\"post\" action=\"/login\">"
                             "<input type=\"hidden\" name=\"csrf\" value=\"{{CSRF}}\">"
                             "<input name=\"email\" value=\"{{EMAIL}}\"></form>";

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    const auto at = text.find(what);
    BOOST_REQUIRE(at != text.npos);
    return text.replace(at, what.size(), by);
}

bool will_do(const std::string& own) {
    return !complaint_about(own, original).has_value();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(overrides_tests)

BOOST_AUTO_TEST_CASE(words_and_layout_are_free) {
    BOOST_TEST(will_do(original));
    BOOST_TEST(will_do(replaced(original, "<h1>Log in</h1>", "<h1>Come in to {{SITE_NAME}}</h1>")));
    BOOST_TEST(will_do(replaced(original, "{{#WRONG}}<p>{{MESSAGE}}</p>{{/WRONG}}", "")));
    BOOST_TEST(will_do(replaced(original, "<h1>", "{{! ours }}<h1>")));
}

BOOST_AUTO_TEST_CASE(what_the_program_does_not_fill_in_is_refused) {
    BOOST_TEST(!will_do(replaced(original, "{{MESSAGE}}", "{{MESAGE}}")));
    BOOST_TEST(!will_do(replaced(original, "{{MESSAGE}}", "{{MESSAGE:none}}")));
    BOOST_TEST(!will_do(replaced(original, "{{MESSAGE}}", "{{>MESSAGE}}")));
    BOOST_TEST(!will_do(replaced(original, "{{#WRONG}}", "{{#RIGHT}}")));
}

BOOST_AUTO_TEST_CASE(forms_fields_and_escaping_stay) {
    BOOST_TEST(!will_do(replaced(original, "{{CSRF}}", "")));
    BOOST_TEST(!will_do(replaced(original, "name=\"email\"", "name=\"mail\"")));
    BOOST_TEST(!will_do(replaced(original, "action=\"/login\"", "action=\"/elsewhere\"")));
    BOOST_TEST(!will_do(replaced(original, " method=\"post\"", "")));  // it would be in the address
    BOOST_TEST(!will_do(original.substr(head.size())));
    BOOST_TEST(!complaint_about("Hello {{NAME}}", "Hello, {{NAME}}").has_value());
    BOOST_TEST(complaint_about(head + "Hello {{NAME}}", "Hello {{NAME}}").has_value());
    BOOST_TEST(complaint_about("{{NAME}}", "{{NAME}}{{>PAGE}}").has_value());
}

BOOST_AUTO_TEST_CASE(a_folder_of_own_templates_wins_and_is_checked) {
    const fakes::TemporaryFolder folder;
    const Site site{"Gatepost", "https://example.org"};
    const auto load = [&] { return Renderer(VIEWS_DIRECTORY, site, folder.folder.string()); };
    const auto write = [&](const std::string& file, const std::string& text) {
        std::filesystem::create_directories((folder.folder / file).parent_path());
        std::ofstream(folder.folder / file) << text;
    };
    write("gate_in.tpl", head + "<h1>[[You're logged in again]]</h1><p>Ours</p>\n");
    Frame german;
    german.language = core::Language::german;
    const auto page = load().render(german, GateInPage{});
    BOOST_TEST(page.find("<p>Ours</p>") != page.npos);
    BOOST_TEST(page.find("<h1>You're logged in again</h1>") == page.npos);  // it is translated

    const auto says = [](const char* text) {
        return [text](const std::runtime_error& error) {
            return std::string(error.what()).find(text) != std::string::npos;
        };
    };
    write("gate_in.tpl", head + "<h1>{{NOTHING}}</h1>\n");
    BOOST_CHECK_EXCEPTION(load(), std::runtime_error, says("gate_in.tpl"));
    BOOST_CHECK_EXCEPTION(load(), std::runtime_error, says("{{NOTHING}} means nothing"));
    write("gate_in.tpl", head + "<h1>In</h1>\n");
    write("mail/welcome.tpl", head + "<h1>In</h1>\n");
    BOOST_CHECK_EXCEPTION(load(), std::runtime_error, says("mail/welcome.tpl"));
}

BOOST_AUTO_TEST_SUITE_END()
