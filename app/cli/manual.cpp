#include "app/cli/manual.h"

#include <fmt/format.h>
#include <sysexits.h>

#include <filesystem>
#include <fstream>
#include <vector>

#include "app/config/init.h"
#include "app/process/exit_error.h"
#include "base/ascii.h"

namespace gatepost::app::cli {
namespace {

using Apps = std::vector<const CLI::App*>;

/// Those that the help shows.
Apps subcommands(const CLI::App& app) {
    Apps shown;
    for (const CLI::App* sub : app.get_subcommands([](const CLI::App*) { return true; }))
        if (!sub->get_group().empty()) shown.push_back(sub);
    return shown;
}

std::vector<const CLI::Option*> options(const CLI::App& app) {
    return app.get_options([](const CLI::Option*) { return true; });
}

/// A text in roff: no letter of it is a request, and a hyphen can be searched for.
std::string roff(std::string_view text) {
    std::string escaped;
    for (const char c : text) {
        if (c == '\\') {
            escaped += "\\e";
        } else if (c == '-') {
            escaped += "\\-";
        } else {
            escaped += c;
        }
    }
    const bool is_request = escaped.starts_with('.') || escaped.starts_with('\'');
    return (is_request ? "\\&" : "") + escaped;
}

/// "EMAIL [--admin] [--match TEXT]".
std::string usage_of(const CLI::App& verb) {
    std::string positional;
    std::string flags;
    for (const CLI::Option* option : options(verb)) {
        if (option->get_positional()) {
            const std::string name = option->get_name(true, false);
            positional += option->get_required() ? ' ' + name : fmt::format(" [{}]", name);
        } else if (option->get_name() != "--help") {
            const std::string value =
                option->get_expected_max() == 0 ? "" : " " + option->get_type_name();
            flags += fmt::format(" [{}{}]", option->get_name(), value);
        }
    }
    return positional + flags;
}

std::string options_of(const CLI::App& app) {
    std::string text;
    for (const CLI::Option* option : options(app)) {
        if (option->get_name() == "--help") continue;
        const std::string name =
            option->get_positional() ? option->get_name(true, false) : option->get_name();
        text += fmt::format(".TP\n\\fB{}\\fR\n{}.\n", roff(name), roff(option->get_description()));
    }
    return text;
}

std::string example_of(const CLI::App& verb) {
    const std::string footer = verb.get_footer();
    const auto line = footer.find('\n');
    if (line == footer.npos) return "";
    return fmt::format(".PP\nExample:\n.PP\n.nf\n.RS\n{}\n.RE\n.fi\n",
                       roff(footer.substr(footer.find_first_not_of(' ', line + 1))));
}

std::string section_of(const CLI::App& root, const CLI::App& noun, const CLI::App& verb) {
    const std::string path =
        &noun == &verb ? noun.get_name() : noun.get_name() + ' ' + verb.get_name();
    return fmt::format(".SS \"{} {}{}\"\n{}.\n{}{}", root.get_name(), roff(path),
                       roff(usage_of(verb)), roff(verb.get_description()), options_of(verb),
                       example_of(verb));
}

std::string heading(const std::string& name, std::string_view what) {
    std::string title = name;
    for (char& c : title)
        c = base::is_alnum(c) && !base::is_digit(c) ? static_cast<char>(c & ~0x20) : c;
    return fmt::format(".TH {} 1 \"\" \"gatepost {}\" \"Gatepost\"\n.SH NAME\n{} \\- {}\n",
                       roff(title), GATEPOST_VERSION, roff(name), roff(what));
}

constexpr std::string_view exit_codes =
    ".SH EXIT STATUS\n"
    "Those of sysexits.h: 0 done, 64 wrong usage, 65 what was given cannot be used, 67 no such"
    " account,\n69 the database is away, 70 a defect, 73 a file cannot be written, 75 try again"
    " later,\n77 not allowed, 78 a wrong configuration.\n";

constexpr std::string_view files_section =
    ".SH FILES\n.TP\n.I /etc/gatepost/gatepost.toml\nThe configuration; it explains each of its "
    "keys.\n.TP\n.I /etc/gatepost/keys\nWhat signs links and cookies.\n"
    ".SH ENVIRONMENT\n.TP\n.B GATEPOST_CONFIG\nThe configuration file.\n.TP\n"
    ".B GATEPOST_\\fISECTION\\fB_\\fIKEY\nA key of the configuration; it wins over the file.\n";

std::string page_name(const CLI::App& root, const CLI::App& noun) {
    return root.get_name() + '-' + noun.get_name();
}

/// The words that may come next.
std::string words_of(const CLI::App& app) {
    std::string words;
    for (const CLI::App* sub : subcommands(app))
        words += sub->get_name() + ' ';
    for (const CLI::Option* option : options(app))
        if (!option->get_positional()) words += option->get_name() + ' ';
    if (!words.empty()) words.pop_back();
    return words;
}

std::string completion_case(const std::string& path, const CLI::App& app) {
    return fmt::format("        \"{}\") words=\"{}\" ;;\n", path, words_of(app));
}

void write(const std::filesystem::path& path, const std::string& text) {
    std::ofstream out(path);
    out << text;
    out.close();
    if (!out) throw ExitError(EX_CANTCREAT, "cannot write " + path.string());
}

int write_all(const CLI::App& root, const std::filesystem::path& directory) {
    std::filesystem::create_directories(directory / "man1");
    write(directory / "man1" / (root.get_name() + ".1"), manual_page(root));
    for (const CLI::App* noun : subcommands(root))
        write(directory / "man1" / (page_name(root, *noun) + ".1"), manual_page(root, *noun));
    write(directory / root.get_name(), bash_completion(root));
    write(directory / "gatepost.toml", annotated_config({}));
    return EX_OK;
}

}  // namespace

std::string manual_page(const CLI::App& root) {
    std::string page = heading(root.get_name(), "the account front door behind nginx");
    page += fmt::format(".SH SYNOPSIS\n.B {}\n[OPTIONS] NOUN [VERB] ...\n.SH OPTIONS\n{}",
                        root.get_name(), options_of(root));
    page += ".SH COMMANDS\n";
    for (const CLI::App* noun : subcommands(root))
        page += fmt::format(".TP\n\\fB{}\\fR(1)\n{}.\n", roff(page_name(root, *noun)),
                            roff(noun->get_description()));
    return page + std::string(files_section) + std::string(exit_codes);
}

std::string manual_page(const CLI::App& root, const CLI::App& noun) {
    const std::string name = page_name(root, noun);
    std::string page = heading(name, noun.get_description());
    page += fmt::format(".SH SYNOPSIS\n.B {} {}\n{}.SH COMMANDS\n", root.get_name(),
                        noun.get_name(), subcommands(noun).empty() ? "" : "VERB ...\n");
    Apps verbs = subcommands(noun);
    if (verbs.empty()) verbs.push_back(&noun);
    for (const CLI::App* verb : verbs)
        page += section_of(root, noun, *verb);
    return page + std::string(exit_codes) +
           fmt::format(".SH SEE ALSO\n.BR {} (1)\n", root.get_name());
}

std::string bash_completion(const CLI::App& root) {
    std::string cases = completion_case(" ", root);
    for (const CLI::App* noun : subcommands(root)) {
        cases += completion_case(noun->get_name() + ' ', *noun);
        for (const CLI::App* verb : subcommands(*noun))
            cases += completion_case(noun->get_name() + ' ' + verb->get_name(), *verb);
    }
    return fmt::format(R"(# bash completion for {0}, made by the program itself.
_{0}() {{
    local current=${{COMP_WORDS[COMP_CWORD]}} noun="" verb="" words="" i
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${{COMP_WORDS[i]}} in
            --config | --set) ((i++)) ;;
            -*) ;;
            *) if [[ -z $noun ]]; then noun=${{COMP_WORDS[i]}}
               elif [[ -z $verb ]]; then verb=${{COMP_WORDS[i]}}; fi ;;
        esac
    done
    case "$noun $verb" in
{1}    esac
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
}}
complete -o default -F _{0} {0}
)",
                       root.get_name(), cases);
}

void add_manual_command(CLI::App& root, Command& chosen) {
    auto* verb = root.add_subcommand(
        "manual", "Write the manual pages, the completion, and a configuration to be filled in");
    verb->group("");  // for the installation alone
    auto* directory = verb->add_option("DIRECTORY", "Where to write them")->required();
    verb->callback([&root, &chosen, directory] {
        chosen = [&root, path = directory->as<std::string>()](const Globals&) {
            return write_all(root, path);
        };
    });
}

}  // namespace gatepost::app::cli
