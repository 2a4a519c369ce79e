#include "app/process/trouble.h"

#include <systemd/sd-daemon.h>

#include "base/log.h"
#include "base/split.h"

namespace gatepost::app {
namespace {

/// Stands in STATUS= until it is over.
std::string standing;

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
    standing = std::string(what) + ": " + base::format_log_line(line, {});
    say_status("");
}

void say_status(const std::string& status) {
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
    standing.clear();
    say_status("");
}

}  // namespace gatepost::app
