#include <array>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "app/cli/cli.h"
#include "app/exit_error.h"
#include "view/pages.h"

namespace gatepost::app::cli {
namespace {

/// What nginx may have to say by itself.
constexpr std::array exported{400, 403, 404, 405, 413, 415, 429, 500, 503};

int export_pages(const Globals& globals, const std::filesystem::path& directory) {
    const Config config = load(globals);
    const view::Renderer renderer(config.paths.views.string(),
                                  {config.site.name, config.site.base_url});
    std::filesystem::create_directories(directory);
    for (const int status : exported) {
        const auto path = directory / (std::to_string(status) + ".html");
        std::ofstream file(path);
        file << renderer.render(view::Frame{}, view::ErrorPage{status, ""});
        if (!file.flush()) throw ExitError(EX_CANTCREAT, "cannot write " + path.string());
    }
    std::cout << exported.size() << " pages written to " << directory.string() << '\n';
    return EX_OK;
}

}  // namespace

void add_pages_commands(CLI::App& root, Command& chosen) {
    auto* noun = root.add_subcommand("pages", "The site's pages");
    noun->require_subcommand(1);
    auto* verb =
        noun->add_subcommand("export", "Write the error pages that nginx serves by itself");
    auto* directory = verb->add_option("DIRECTORY", "Where to write them")->required();
    verb->callback([=, &chosen] {
        chosen = [path = directory->as<std::string>()](const Globals& globals) {
            return export_pages(globals, path);
        };
    });
}

}  // namespace gatepost::app::cli
