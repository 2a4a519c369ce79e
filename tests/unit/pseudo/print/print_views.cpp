// print_views FOLDER: every page and mail in every language, as
// FOLDER/LANGUAGE/{pages,mails}/NAME.html.
#include <boost/core/demangle.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "unit/view/any_page.h"
#include "view/renderer.h"

using namespace gatepost;

namespace {

// So many draws show nearly all that a page can say.
constexpr unsigned draws = 4;

std::string name_of(const std::type_info& type) {
    const std::string full = boost::core::demangle(type.name());
    return full.substr(full.rfind(':') + 1);
}

void write(const std::filesystem::path& file, const std::string& text) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream out(file);
    out << text;
    if (!out.flush()) throw std::runtime_error("cannot write " + file.string());
}

void print(const std::filesystem::path& folder, const view::Renderer& renderer,
           core::Language language, unsigned seed) {
    tests::AnyPage any(seed, "https://example.org/x");
    const auto number = "-" + std::to_string(seed) + ".html";
    const auto place = folder / tag(language);
    any.of_every_kind([&](const auto& page) {
        auto frame = any.frame();
        frame.language = language;
        frame.base.clear();
        write(place / "pages" / (name_of(typeid(page)) + number), renderer.render(frame, page));
    });
    any.mails_of_every_kind([&](core::Mail mail) {
        mail.language = language;
        const auto name =
            std::visit([](const auto& body) { return name_of(typeid(body)); }, mail.body);
        const auto content = renderer.write(mail);
        write(place / "mails" / (name + number), content.html);
        write(place / "mails" / (name + "-" + std::to_string(seed) + ".txt"), content.text);
    });
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fputs("usage: print_views FOLDER\n", stderr);
        return 64;
    }
    const view::Renderer renderer(VIEWS_DIRECTORY, view::Site{"Gatepost", "https://example.org"});
    for (const core::Language language : core::all_languages) {
        for (unsigned seed = 1; seed <= draws; ++seed)
            print(argv[1], renderer, language, seed);
    }
}
