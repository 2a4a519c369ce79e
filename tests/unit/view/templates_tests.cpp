#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>

#include "view/pages/home.h"
#include "view/renderer.h"

using namespace gatepost::view;
namespace fs = std::filesystem;

namespace {

/// A copy of the views that a test may break; removed at the end.
class BreakableViews {
  public:
    BreakableViews()
        : path_(fs::temp_directory_path() / ("gatepost-views-" + std::to_string(getpid()))) {
        fs::remove_all(path_);
        fs::copy(VIEWS_DIRECTORY, path_, fs::copy_options::recursive);
    }
    ~BreakableViews() { fs::remove_all(path_); }

    const fs::path& path() const { return path_; }
    void write(const std::string& file, const std::string& text) const {
        std::ofstream(path_ / file) << text;
    }
    Renderer load() const { return Renderer(path_.string(), Site{"S", "https://example.org"}); }

  private:
    fs::path path_;
};

auto names(const std::string& file) {
    return [file](const std::runtime_error& error) {
        return std::string(error.what()).find(file) != std::string::npos;
    };
}

std::string home(const Renderer& renderer) {
    return renderer.render(Frame{}, HomePage{});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(templates_tests)

BOOST_AUTO_TEST_CASE(every_missing_file_is_named) {
    for (const auto& entry : fs::recursive_directory_iterator(VIEWS_DIRECTORY)) {
        if (!entry.is_regular_file() || entry.path().extension() == ".po") continue;
        const BreakableViews views;
        const auto file = fs::relative(entry.path(), VIEWS_DIRECTORY).string();
        fs::remove(views.path() / file);
        BOOST_CHECK_EXCEPTION(views.load(), std::runtime_error, names(file));
    }
}

BOOST_AUTO_TEST_CASE(every_html_template_escapes_by_itself) {
    for (const auto& entry : fs::recursive_directory_iterator(VIEWS_DIRECTORY)) {
        const std::string path = entry.path().string();
        if (!path.ends_with(".tpl") || path.ends_with(".txt.tpl")) continue;
        std::ifstream file(path);
        std::string first_line;
        std::getline(file, first_line);
        BOOST_TEST(first_line == "{{%AUTOESCAPE context=\"HTML\"}}", path);
    }
}

BOOST_AUTO_TEST_CASE(a_broken_template_is_named) {
    const BreakableViews views;
    views.write("mail/frame.html.tpl", "{{#OPEN}} never closed");
    BOOST_CHECK_EXCEPTION(views.load(), std::runtime_error, names("mail/frame.html.tpl"));
}

BOOST_AUTO_TEST_CASE(a_translatable_text_that_is_not_closed_is_named_with_its_line) {
    const BreakableViews views;
    views.write("home.tpl", "{{%AUTOESCAPE context=\"HTML\"}}\n<p>[[Welcome</p>\n");
    BOOST_CHECK_EXCEPTION(views.load(), std::runtime_error, names("home.tpl"));
    BOOST_CHECK_EXCEPTION(views.load(), std::runtime_error, names("line 2"));
}

BOOST_AUTO_TEST_CASE(an_empty_style_sheet_is_named) {
    const BreakableViews views;
    views.write("static/gatepost.css", "");
    BOOST_CHECK_EXCEPTION(views.load(), std::runtime_error, names("static/gatepost.css"));
}

BOOST_AUTO_TEST_CASE(the_address_of_the_style_sheet_changes_with_its_content) {
    const BreakableViews views;
    const auto before = home(views.load());
    BOOST_TEST(home(views.load()) == before);
    views.write("static/gatepost.css", "a{}\n");
    const auto after = home(views.load());
    BOOST_TEST(after != before);
    // printf 'a{}\n' | sha256sum
    BOOST_TEST(after.find("gatepost.css?v=bb4263d9ed62") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(files_are_not_looked_at_again) {
    const BreakableViews views;
    const auto renderer = views.load();
    const auto before = home(renderer);
    fs::remove_all(views.path());
    BOOST_TEST(home(renderer) == before);
}

BOOST_AUTO_TEST_SUITE_END()
