#include <iostream>

#include "app/cli/cli.h"
#include "app/cli/identity.h"
#include "app/cli/listing.h"
#include "app/cli/setup.h"
#include "app/config/denial.h"
#include "app/config/init.h"
#include "app/process/exit_error.h"
#include "app/process/program.h"

namespace gatepost::app::cli {
namespace {

/// It may well be root's alone: then it has to be handed over.
void note_closed_password(const DatabaseConfig& database) {
    const std::string path = database.password_file.string();
    if (path.empty() || !denial(path)) return;
    std::cerr << "gatepost: only root may read " << path
              << ", so the unit has to hand it over: LoadCredential=database_password:" << path
              << '\n';
}

int check(const Globals& globals, bool as_json) {
    const std::string site = check_config(globals).site.base_url;
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

Config check_config(const Globals& globals) {
    Config config = load(globals);
    auto secrets = secrets_of(config, process_environment());
    do_as_service(config.database, [&] {
        const Program program(load(globals), std::move(secrets));
        check_blocklist(program.config);
        note_closed_password(program.config.database);
    });
    return config;
}

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
