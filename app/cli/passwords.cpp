#include <fmt/format.h>

#include <fstream>
#include <iostream>

#include "app/cli/cli.h"
#include "app/cli/password_list.h"
#include "app/process/exit_error.h"
#include "base/json.h"
#include "base/open_umask.h"

namespace gatepost::app::cli {
namespace {

namespace fs = std::filesystem;

std::optional<ListFormat> format_of(const std::string& name) {
    if (name == "plain") return ListFormat::plain;
    if (name == "sha1") return ListFormat::sha1;
    return std::nullopt;
}

PasswordList read_lists(const std::vector<std::string>& names, std::optional<ListFormat> format) {
    PasswordList list;
    for (const auto& name : names) {
        if (name == "-") {
            list.read(std::cin, "standard input", format);
            continue;
        }
        std::ifstream file(name, std::ios::binary);
        if (!file) throw ExitError(EX_NOINPUT, "cannot read " + name);
        list.read(file, name, format);
    }
    if (list.digests().empty())
        throw ExitError(EX_DATAERR, "there is no password in it; the list stays as it was");
    return list;
}

void write_list(const fs::path& path, PasswordList& list) {
    try {
        // What is in it is known: a umask that hides it from the server would only switch it off.
        const base::OpenUmask open_to_all;
        fs::create_directories(path.parent_path());
        crypto::write_blocklist(path, list.digests());
    } catch (const std::system_error& error) {
        throw ExitError(EX_CANTCREAT,
                        fmt::format("cannot write {}: {}", path.string(), error.code().message()));
    }
}

void report(const fs::path& path, PasswordList& list, bool as_json) {
    const auto count = list.digests().size();
    if (as_json) {
        const base::Json json{{"read", list.lines()},
                              {"skipped", list.skipped()},
                              {"in_list", count},
                              {"file", path.string()}};
        std::cout << json.dump(2) << '\n';
        return;
    }
    std::cout << fmt::format(
        "{} lines read, {} of them skipped (empty, no text, or longer than 1,024 bytes)\n"
        "{} passwords are in the list: {}\n",
        list.lines(), list.skipped(), count, path.string());
}

int import(const Globals& globals, const std::vector<std::string>& names, const std::string& format,
           bool as_json) {
    const auto path = load(globals).new_passwords.blocklist;
    if (path.empty())
        throw ExitError(EX_CONFIG, "passwords.blocklist is empty; it says where the list is kept");
    auto list = read_lists(names, format_of(format));
    write_list(path, list);
    report(path, list, as_json);
    return EX_OK;
}

}  // namespace

void add_passwords_commands(CLI::App& root, Command& chosen) {
    auto* noun = root.add_subcommand("passwords", "The passwords that nobody may choose");
    noun->require_subcommand(1);
    auto* verb = noun->add_subcommand(
        "import", "Make the list of known passwords anew; the server takes it up by itself");
    auto* files =
        verb->add_option("FILE", "Lists with a password or a SHA-1 a line; - is standard input")
            ->required()
            ->allow_extra_args()
            ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    auto* format =
        verb->add_option("--format", "What all of them are (else each by its first line)")
            ->check(CLI::IsMember({"plain", "sha1"}));
    auto* json = add_json(*verb);
    add_example(*verb, "gatepost passwords import --format sha1 pwned-passwords.txt");
    verb->callback([=, &chosen] {
        chosen = [names = files->as<std::vector<std::string>>(), kind = format->as<std::string>(),
                  as_json = json->count() > 0](const Globals& globals) {
            return import(globals, names, kind, as_json);
        };
    });
}

}  // namespace gatepost::app::cli
