#include "havoc.h"

#include <signal.h>

#include <algorithm>
#include <fstream>
#include <thread>

#include "process.h"
#include "visitors/told.h"

namespace gatepost::tests::faults {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr char serve[] = "serve";
constexpr char courier[] = "courier";
constexpr char database[] = "db";
constexpr char nginx[] = "nginx";

const std::string rollback = "\x03ROLLBACK";
constexpr int error_during_commit = 1180;
constexpr int table_is_full = 1114;

bool inserts(const Relay::Request& request) {
    return request.statement.starts_with("INSERT");
}

bool marks_a_mail_as_sent(const Relay::Request& request) {
    return request.statement.starts_with("UPDATE outbox SET status = 'sent'");
}

pid_t parent_of(pid_t process) {
    std::ifstream stat("/proc/" + std::to_string(process) + "/stat");
    std::string name, state;
    pid_t number = 0;
    pid_t parent = 0;
    stat >> number >> name >> state >> parent;
    return parent;
}

/// Waits up to four seconds until `condition` holds; whether it did.
template <class Condition>
bool soon(Condition condition) {
    for (int look = 0; look < 400; ++look) {
        if (condition()) return true;
        std::this_thread::sleep_for(10ms);
    }
    return false;
}

}  // namespace

const std::map<std::string, Havoc::Deed>& Havoc::deeds() {
    using enum Moment;
    static const std::map<std::string, Deed> all{
        {"serve_killed", &Havoc::kill<serve>},
        {"courier_killed", &Havoc::kill<courier>},
        {"database_killed", &Havoc::kill<database>},
        {"nginx_killed", &Havoc::kill<nginx>},
        {"serve_stopped", &Havoc::stop<serve>},
        {"courier_stopped", &Havoc::stop<courier>},
        {"database_stopped", &Havoc::stop<database>},
        {"nginx_stopped", &Havoc::stop<nginx>},
        {"killed_before_commit", &Havoc::kill_who_commits<before>},
        {"killed_during_commit", &Havoc::kill_who_commits<during>},
        {"killed_after_commit", &Havoc::kill_who_commits<after>},
        {"database_killed_before_commit", &Havoc::kill_database_at_commit<before>},
        {"database_killed_during_commit", &Havoc::kill_database_at_commit<during>},
        {"database_killed_after_commit", &Havoc::kill_database_at_commit<after>},
        {"cut_before_commit", &Havoc::cut_commit<before>},
        {"cut_during_commit", &Havoc::cut_commit<during>},
        {"cut_after_commit", &Havoc::cut_commit<after>},
        {"commits_refused", &Havoc::refuse_commits},
        {"tables_full", &Havoc::fill_tables},
        {"disk_slow", &Havoc::slow_commits},
        {"database_killed_on_slow_disk", &Havoc::kill_on_slow_disk},
        {"mail_slow", &Havoc::slow_mail},
        {"sendmail_killed", &Havoc::kill_sendmail},
        {"courier_killed_while_sending", &Havoc::kill_courier_while_it_sends},
        {"courier_killed_before_marking", &Havoc::kill_courier_before_it_marks},
        {"mail_folder_full", &Havoc::fill_mail_folder},
    };
    return all;
}

std::vector<std::string> Havoc::all_kinds() {
    std::vector<std::string> kinds;
    for (const auto& [kind, deed] : deeds())
        kinds.push_back(kind);
    return kinds;
}

Havoc::Havoc(const Stack& stack, Relay& relay, unsigned seed, const std::vector<std::string>& kinds)
    : stack_(stack), relay_(relay), random_(seed), kinds_(kinds.empty() ? all_kinds() : kinds) {}

bool Havoc::strike() {
    std::this_thread::sleep_for(between(200, 1200));
    const auto& kind = kinds_[random_() % kinds_.size()];
    faults_.push_back({kind, std::chrono::system_clock::now(), {}});
    const bool has_struck = (this->*deeds().at(kind))();
    faults_.back().end = std::chrono::system_clock::now();
    if (!has_struck) faults_.pop_back();
    return has_struck;
}

template <const char* component>
bool Havoc::kill() {
    kill_now(component);
    if (component == courier) may_double_mails();
    std::this_thread::sleep_for(between(0, 500));
    restart(component);
    return true;
}

template <const char* component>
bool Havoc::stop() {
    stack_.kill(component, SIGSTOP);
    std::this_thread::sleep_for(between(300, 2000));
    stack_.kill(component, SIGCONT);
    return true;
}

template <Havoc::Moment moment>
bool Havoc::kill_who_commits() {
    std::string victim;
    set(moment, any_commit(), [&](const Relay::Request& request) {
        victim = component_of(request.client);
        ::kill(request.client, SIGKILL);
    });
    if (!has_befallen()) return false;
    if (victim == courier) may_double_mails();
    restart(victim);
    return true;
}

template <Havoc::Moment moment>
bool Havoc::kill_database_at_commit() {
    set(moment, any_commit(), [this](const auto&) { kill_now(database); });
    if (!has_befallen()) return false;
    restart(database);
    return true;
}

template <Havoc::Moment moment>
bool Havoc::cut_commit() {
    set(moment, any_commit(), Relay::nothing);
    return has_befallen();
}

bool Havoc::refuse_commits() {
    for (auto left = 1 + random_() % 4; left > 0; --left) {
        relay_.refuse(any_commit(), error_during_commit, rollback);
        if (!has_befallen()) return false;
    }
    return true;
}

bool Havoc::fill_tables() {
    for (auto left = 1 + random_() % 8; left > 0; --left) {
        relay_.refuse(inserts, table_is_full);
        if (!has_befallen()) return false;
    }
    return true;
}

bool Havoc::slow_commits() {
    relay_.slow_down(between(50, 600));
    std::this_thread::sleep_for(between(500, 2000));
    relay_.slow_down(0ms);
    return true;
}

bool Havoc::kill_on_slow_disk() {
    relay_.slow_down(between(50, 600));
    std::this_thread::sleep_for(between(200, 1000));
    kill_now(database);
    relay_.slow_down(0ms);
    restart(database);
    return true;
}

bool Havoc::slow_mail() {
    const auto domain = any_domain();
    const bool somebody_sends = !hang_mail(domain).empty();
    std::this_thread::sleep_for(between(500, 1500));
    let_mail_go(domain);
    return somebody_sends;
}

bool Havoc::kill_sendmail() {
    const auto domain = any_domain();
    const auto victims = hang_mail(domain);
    for (const pid_t process : victims)
        ::kill(process, SIGKILL);
    let_mail_go(domain);
    if (!victims.empty()) may_double_mails();
    return !victims.empty();
}

bool Havoc::kill_courier_while_it_sends() {
    const auto domain = any_domain();
    const auto is_ours = [this](pid_t process) {
        return component_of(parent_of(process)) == courier;
    };
    const auto senders = hang_mail(domain);
    const bool sends = std::ranges::any_of(senders, is_ours);
    if (sends) {
        kill_now(courier);
        may_double_mails();
        std::this_thread::sleep_for(between(0, 300));
    }
    let_mail_go(domain);
    if (sends) restart(courier);
    return sends;
}

bool Havoc::kill_courier_before_it_marks() {
    const auto match = [this](const Relay::Request& request) {
        return marks_a_mail_as_sent(request) && component_of(request.client) == courier;
    };
    relay_.cut_before(match, [](const auto& request) { ::kill(request.client, SIGKILL); });
    if (!has_befallen()) return false;
    may_double_mails();
    restart(courier);
    return true;
}

bool Havoc::fill_mail_folder() {
    const auto folder = stack_.var() / "mail/tmp";
    const auto aside = stack_.var() / "mail/tmp.aside";
    fs::rename(folder, aside);
    std::this_thread::sleep_for(between(200, 1000));
    fs::rename(aside, folder);
    may_double_mails();
    return true;
}

Relay::Match Havoc::any_commit() {
    const std::string whose = random_() % 4 == 0 ? courier : serve;
    return [this, whose](const Relay::Request& request) {
        return request.statement == "COMMIT" && component_of(request.client) == whose;
    };
}

bool Havoc::has_befallen() {
    soon([this] { return relay_.has_struck(); });
    return !relay_.call_off();
}

void Havoc::set(Moment moment, Relay::Match match, Relay::Action action) {
    switch (moment) {
        case Moment::before:
            return relay_.cut_before(std::move(match), std::move(action));
        case Moment::during:
            return relay_.cut_during(std::move(match), std::move(action));
        case Moment::after:
            return relay_.cut_after(std::move(match), std::move(action));
    }
}

std::string Havoc::component_of(pid_t process) const {
    for (const auto* component : {serve, courier}) {
        std::ifstream file(stack_.var() / "run" / (std::string(component) + ".pid"));
        pid_t number = 0;
        if (file >> number && number == process) return component;
    }
    return "";
}

void Havoc::kill_now(const std::string& component) const {
    stack_.kill(component, SIGKILL);
}

void Havoc::restart(const std::string& component) const {
    stack_.restart(component);
}

std::vector<pid_t> Havoc::hang_mail(const std::string& domain) const {
    const auto sign = stack_.var() / "hanging" / domain;
    fs::create_directories(sign.parent_path());
    write_file(sign, "");
    std::vector<pid_t> all;
    soon([&] {
        all = sendmails();
        return !all.empty();
    });
    // One that has nothing to do with this domain is gone by then.
    std::this_thread::sleep_for(100ms);
    return sendmails();
}

void Havoc::let_mail_go(const std::string& domain) const {
    fs::remove(stack_.var() / "hanging" / domain);
}

std::string Havoc::any_domain() {
    return std::string(visitors::domains[random_() % visitors::domains.size()]) + ".example";
}

std::vector<pid_t> Havoc::sendmails() const {
    std::vector<pid_t> all;
    for (const auto& process : fs::directory_iterator("/proc")) {
        std::error_code gone;
        if (fs::read_symlink(process.path() / "exe", gone) == stack_.var() / "run/sendmail")
            all.push_back(std::stoi(process.path().filename()));
    }
    return all;
}

std::chrono::milliseconds Havoc::between(unsigned least, unsigned most) {
    return std::chrono::milliseconds(least + random_() % (most - least));
}

}  // namespace gatepost::tests::faults
