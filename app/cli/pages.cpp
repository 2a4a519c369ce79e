#include <fmt/format.h>
#include <sysexits.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "app/cli/cli.h"
#include "app/cli/listing.h"
#include "app/cli/setup.h"
#include "app/process/exit_error.h"
#include "app/process/program.h"
#include "app/process/routes.h"
#include "base/json.h"
#include "base/open_umask.h"
#include "view/pages/error.h"
#include "view/pages/gate.h"
#include "view/renderer.h"

namespace gatepost::app::cli {
namespace {

/// What nginx may have to say by itself.
constexpr std::array exported{400, 403, 404, 405, 413, 415, 429, 500, 503};

void write_page(const std::filesystem::path& path, const std::string& page) {
    std::ofstream file(path);
    file << page;
    if (!file.flush()) throw ExitError(EX_CANTCREAT, "cannot write " + path.string());
}

void export_language(const view::Renderer& renderer, const std::string& base_url,
                     core::Language language, const std::filesystem::path& directory) {
    const auto gate = directory / "gate";
    std::filesystem::create_directories(gate);
    view::Frame frame;
    frame.language = language;
    for (const int status : exported) {
        write_page(directory / (std::to_string(status) + ".html"),
                   renderer.render(frame, view::ErrorPage{status, ""}));
    }
    // These are shown on the hosts of other applications, so their links name the site.
    frame.base = base_url;
    write_page(gate / "form.html", renderer.render(frame, view::GateFormPage{}));
    write_page(gate / "in.html", renderer.render(frame, view::GateInPage{}));
    write_page(gate / "400.html", renderer.render(frame, view::ErrorPage{400, ""}));
    write_page(gate / "503.html", renderer.render(frame, view::ErrorPage{503, ""}));
}

int export_to(const Globals& globals, const std::filesystem::path& directory, bool as_json) {
    export_pages(load(globals), directory);
    return print_done(as_json, {{"directory", directory.string()}},
                      "the pages are written to " + directory.string());
}

std::string_view title_of(Verb verb) {
    switch (verb) {
        case Verb::get:
        case Verb::link:
            return "GET";
        case Verb::post:
            return "POST";
        case Verb::probe:
            return "probe";
    }
    __builtin_unreachable();
}

int list_pages(bool json) {
    base::Json::Array all;
    for (const Route& route : routes()) {
        if (json) {
            all.push_back({{"method", title_of(route.verb)}, {"path", route.path.text()}});
        } else {
            fmt::print("{:<5}  {}\n", title_of(route.verb), route.path.text());
        }
    }
    if (json) std::cout << base::Json(all).dump() << '\n';
    return EX_OK;
}

}  // namespace

void export_pages(const Config& config, const std::filesystem::path& directory) {
    const auto renderer = renderer_of(config, brand_of(config));
    const base::OpenUmask open_to_all;  // nginx has to read them
    for (const core::Language language : core::all_languages)
        export_language(renderer, config.site.base_url, language, directory / tag(language));
}

void add_pages_commands(CLI::App& root, Command& chosen) {
    auto* noun = root.add_subcommand("pages", "The site's pages");
    noun->require_subcommand(1);
    auto* verb =
        noun->add_subcommand("export", "Write the error pages that nginx serves by itself");
    auto* directory = verb->add_option("DIRECTORY", "Where to write them")->required();
    auto* as_json = add_json(*verb);
    add_example(*verb, "gatepost pages export /var/www/gatepost");
    verb->callback([=, &chosen] {
        chosen = [path = directory->as<std::string>(), asks_json = as_json->count() > 0](
                     const Globals& globals) { return export_to(globals, path, asks_json); };
    });
    auto* list = noun->add_subcommand("list", "All that the site answers, by method and path");
    auto* json = add_json(*list);
    add_example(*list, "gatepost pages list");
    list->callback([=, &chosen] {
        chosen = [as_json = json->as<bool>()](const Globals&) { return list_pages(as_json); };
    });
}

}  // namespace gatepost::app::cli
