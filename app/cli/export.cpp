#include "core/export.h"

#include <iostream>

#include "app/cli/account_lines.h"
#include "app/cli/cli.h"
#include "app/process/exit_error.h"

namespace gatepost::app::cli {
namespace {

int export_to(std::ostream& output, const Globals& globals, bool as_jsonl, bool with_hashes) {
    const auto store = open_store(globals);
    const auto columns = exported_columns(with_hashes);
    const auto to_line = as_jsonl ? to_json_line : to_csv_line;
    if (!as_jsonl) output << csv_header(columns);
    core::export_accounts(*store, with_hashes, [&](const core::ImportRecord& record) {
        output << to_line(columns, record);
    });
    output.flush();
    if (!output)
        throw ExitError(EX_IOERR, "cannot write all of it: the disk is full, or nobody reads on");
    return EX_OK;
}

}  // namespace

void add_export(CLI::App& noun, Command& chosen) {
    auto* verb = noun.add_subcommand("export", "Print all accounts, as `user import` reads them");
    auto* format = verb->add_option("--format", "csv or jsonl (else csv)")
                       ->check(CLI::IsMember({"csv", "jsonl"}));
    auto* hashes = add_switch(*verb, "--with-hashes", "With the hashes of the passwords");
    add_example(*verb, "gatepost user export > accounts.csv");
    verb->callback([=, &chosen] {
        chosen = [as_jsonl = format->count() > 0 && format->as<std::string>() == "jsonl",
                  with_hashes = hashes->count() > 0](const Globals& globals) {
            return export_to(std::cout, globals, as_jsonl, with_hashes);
        };
    });
}

}  // namespace gatepost::app::cli
