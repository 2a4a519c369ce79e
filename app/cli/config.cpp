#include <iostream>

#include "app/cli/cli.h"
#include "app/cli/listing.h"
#include "app/config/init.h"
#include "app/process/exit_error.h"
#include "app/process/program.h"

namespace gatepost::app::cli {
namespace {

void check_blocklist(const std::filesystem::path& path) {
    try {
        crypto::BlocklistFile::open(path);
    } catch (const std::runtime_error& error) {
        throw ExitError(EX_CONFIG, path.string() + " " + error.what() +
                                       "; make it anew with: gatepost passwords import");
    }
}

/// Everything that `serve` would refuse to start with, but for the database, and a list that it
/// would do without.
int check(const Globals& globals, bool as_json) {
    const Program program(load(globals), process_environment());
    check_blocklist(program.config.new_passwords.blocklist);
    const std::string& site = program.config.site.base_url;
    return print_done(as_json, {{"is_fine", true}, {"base_url", site}},
                      "The configuration is fine: " + site);
}

int init(const InitRequest& request, bool as_json) {
    crypto::SystemRandom random;
    const auto made = init_config(request, random);
    if (!made) throw ExitError(EX_CANTCREAT, "nothing was written:" + to_lines(made.errors()));
    const std::string config = made->config_file.string();
    const std::string keys = made->key_file.string();
    return print_done(as_json, {{"config", config}, {"keys", keys}},
                      "wrote " + config + "\nwrote " + keys +
                          " (secret: keep a copy, show it to nobody)\n"
                          "Next: edit the first, then run: gatepost config check");
}

void add_init(CLI::App& noun, Command& chosen) {
    auto* verb = noun.add_subcommand("init", "Write a configuration and a new key");
    const std::string where = "A folder, or a file that ends in .toml";
    auto* target = verb->add_option("PATH", where)->required();
    auto* base_url = verb->add_option("--base-url", "The site's address, https://example.org");
    auto* from = verb->add_option("--from", "The address that mail comes from");
    auto* json = add_json(*verb);
    add_example(*verb, "gatepost config init /etc/gatepost --base-url https://example.org");
    verb->callback([=, &chosen] {
        InitRequest request;
        request.target = target->as<std::string>();
        if (base_url->count() > 0) request.base_url = base_url->as<std::string>();
        if (from->count() > 0) request.from = from->as<std::string>();
        chosen = [request, as_json = json->count() > 0](const Globals&) {
            return init(request, as_json);
        };
    });
}

}  // namespace

void add_config_commands(CLI::App& root, Command& chosen) {
    auto* noun = root.add_subcommand("config", "The configuration");
    noun->require_subcommand(1);
    auto* checking = noun->add_subcommand("check", "Check the configuration and the keys");
    add_example(*checking, "gatepost config check");
    auto* json = add_json(*checking);
    checking->callback([&chosen, json] {
        chosen = [as_json = json->count() > 0](const Globals& globals) {
            return check(globals, as_json);
        };
    });
    add_init(*noun, chosen);
    auto* example =
        noun->add_subcommand("example", "Print a configuration with every key explained");
    add_example(*example, "gatepost config example > gatepost.toml");
    example->callback([&] {
        chosen = [](const Globals&) {
            std::cout << example_config();
            return EX_OK;
        };
    });
}

}  // namespace gatepost::app::cli
