#include "app/cli/help.h"

#include <fmt/format.h>
#include <sysexits.h>

#include <iostream>

#include "app/config/keys.h"
#include "app/process/exit_error.h"

namespace gatepost::app::cli {
namespace {

/// Those that are shown.
std::vector<const CLI::App*> commands_of(const CLI::App& app) {
    auto all = app.get_subcommands([](const CLI::App*) { return true; });
    std::erase_if(all, [](const CLI::App* one) { return one->get_group().empty(); });
    return all;
}

const CLI::App* find(const CLI::App& app, const std::string& name) {
    for (const CLI::App* one : commands_of(app))
        if (one->get_name() == name) return one;
    return nullptr;
}

std::string nearest_command(const CLI::App& app, const std::string& word) {
    std::vector<std::string> names;
    for (const CLI::App* one : commands_of(app))
        names.push_back(one->get_name());
    const std::vector<std::string_view> views(names.begin(), names.end());
    return std::string(nearest(word, views).value_or(""));
}

int show_help(const CLI::App& root, const std::vector<std::string>& words) {
    const CLI::App* app = &root;
    std::string before;  // the names of those above it
    for (const std::string& word : words) {
        before += app->get_name() + ' ';
        const CLI::App* next = find(*app, word);
        if (next == nullptr)
            throw ExitError(
                EX_USAGE, fmt::format("there is no command {}\n{}", word, suggestion(root, words)));
        app = next;
    }
    // Not by app->help(), which for the root is that of the command at hand.
    std::cout << app->get_formatter()->make_help(app, before + app->get_name(),
                                                 CLI::AppFormatMode::Normal);
    return EX_OK;
}

}  // namespace

std::string suggestion(const CLI::App& root, const std::vector<std::string>& words) {
    const CLI::App* app = &root;
    std::string meant = root.get_name();
    for (const std::string& word : words) {
        if (commands_of(*app).empty()) return {};
        const CLI::App* next = find(*app, word);
        meant += ' ' + (next != nullptr ? word : nearest_command(*app, word));
        if (next == nullptr)
            return meant.ends_with(' ') ? std::string()
                                        : fmt::format("Did you mean `{}`?\n", meant);
        app = next;
    }
    return {};
}

void add_help(CLI::App& root, Command& chosen) {
    root.set_version_flag("--version", "gatepost " GATEPOST_VERSION, "Print the version");
    auto* verb = root.add_subcommand("help", "Explain a command");
    // What follows is a command's name, and must not be taken for that command.
    verb->prefix_command();
    add_example(*verb, "gatepost help user list");
    verb->callback([&root, &chosen, verb] {
        chosen = [&root, asked = verb->remaining()](const Globals&) {
            return show_help(root, asked);
        };
    });
}

}  // namespace gatepost::app::cli
