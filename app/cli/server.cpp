#include "app/cli/cli.h"
#include "app/process/deliver.h"
#include "app/process/serve.h"

namespace gatepost::app::cli {
namespace {

/// Runs a part of the program that lives until it is asked to stop.
Command long_running(int (*part)(Program&)) {
    return [part](const Globals& globals) {
        Program program(load(globals), process_environment());
        return part(program);
    };
}

}  // namespace

void add_server_commands(CLI::App& root, Command& chosen) {
    root.add_subcommand("serve", "Answer nginx over FastCGI")->callback([&] {
        chosen = long_running(serve);
    });
    root.add_subcommand("courier", "Deliver the mail that is due")->callback([&] {
        chosen = long_running(deliver);
    });
}

}  // namespace gatepost::app::cli
