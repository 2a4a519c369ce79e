#include "app/cli/cli.h"
#include "app/process/deliver.h"
#include "app/process/serve.h"

namespace gatepost::app::cli {
namespace {

/// Runs a part of the program that lives until it is asked to stop.
Command long_running(int (*part)(const ProgramSource&)) {
    return [part](const Globals& globals) {
        return part({[&globals] { return load(globals); }, process_environment()});
    };
}

}  // namespace

void add_server_commands(CLI::App& root, Command& chosen) {
    auto* server = root.add_subcommand("serve", "Answer nginx over FastCGI");
    add_example(*server, "systemctl start gatepost");
    server->callback([&] { chosen = long_running(serve); });
    auto* courier = root.add_subcommand("courier", "Deliver the mail that is due");
    add_example(*courier, "systemctl start gatepost-courier");
    courier->callback([&] { chosen = long_running(deliver); });
}

}  // namespace gatepost::app::cli
