#include "app/cli/setup.h"

#include <fmt/format.h>
#include <grp.h>
#include <sysexits.h>
#include <unistd.h>

#include <fstream>
#include <iostream>
#include <sstream>

#include "app/cli/nginx_site.h"
#include "app/cli/schema.h"
#include "app/config/init.h"
#include "app/config/key_file.h"
#include "base/open_umask.h"
#include "crypto/system_random.h"
#include "http/url.h"
#include "mysql/rights.h"

namespace gatepost::app::cli {
namespace {

namespace fs = std::filesystem;

/// What is asked for, unless a flag has said it.
struct Answers {
    std::string base_url;
    std::string from;
    std::string name;
    std::string test_address;
    Certificate certificate;
    bool asks_nothing = false;
};

bool is_there(const fs::path& path) {
    std::error_code ignored;
    return fs::exists(path, ignored);
}

/// Whether somebody sits at a terminal and wants to be asked.
bool can_ask(const Answers& answers) {
    return !answers.asks_nothing && isatty(STDIN_FILENO) != 0;
}

std::string answer_to(const std::string& question) {
    std::cout << question << std::flush;
    std::string line;
    std::getline(std::cin, line);
    return line;
}

void say(const std::string& line) {
    std::cout << "   " << line << '\n' << std::flush;
}

void begin(std::string_view title) {
    std::cout << "\n-- " << title << '\n' << std::flush;
}

/// Runs a command of the system, which is shown; takes no outside values.
void run(const std::string& line) {
    say("$ " + line);
    if (std::system(line.c_str()) == 0) return;  // NOLINT: a constant, and root's own shell
    throw ExitError(EX_OSERR, "this failed: " + line +
                                  "\nPut that right, and run gatepost setup again: it goes on.");
}

/// Asks on a terminal; elsewhere the flag has to say it.
void ask_for(std::string& answer, const std::string& question, const std::string& flag,
             const Answers& answers) {
    if (!answer.empty()) return;
    if (!can_ask(answers)) throw ExitError(EX_USAGE, "please say " + flag);
    answer = answer_to(question);
}

fs::path config_path(const Globals& globals) {
    return globals.config_file.empty() ? "/etc/gatepost/gatepost.toml" : globals.config_file;
}

void configure(const Globals& globals, Answers& answers) {
    begin("Configuration");
    const auto path = config_path(globals);
    if (!is_unfilled(path)) {
        say(path.string() + " has values already, and stays");
        return;
    }
    ask_for(answers.base_url,
            "   The site's address, such as https://accounts.example.org: ", "--base-url", answers);
    ask_for(answers.from, "   The address that its mail comes from: ", "--from", answers);
    if (answers.name.empty() && can_ask(answers))
        answers.name = answer_to("   Its name (empty for Gatepost): ");
    fs::create_directories(path.parent_path());
    const auto filled =
        fill_config({path, answers.base_url, answers.from,
                     answers.name.empty() ? std::nullopt : std::optional(answers.name)});
    if (!filled) throw ExitError(EX_DATAERR, "the configuration:" + to_lines(filled.errors()));
    say("wrote " + path.string());
}

void make_keys(const Config& config) {
    begin("Signing keys");
    if (is_there(config.keys.file)) {
        say(config.keys.file.string() + " is there and stays as it is");
        return;
    }
    crypto::SystemRandom random;
    const auto path = add_key(config, process_environment(), random);
    if (!path) throw ExitError(EX_CANTCREAT, "the keys:" + to_lines(path.errors()));
    say("wrote " + path->string() + "; keep a copy with your backups, and show it to nobody");
}

void make_database(const Config& config) {
    begin("Database");
    if (config.database.is_elsewhere()) {
        say("it is on another host: docs/install.md says what it needs");
    } else {
        as_owner(config, [&](const mysql::ConnectOptions& owner) {
            const bool made = mysql::create_database(owner, config.database.user);
            say(fmt::format("the database {} and its user {} {}", config.database.name,
                            config.database.user, made ? "are made" : "are there"));
        });
    }
    as_owner(config, [&](const mysql::ConnectOptions& owner) {
        const auto applied = apply_migrations(owner, true);
        for (const std::string& name : applied)
            say("applied " + name);
        for (const std::string& user : give_rights(owner, config.database))
            say(user + " may use it");
    });
}

/// The courier's unit does not start without Postfix's group, unless a drop-in says otherwise.
void require_mail_server(const Config& config) {
    begin("Mail server");
    const std::string program = config.mail.sendmail.string();
    if (access(program.c_str(), X_OK) != 0) {
        throw ExitError(EX_UNAVAILABLE, "there is none (" + program +
                                            "): apt install postfix, or another one "
                                            "(docs/install.md)");
    }
    const bool has_drop_in = is_there("/etc/systemd/system/gatepost-courier.service.d");
    if (getgrnam("postdrop") == nullptr && !has_drop_in) {
        throw ExitError(EX_UNAVAILABLE,
                        "it is not Postfix: docs/install.md, \"Mail servers\", says "
                        "which file the courier's unit needs");
    }
    say(program + " is there");
}

void start_services() {
    begin("Services");
    if (!is_there("/run/systemd/system")) {
        say("systemd does not run here: start `gatepost serve` and `gatepost courier` yourself");
        return;
    }
    run("systemctl enable --quiet --now gatepost.socket");
    run("systemctl enable --quiet gatepost.service gatepost-courier.service");
    run("systemctl reload-or-restart gatepost.service gatepost-courier.service");
}

Certificate choose_certificate(const Answers& answers, const std::string& host) {
    if (!answers.certificate.chain.empty()) return answers.certificate;
    const auto found = find_certificate("/", host);
    if (!found) {
        throw ExitError(EX_UNAVAILABLE, "there is no certificate for " + host +
                                            ": get one (docs/install.md), or say --certificate and "
                                            "--certificate-key");
    }
    if (found->is_stand_in)
        say("there is no certificate for " + host +
            ": with this machine's own browsers will warn. docs/install.md says how to get one");
    return found->files;
}

std::string read_text(const fs::path& path) {
    std::ifstream file(path);
    std::stringstream text;
    text << file.rdbuf();
    if (!file) throw ExitError(EX_NOINPUT, "cannot read " + path.string());
    return text.str();
}

std::string site_text(const Config& config, const Answers& answers) {
    const auto url = http::Url::parse(config.site.base_url).value();
    if (url.scheme != "https") {
        throw ExitError(EX_CONFIG,
                        "site.base_url is not https, and browsers keep people logged in "
                        "over https alone: write the nginx site yourself");
    }
    const auto example = config.paths.views.parent_path() / "nginx/gatepost.conf";
    const std::string host(url.host);
    return nginx_site(read_text(example), host, choose_certificate(answers, host));
}

void write_site(const fs::path& site, const std::string& text) {
    std::ofstream file(site);
    file << text;
    if (!file.flush()) throw ExitError(EX_CANTCREAT, "cannot write " + site.string());
    say("wrote " + site.string());
}

/// What was changed of nginx's sites. Taken back unless it is kept: with a file that it cannot read
/// nginx would not start again, whatever else it serves.
class SiteChange {
  public:
    SiteChange() = default;
    SiteChange(const SiteChange&) = delete;
    SiteChange& operator=(const SiteChange&) = delete;
    ~SiteChange() {
        std::error_code ignored;
        for (const fs::path& path : made_)
            fs::remove(path, ignored);
        if (!taken_away_.empty()) fs::create_symlink(default_target_, taken_away_, ignored);
    }

    void write(const fs::path& site, const std::string& text) {
        made_.push_back(site);
        write_site(site, text);
    }
    void enable(const fs::path& site, const fs::path& link) {
        if (is_there(link)) return;
        fs::create_symlink(fs::path("../sites-available") / site.filename(), link);
        made_.push_back(link);
    }
    /// Debian's own page, which wants to be the default server too. Its file stays.
    void take_away(const fs::path& link) {
        if (!fs::is_symlink(link)) return;
        default_target_ = fs::read_symlink(link);
        fs::remove(link);
        taken_away_ = link;
        say("took the link " + link.string() + " away; its file stays");
    }
    void keep() {
        made_.clear();
        taken_away_.clear();
    }

  private:
    std::vector<fs::path> made_;
    fs::path taken_away_;
    fs::path default_target_;
};

void set_up_nginx(const Config& config, const Answers& answers) {
    begin("nginx");
    const fs::path nginx = "/etc/nginx";
    const fs::path site = nginx / "sites-available/gatepost.conf";
    const fs::path enabled = nginx / "sites-enabled";
    if (!is_there(enabled)) throw ExitError(EX_UNAVAILABLE, "nginx is missing: apt install nginx");
    export_pages(config, "/var/lib/gatepost/pages");
    if (!is_there(nginx / "gatepost"))
        fs::create_symlink(config.paths.views.parent_path() / "nginx", nginx / "gatepost");
    SiteChange change;
    if (is_there(site)) {
        say(site.string() + " is there and stays as it is");
    } else {
        change.write(site, site_text(config, answers));
    }
    change.enable(site, enabled / "gatepost.conf");
    change.take_away(enabled / "default");
    run("nginx -q -t");
    change.keep();
    run("systemctl reload-or-restart nginx");
}

void advise_on_mail(const Config& config) {
    const auto from = config.mail.from->typed();
    const auto domain = from.substr(from.rfind('@') + 1);
    say("Others take mail from " + domain + " for genuine if its DNS says whose it is:");
    say(fmt::format("SPF    {} TXT \"v=spf1 mx ip4:THIS-MACHINE -all\"", domain));
    say("DKIM   the mail server signs, for example with opendkim; its public key goes into DNS");
    say(fmt::format("DMARC  _dmarc.{} TXT \"v=DMARC1; p=quarantine; rua=mailto:postmaster@{}\"",
                    domain, domain));
    say("and the name that this machine's address leads back to is the mail server's own");
}

void check_mail(const Globals& globals, const Config& config, Answers& answers) {
    begin("Mail");
    advise_on_mail(config);
    if (answers.test_address.empty() && can_ask(answers))
        answers.test_address = answer_to("   A test mail to (empty for none): ");
    if (answers.test_address.empty()) {
        say("no mail was tried; gatepost mail test ADDRESS says whether it leaves");
    } else {
        test_mail(globals, answers.test_address, false);
    }
}

void agree(const Answers& answers) {
    std::cout
        << "This writes the configuration, makes keys and the database, starts the services,\n"
           "gives nginx a site in the place of its default one, and checks mail. Files that have\n"
           "something of yours stay as they are.\n";
    if (answers.asks_nothing) return;
    if (!can_ask(answers)) throw ExitError(EX_USAGE, "please say --yes");
    const auto answer = answer_to("Go on? [Y/n] ");
    if (!answer.empty() && answer != "y" && answer != "Y")
        throw ExitError(EX_OK, "nothing was changed");
}

int set_up(const Globals& globals, Answers answers) {
    if (geteuid() != 0) throw ExitError(EX_NOPERM, "please run this as root, with sudo");
    agree(answers);
    const base::OpenUmask open_to_all;  // but for the keys
    configure(globals, answers);
    make_keys(load(globals));
    const Config config = check_config(globals);
    make_database(config);
    require_mail_server(config);
    start_services();
    set_up_nginx(config, answers);
    check_mail(globals, config, answers);
    std::cout << "\nDone. Open " << config.site.base_url
              << " and sign up. Then make your account an administrator's:\n"
                 "  gatepost user admin YOUR-ADDRESS on\n";
    return EX_OK;
}

}  // namespace

void add_setup_command(CLI::App& root, Command& chosen) {
    auto* verb = root.add_subcommand(
        "setup", "Set everything up on this machine, step by step; asks for what it has to know");
    auto* base_url = verb->add_option("--base-url", "The site's address, https://example.org");
    auto* from = verb->add_option("--from", "The address that mail comes from");
    auto* name = verb->add_option("--name", "The site's name, on its pages and in its mail");
    auto* test = verb->add_option("--test-mail", "Where to send a test mail");
    auto* chain = verb->add_option("--certificate", "The certificate, with its chain, for nginx");
    auto* key = verb->add_option("--certificate-key", "Its key")->needs(chain);
    chain->needs(key);
    auto* yes = add_switch(*verb, "--yes", "Ask nothing");
    add_example(*verb,
                "gatepost setup --base-url https://example.org --from no-reply@example.org --yes");
    verb->callback([=, &chosen] {
        const auto text = [](const CLI::Option* option) {
            return option->count() > 0 ? option->as<std::string>() : std::string();
        };
        const Answers answers{text(base_url),           text(from),      text(name), text(test),
                              {text(chain), text(key)}, yes->count() > 0};
        chosen = [answers](const Globals& globals) { return set_up(globals, answers); };
    });
}

}  // namespace gatepost::app::cli
