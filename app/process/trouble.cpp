#include "app/process/trouble.h"

#include <systemd/sd-daemon.h>

#include <mutex>

#include "base/log.h"
#include "base/split.h"

namespace gatepost::app {
namespace {

std::mutex mutex;
/// Stands in STATUS= until it is over.
std::string standing;

void set_standing(const std::string& text) {
    {
        const std::lock_guard lock(mutex);
        standing = text;
    }
    say_status("");
}

std::string in_one_line(std::string_view reason) {
    std::string line;
    for (std::string_view part : base::split(reason, '\n')) {
        part.remove_prefix(std::min(part.find_first_not_of(' '), part.size()));
        // A list begins after a colon.
        const std::string_view gap = line.empty() ? "" : line.ends_with(':') ? " " : "; ";
        line.append(gap).append(part);
    }
    return line;
}

}  // namespace

void tell_trouble(std::string_view what, std::string_view reason) {
    const std::string line = in_one_line(reason);
    base::log(base::Level::error, what, {{"reason", line}});
    // Escaped: a line break would begin another field.
    set_standing(std::string(what) + ": " + base::format_log_line(line, {}));
}

void say_status(const std::string& status) {
    const std::lock_guard lock(mutex);
    const std::string_view gap = standing.empty() || status.empty() ? "" : "; ";
    sd_notify(0, ("STATUS=" + standing).append(gap).append(status).c_str());
}

void Trouble::tell(const std::string& reason) {
    if (reason == reason_) return;
    reason_ = reason;
    tell_trouble(meanwhile_, reason);
}

void Trouble::end() {
    if (reason_.empty()) return;
    reason_.clear();
    base::log(base::Level::info, "what was wrong is put right");
    set_standing("");
}

}  // namespace gatepost::app
