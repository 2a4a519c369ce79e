#include "watch.h"

#include <stdexcept>

#include "people.h"

namespace gatepost::tests::cluster {
namespace {

using namespace std::chrono_literals;

constexpr auto session_cookie = "__Host-gatepost";
constexpr auto address = "life0@north.example";
constexpr auto password = "otters under all lamps";

bool is_unanswered(const Answer& answer) {
    return answer.status == 0 || answer.status >= 500;
}

Looks::Result result_of(const Answer& answer, bool is_good) {
    if (is_good) return Looks::Result::good;
    return is_unanswered(answer) ? Looks::Result::unanswered : Looks::Result::refused;
}

std::chrono::milliseconds between(TimePoint from, TimePoint to) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(to - from);
}

}  // namespace

void Looks::add(Result result) {
    const std::lock_guard lock(mutex_);
    looks_.push_back({std::chrono::system_clock::now(), result});
}

Looks::Summary Looks::summary(Span span) const {
    const std::lock_guard lock(mutex_);
    Summary all;
    auto last = span.begin;
    for (const Look& look : looks_) {
        if (!span.holds(look.at)) continue;
        all.good += look.result == Result::good;
        all.unanswered += look.result == Result::unanswered;
        all.refused += look.result == Result::refused;
        if (look.result != Result::good) continue;
        all.gap = std::max(all.gap, between(last, look.at));
        last = look.at;
    }
    all.gap = std::max(all.gap, between(last, span.end));
    return all;
}

Watch::Watch(const Stack& stack, visitors::Mailbox& mailbox) : browser_(stack.site()) {
    if (browser_.sign_up(address, password).status != 303)
        throw std::runtime_error("nobody may sign up");
    std::string link;
    if (!eventually([&] {
            link = mailbox.link(address, "/confirm/", TimePoint{});
            return !link.empty();
        }))
        throw std::runtime_error("no mail came");
    if (browser_.get(link).status != 303) throw std::runtime_error("the link confirms nothing");
    session_ = browser_.cookie(session_cookie);
    story_.addresses = story_.emails = {address};
    story_.passwords = {password};
    story_.events = {{"signed_up", {1, 1}}, {"address_confirmed", {1, 1}}, {"name_changed", {}}};
    story_.sessions = {{session_, visitors::Session::State::enters}};
    threads_.emplace_back([this, site = stack.site()] { go_through_gate(site); });
    threads_.emplace_back([this] { change_name(); });
}

visitors::Story Watch::end() {
    is_over_ = true;
    for (std::thread& thread : threads_)
        thread.join();
    threads_.clear();
    return story_;
}

Watch::~Watch() {
    end();
}

void Watch::go_through_gate(const std::string& site) {
    Client client(site);
    client.set_cookie(session_cookie, session_);
    while (!is_over_) {
        const auto answer = client.get("/demo/json");
        gate_.add(result_of(answer, answer.status == 200 && answer.has(address)));
        std::this_thread::sleep_for(50ms);
    }
}

void Watch::change_name() {
    visitors::Bounds& changes = story_.events["name_changed"];
    for (int number = 0; !is_over_; std::this_thread::sleep_for(50ms)) {
        const auto form = browser_.get("/name");
        if (form.status != 200) {
            writes_.add(result_of(form, false));
            continue;
        }
        const auto answer = browser_.post("/name", {{"name", "Life " + std::to_string(++number)}});
        const bool is_done = answer.status == 303 && answer.header("Location") == "/profile";
        changes.least += is_done;
        changes.most += is_done || is_unanswered(answer);
        writes_.add(result_of(answer, is_done));
    }
}

}  // namespace gatepost::tests::cluster
