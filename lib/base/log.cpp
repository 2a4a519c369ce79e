#include "base/log.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <mutex>
#include <set>

#include "base/split.h"

namespace gatepost::base {
namespace {

// journald cuts lines at 48 KiB and takes what follows for a line of its own.
constexpr std::size_t longest_value = 1024;

Level most_level = Level::info;

bool is_printable(char c) {
    return ' ' <= c && c <= '~';
}

bool is_plain(char c) {
    return is_printable(c) && c != ' ' && c != '"' && c != '\\' && c != '=';
}

// Everything but ASCII is escaped too: Unicode has line ends, terminal controls and changes of
// direction of its own.
void append_escaped(std::string& line, std::string_view text) {
    for (const char c : text.substr(0, longest_value)) {
        if (!is_printable(c)) {
            fmt::format_to(std::back_inserter(line), "\\x{:02x}", static_cast<unsigned char>(c));
            continue;
        }
        if (c == '"' || c == '\\') line += '\\';
        line += c;
    }
    if (text.size() > longest_value) line += "...";
}

void append_value(std::string& line, long long number) {
    line += std::to_string(number);
}

void append_value(std::string& line, std::string_view value) {
    const bool plain = !value.empty() && std::all_of(value.begin(), value.end(), is_plain);
    if (!plain) line += '"';
    append_escaped(line, value);
    if (!plain) line += '"';
}

// As systemd.exec(5) asks: the variable is inherited, standard error may be something else.
bool is_journal(int fd) {
    const char* const journal = std::getenv("JOURNAL_STREAM");
    struct stat status {};
    return journal != nullptr && fstat(fd, &status) == 0 &&
           fmt::format("{}:{}", status.st_dev, status.st_ino) == journal;
}

/// What journald reads the level from; empty where standard error is something else.
std::string prefix_of(Level level) {
    static const bool journal = is_journal(STDERR_FILENO);
    return journal ? fmt::format("<{}>", static_cast<int>(level)) : std::string();
}

}  // namespace

void set_log_level(Level most) {
    most_level = most;
}

std::string format_log_line(std::string_view message, std::initializer_list<LogField> fields) {
    std::string line;
    append_escaped(line, message);
    for (const LogField& field : fields) {
        line += ' ';
        line += field.name;
        line += '=';
        std::visit([&](auto value) { append_value(line, value); }, field.value);
    }
    return line;
}

void log(Level level, std::string_view message, std::initializer_list<LogField> fields) noexcept {
    if (level > most_level) return;
    try {
        const std::string line = prefix_of(level) + format_log_line(message, fields) + '\n';
        // Nothing can be done about a log that cannot be written.
        [[maybe_unused]] const auto written = ::write(STDERR_FILENO, line.data(), line.size());
    } catch (...) {
    }
}

std::string error_lines(std::string_view text) {
    std::string lines;
    for (const std::string_view line : split(text, '\n'))
        lines.append(prefix_of(Level::error)).append(line) += '\n';
    return lines;
}

void log_once(Level level, std::string_view message,
              std::initializer_list<LogField> fields) noexcept {
    constexpr std::size_t most = 1000;
    static std::mutex mutex;
    static std::set<std::string> told;
    try {
        const std::lock_guard lock(mutex);
        if (told.size() == most || !told.insert(format_log_line(message, fields)).second) return;
    } catch (...) {
        return;
    }
    log(level, message, fields);
}

}  // namespace gatepost::base
