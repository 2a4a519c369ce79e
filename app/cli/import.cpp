#include "core/import.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <thread>

#include "app/cli/administrator.h"
#include "app/cli/cli.h"
#include "app/process/exit_error.h"
#include "app/process/program.h"
#include "base/clock.h"
#include "base/json.h"

namespace gatepost::app::cli {
namespace {

struct ImportWish {
    std::string file;
    std::string format;
    std::string hmac_salt_file;
    bool dry = false;
    bool allow_admins = false;
    bool confirmed = false;
    bool as_json = false;
};

core::ImportFormat format_of(const ImportWish& wish) {
    const std::string ending = std::filesystem::path(wish.file).extension().string();
    const std::string name = wish.format.empty() ? ending : "." + wish.format;
    if (name == ".jsonl" || name == ".ndjson") return core::ImportFormat::jsonl;
    if (name == ".htpasswd" || std::filesystem::path(wish.file).filename() == ".htpasswd")
        return core::ImportFormat::htpasswd;
    return core::ImportFormat::csv;
}

std::string read_hmac_salt(const std::string& file) {
    constexpr std::size_t longest = 128;
    if (file.empty()) return "";
    std::ifstream input(file, std::ios::binary);
    std::string salt;
    if (!input || !std::getline(input, salt)) throw ExitError(EX_NOINPUT, "cannot read " + file);
    if (salt.ends_with('\r')) salt.pop_back();
    if (salt.empty() || salt.size() > longest) {
        throw ExitError(EX_DATAERR,
                        file + ": its first line must hold the salt, of at most 128 bytes");
    }
    return salt;
}

/// What a person at a terminal sees while it goes on.
class ProgressBar {
  public:
    /// `bytes` is the size of the file; 0 where nobody knows it.
    explicit ProgressBar(double bytes) : bytes_(bytes), is_shown_(isatty(STDERR_FILENO) != 0) {}
    ~ProgressBar() {
        if (is_shown_) std::cerr << "\r\x1b[K" << std::flush;
    }
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;

    void show(const core::ImportCounts& counts, double position) {
        constexpr int width = 30;
        if (!is_shown_) return;
        const double part = bytes_ > 0 && position > 0 ? std::min(1.0, position / bytes_) : 0;
        const auto done = static_cast<std::size_t>(part * width);
        std::cerr << fmt::format("\r[{:<{}}] {:3.0f} %  {} lines", std::string(done, '#'), width,
                                 100 * part, counts.read)
                  << std::flush;
    }

  private:
    double bytes_;
    bool is_shown_;
};

/// What is wrong with the lines: printed at once, or kept for the JSON, where past some thousands
/// the counts must do.
class Problems {
  public:
    explicit Problems(bool as_json) : as_json_(as_json) {}

    void add(std::size_t line, const std::string& words) {
        constexpr std::size_t most = 10'000;
        if (!as_json_) {
            std::cout << fmt::format("line {}: {}\n", line, words);
        } else if (list_.size() < most) {
            list_.push_back({{"line", line}, {"problem", words}});
        }
    }
    const base::Json::Array& list() const { return list_; }

  private:
    bool as_json_;
    base::Json::Array list_;
};

/// How long a login takes now: what it computes for an address that nobody has.
std::chrono::milliseconds login_time(core::Store& store, const crypto::PasswordHasher& hasher) {
    const auto kinds = store.rows().accounts.hash_kinds();
    const auto began = std::chrono::steady_clock::now();
    hasher.openings(base::Secret("nobody's password"), {}, kinds);
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() -
                                                                 began);
}

void print_json(const core::ImportCounts& counts, const Problems& problems, const ImportWish& wish,
                std::chrono::milliseconds login) {
    const base::Json json{{"dry_run", wish.dry},
                          {"read", counts.read},
                          {"imported", counts.imported},
                          {"pending", counts.pending},
                          {"without_password", counts.without_password},
                          {"wrapped", counts.wrapped},
                          {"already_there", counts.already_there},
                          {"refused", counts.refused},
                          {"login_milliseconds", login.count()},
                          {"problems", problems.list()}};
    std::cout << json.dump(2) << '\n';
}

void print_text(const core::ImportCounts& counts, const ImportWish& wish,
                std::chrono::milliseconds login) {
    std::cout << fmt::format(
        "{:>8}  accounts read\n{:>8}  {}\n{:>8}    of these not confirmed\n"
        "{:>8}    of these without a password: their owners use \"Forgot password\"\n"
        "{:>8}    of these with a fast hash, wrapped in Argon2id\n"
        "{:>8}  there already, left as they are\n{:>8}  refused, see above\n",
        counts.read, counts.imported, wish.dry ? "would be imported" : "imported", counts.pending,
        counts.without_password, counts.wrapped, counts.already_there, counts.refused);
    if (!wish.dry) {
        std::cout << fmt::format(
            "A login takes about {} ms of one core now, and less again once those with another "
            "program's hashes have logged in.\n",
            login.count());
    }
}

double size_of(const std::string& file) {
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    return error ? 0 : static_cast<double>(size);
}

int import_from(std::istream& input, const Globals& globals, const ImportWish& wish) {
    const Config config = load(globals);
    const auto keys = keys_of(config, process_environment());
    const core::ImportOptions options{wish.allow_admins, wish.confirmed,
                                      config.accounts.admin_group,
                                      read_hmac_salt(wish.hmac_salt_file)};
    const auto store = open_store(globals);
    const std::size_t threads = std::max(1U, std::thread::hardware_concurrency());
    const crypto::PasswordHasher hasher(config.passwords, threads);
    crypto::SystemRandom random;
    Problems problems(wish.as_json);
    ProgressBar bar(size_of(wish.file));
    const core::ImportRun how{
        .dry = wish.dry,
        .threads = threads,
        .by = administrator(),
        .report = [&](std::size_t line, const std::string& words) { problems.add(line, words); },
        .progress =
            [&](const core::ImportCounts& counts) {
                bar.show(counts, static_cast<double>(input.tellg()));
            }};
    const auto source = core::open_source(input, format_of(wish));
    const auto counts = core::Importer(*store, hasher, keys, random)
                            .run(*source, options, how, base::SystemClock().now());
    if (input.bad()) throw std::ios_base::failure("read");
    const auto login = login_time(*store, hasher);
    if (wish.as_json)
        print_json(counts, problems, wish, login);
    else
        print_text(counts, wish, login);
    return counts.refused == 0 ? EX_OK : EX_DATAERR;
}

int import_accounts(const Globals& globals, const ImportWish& wish) try {
    if (wish.file == "-") return import_from(std::cin, globals, wish);
    std::ifstream file(wish.file, std::ios::binary);
    if (!file) throw ExitError(EX_NOINPUT, "cannot read " + wish.file);
    return import_from(file, globals, wish);
} catch (const core::ImportUnusable& error) {
    throw ExitError(EX_DATAERR, wish.file + ": " + error.what());
} catch (const std::ios_base::failure&) {
    throw ExitError(EX_NOINPUT, "cannot read all of " + wish.file);
}

}  // namespace

void add_import(CLI::App& noun, Command& chosen) {
    auto* verb =
        noun.add_subcommand("import", "Bring in the accounts of another program; see docs/move.md");
    auto wish = std::make_shared<ImportWish>();
    verb->add_option("FILE", wish->file, "The accounts, one a line; - is standard input")
        ->required();
    verb->add_option("--format", wish->format, "What it is (else by its name, else csv)")
        ->check(CLI::IsMember({"csv", "jsonl", "htpasswd"}));
    verb->add_option("--hmac-salt-file", wish->hmac_salt_file,
                     "A file with Flask-Security's SECURITY_PASSWORD_SALT");
    verb->add_flag("--dry-run", wish->dry, "Say what would come of it, and change nothing");
    verb->add_flag("--allow-admins", wish->allow_admins, "Take administrators as such");
    verb->add_flag("--confirmed", wish->confirmed,
                   "Take addresses as proven where the file does not say");
    verb->add_flag("--json", wish->as_json, "Print JSON");
    add_example(*verb, "gatepost user import --dry-run accounts.csv");
    verb->callback([wish, &chosen] {
        chosen = [wish](const Globals& globals) { return import_accounts(globals, *wish); };
    });
}

}  // namespace gatepost::app::cli
