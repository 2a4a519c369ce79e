#include "visitors/life.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <thread>

namespace gatepost::tests::visitors {
namespace {

using namespace std::chrono_literals;

constexpr auto session_cookie = "__Host-gatepost";
constexpr auto changed_cookie = "__Host-gatepost-changed";
constexpr auto application = "/demo/json";
constexpr auto start_of_session = "Set-Cookie: __Host-gatepost=";

bool leads_to(const Answer& answer, const std::string& path) {
    return answer.status == 303 && answer.header("Location").starts_with(path);
}

bool leads_exactly_to(const Answer& answer, const std::string& path) {
    return answer.status == 303 && answer.header("Location") == path;
}

bool gives_session(const Answer& answer) {
    const auto at = answer.headers.find(start_of_session);
    return answer.status == 303 && at != answer.headers.npos &&
           answer.headers[at + std::string(start_of_session).size()] != ';';
}

/// Whether it says nothing of what has become of the request.
bool is_unsure(const Answer& answer) {
    return answer.status == 0 || answer.status >= 500;
}

void wait_a_little() {
    std::this_thread::sleep_for(200ms);
}

std::unique_ptr<Client> new_browser(const Stack& stack) {
    return std::make_unique<Client>(stack.site());
}

}  // namespace

Entry entry_of(const Answer& unconfirmed_page) {
    if (is_unsure(unconfirmed_page)) return Entry::unknown;
    return leads_to(unconfirmed_page, "/login") ? Entry::out : Entry::in;
}

Entry try_session(const Stack& stack, const std::string& cookie, const std::string& changed) {
    Client client(stack.site());
    client.set_cookie(session_cookie, cookie);
    if (!changed.empty()) client.set_cookie(changed_cookie, changed);
    // At the gate too: it asks in a way of its own.
    if (client.get(application).status == 200) return Entry::in;
    return entry_of(client.get("/unconfirmed"));
}

Life::Life(const World& world, int number, unsigned seed)
    : world_(world), random_(seed), browser_(new_browser(world.stack)) {
    story_.number = number;
}

Story Life::live() && {
    constexpr unsigned some_never_follow_their_link = 6;
    bool goes_on = sign_up() && !chance(some_never_follow_their_link) && confirm();
    for (auto left = 2 + random_() % 6; goes_on && left > 0 && !world_.is_over; --left)
        goes_on = do_something();
    return std::move(story_);
}

bool Life::sign_up() {
    const auto email = new_address();
    const auto password = new_password();
    story_.emails = {email};
    story_.passwords = {password};
    const Errand errand{"/register",
                        "/register",
                        {{"email", email}, {"password", password}, {"confirm", password}},
                        [](const Answer& answer) { return leads_to(answer, "/unconfirmed"); },
                        true};
    const auto outcome = run(*browser_, errand);
    story_.events["signed_up"] = outcome.effects;
    if (outcome.was_asked && outcome.told == Told::no) complain("a sign-up was refused");
    if (outcome.told != Told::done) return false;
    give_session(*browser_);
    return true;
}

bool Life::confirm() {
    const auto path = link(*story_.emails.begin(), "/confirm/", TimePoint{});
    if (path.empty()) return false;
    auto told = Told::no;
    for (int tries = 0; tries < 5 && told != Told::done; ++tries) {
        if (!is_in() && !enter(browser_)) break;
        told = std::max(told, follow_confirmation(path));
    }
    story_.events["address_confirmed"] = {told == Told::done, told != Told::no};
    if (told != Told::done) return false;
    const auto profile = get(*browser_, "/profile");
    if (!is_unsure(profile) && !profile.has(name_of(story_) + "@"))
        complain("who has confirmed is held at the gate");
    return true;
}

/// It renews the session: who got no answer may have to log in.
Told Life::follow_confirmation(const std::string& path) {
    const auto before = browser_->cookie(session_cookie);
    const auto answer = get(*browser_, path);
    if (leads_exactly_to(answer, "/")) {
        if (browser_->cookie(session_cookie) != before) end_session(before, Told::done);
        give_session(*browser_);
        return Told::done;
    }
    if (is_unsure(answer)) {
        end_session(before, Told::maybe);
        wait_a_little();
        return Told::maybe;
    }
    if (!leads_to(answer, "/login")) complain("the link of a sign-up confirms nothing");
    return Told::no;
}

bool Life::do_something() {
    if (!is_in() && !enter(browser_)) return false;
    using Deed = bool (Life::*)();
    static constexpr std::array<Deed, 9> deeds{
        &Life::log_out,         &Life::log_out,          &Life::change_password,
        &Life::reset_password,  &Life::change_address,   &Life::change_address,
        &Life::delete_and_keep, &Life::log_in_elsewhere, &Life::use_application};
    return (this->*deeds[random_() % deeds.size()])();
}

bool Life::log_out() {
    const auto cookie = browser_->cookie(session_cookie);
    const auto told = run(
        *browser_,
        {"/logout", "/logout", {}, [](const Answer& answer) { return leads_to(answer, "/login"); }},
        "logged_out");
    end_session(cookie, told);
    if (told == Told::done) expect_out(cookie);
    browser_ = new_browser(world_.stack);
    return enter(browser_);
}

bool Life::change_password() {
    if (!knows_password()) return true;
    const auto old = *story_.passwords.begin();
    const auto before = browser_->cookie(session_cookie);
    const auto password = new_password();
    const auto told = run(*browser_,
                          {"/profile",
                           "/profile",
                           {{"current", old}, {"password", password}, {"confirm", password}},
                           [](const Answer& answer) { return leads_to(answer, "/profile"); },
                           true},
                          "password_changed");
    set(story_.passwords, password, told);
    end_sessions(told);
    // Who was answered at a repeat has not got the new one.
    if (browser_->cookie(session_cookie) != before) give_session(*browser_);
    return true;
}

bool Life::reset_password() {
    if (story_.emails.size() != 1) return true;
    const auto email = *story_.emails.begin();
    const auto start = std::chrono::system_clock::now();
    auto visitor = new_browser(world_.stack);
    const auto asked =
        run(*visitor, {"/forgot",
                       "/forgot",
                       {{"email", email}},
                       [](const Answer& answer) { return leads_to(answer, "/login"); },
                       true});
    story_.resets_asked.least += asked.effects.least;
    story_.resets_asked.most += asked.effects.most;
    if (asked.told != Told::done) return true;
    const auto path = link(email, "/reset/", start);
    if (path.empty()) return true;
    const auto password = new_password();
    const auto told = run(*visitor,
                          {path,
                           path,
                           {{"password", password}, {"confirm", password}},
                           [](const Answer& answer) { return leads_to(answer, "/login"); }},
                          "password_reset");
    set(story_.passwords, password, told);
    end_sessions(told);
    browser_ = new_browser(world_.stack);
    return enter(browser_);
}

bool Life::change_address() {
    constexpr unsigned most = 4;
    if (!knows_password() || addresses_ == most) return true;
    const auto start = std::chrono::system_clock::now();
    const auto address = new_address();
    const auto is_done = [](const Answer& answer) { return leads_to(answer, "/profile"); };
    const auto asked = run(*browser_,
                           {"/address",
                            "/address",
                            {{"email", address}, {"current", *story_.passwords.begin()}},
                            is_done,
                            true},
                           "address_change_asked");
    if (asked != Told::done) return true;
    const auto path = link(address, "/address/confirm/", start);
    if (path.empty()) return true;
    const auto told = run(*browser_, {path, path, {}, is_done}, "address_changed");
    set(story_.emails, address, told);
    return true;
}

bool Life::log_in_elsewhere() {
    other_ = new_browser(world_.stack);
    return enter(other_);
}

bool Life::use_application() {
    const auto answer = get(*browser_, application);
    if (answer.status == 200 && !answer.has(name_of(story_) + "@"))
        complain("the application is not told who came");
    return true;
}

bool Life::delete_and_keep() {
    if (!knows_password() || story_.emails.size() != 1) return true;
    const auto start = std::chrono::system_clock::now();
    const auto told = run(*browser_,
                          {"/delete",
                           "/delete",
                           {{"current", *story_.passwords.begin()}},
                           [](const Answer& answer) { return leads_exactly_to(answer, "/"); },
                           true},
                          "deletion_asked");
    end_sessions(told);
    if (told != Told::done) return false;
    const auto path = link(*story_.emails.begin(), "/keep/", start);
    if (path.empty()) return false;
    browser_ = new_browser(world_.stack);
    const auto kept =
        run(*browser_,
            {path, path, {}, [](const Answer& answer) { return leads_to(answer, "/login"); }},
            "deletion_undone");
    return kept == Told::done && enter(browser_);
}

bool Life::is_in() {
    return entry_of(get(*browser_, "/unconfirmed")) == Entry::in;
}

bool Life::enter(std::unique_ptr<Client>& browser) {
    const auto emails = story_.emails;
    const auto passwords = story_.passwords;
    for (const auto& email : emails) {
        for (const auto& password : passwords) {
            browser = new_browser(world_.stack);
            const auto outcome = run(
                *browser,
                {"/login", "/login", {{"email", email}, {"password", password}}, gives_session});
            Bounds& logins = story_.events["logged_in"];
            logins.least += outcome.effects.least;
            logins.most += outcome.effects.most;
            if (outcome.told == Told::done) {
                story_.emails = {email};
                story_.passwords = {password};
                give_session(*browser);
                return true;
            }
            if (outcome.told == Told::maybe || !outcome.was_asked) return false;
        }
    }
    complain("no password that it can be opens the account");
    return false;
}

/// Sends the form until somebody says what has become of it, or gives up.
Life::Outcome Life::run(Client& client, const Errand& errand) {
    Outcome outcome;
    auto shown = get(client, errand.page);
    for (int tries = 0; is_unsure(shown) && tries < 20; ++tries) {
        wait_a_little();
        shown = get(client, errand.page);
    }
    if (shown.status != 200) return outcome;
    int posts = 0;
    while (outcome.told != Told::done && posts < 4) {
        const auto answer = post(client, errand.path, errand.fields);
        outcome.was_asked = true;
        if (!errand.is_done(answer) && !is_unsure(answer)) break;
        ++posts;
        outcome.told = errand.is_done(answer) ? Told::done : Told::maybe;
        if (outcome.told == Told::maybe) {
            if (chance(3)) break;
            wait_a_little();
        }
    }
    outcome.effects.least = outcome.told == Told::done;
    // nginx may have asked another host as well.
    outcome.effects.most = errand.is_once ? std::min(posts, 1) : 2 * posts;
    return outcome;
}

Told Life::run(Client& client, const Errand& errand, const std::string& event) {
    const auto outcome = run(client, errand);
    Bounds& bounds = story_.events[event];
    bounds.least += outcome.effects.least;
    bounds.most += outcome.effects.most;
    if (outcome.was_asked && outcome.told == Told::no) complain("refused: " + errand.path);
    return outcome.told;
}

Answer Life::get(Client& client, const std::string& path) {
    auto answer = client.get(path);
    look_at(answer, "GET", path);
    return answer;
}

Answer Life::post(Client& client, const std::string& path, const FormFields& fields) {
    auto answer = client.post(path, fields);
    look_at(answer, "POST", path);
    return answer;
}

void Life::look_at(const Answer& answer, const std::string& method, const std::string& path) {
    const auto now = std::chrono::system_clock::now();
    story_.asked.push_back({now, method == "GET", !is_unsure(answer)});
    story_.trace.push_back(fmt::format("{} {} {} -> {} {} request={}", clock_time(now), method,
                                       path, answer.status, answer.header("Location"),
                                       answer.header("X-Request-Id")));
    if (names_another(answer.body, story_) || names_another(answer.headers, story_))
        complain("a page of somebody else: " + method + " " + path);
}

/// A repeated form whose first answer was lost gives none: what the browser has then is the old
/// one.
void Life::give_session(const Client& client) {
    auto cookie = client.cookie(session_cookie);
    if (cookie.empty() || std::ranges::count(story_.sessions, cookie, &Session::cookie) > 0) return;
    story_.sessions.push_back({std::move(cookie), Session::State::enters});
}

void Life::end_sessions(Told told) {
    for (Session& session : story_.sessions)
        end_session(session.cookie, told);
}

void Life::end_session(const std::string& cookie, Told told) {
    for (Session& session : story_.sessions) {
        if (session.cookie != cookie || session.state == Session::State::ended) continue;
        if (told == Told::done) session.state = Session::State::ended;
        if (told == Told::maybe) session.state = Session::State::unsure;
    }
}

void Life::expect_out(const std::string& cookie) {
    if (cookie.empty()) return;
    if (try_session(world_.stack, cookie, browser_->cookie(changed_cookie)) == Entry::in)
        complain("a session that was logged out lets its visitor in");
}

void Life::set(std::set<std::string>& possible, const std::string& value, Told told) {
    if (told == Told::done) possible.clear();
    if (told != Told::no) possible.insert(value);
}

std::string Life::link(const std::string& mailbox, const std::string& folder, TimePoint since) {
    std::string found;
    for (int looks = 0; looks < 120 && found.empty() && !world_.is_over; ++looks) {
        found = world_.mailbox.link(mailbox, folder, since);
        if (found.empty()) pause_briefly();
    }
    return found;
}

std::string Life::new_address() {
    auto address = fmt::format("{}@{}.example", name_of(story_),
                               domains.at((story_.number + addresses_) % domains.size()));
    ++addresses_;
    story_.addresses.insert(address);
    return address;
}

std::string Life::new_password() {
    return fmt::format("otters {} under lamps", random_());
}

}  // namespace gatepost::tests::visitors
