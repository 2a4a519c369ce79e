#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

namespace gatepost::base {

/// How much a line matters; the numbers are syslog's, which journald reads from the line's start.
enum class Level { error = 3, warning = 4, info = 6, debug = 7 };

/// One `name=value` of a log line. There is no way to make one from a Secret.
struct LogField {
    std::string_view name;
    std::variant<std::string_view, long long> value;
};

/// Lines above this level are dropped. Set it before threads start.
void set_log_level(Level most);

/// Writes one line to standard error in a single write: `message name=value ...`. Message and
/// values are escaped down to printable ASCII, quoted where they could be misread, and cut after
/// 1,024 bytes, so that no input can forge a line. Field names are the program's own and written as
/// they stand. Where standard error is the journal, the line starts with its level as `<6>`, which
/// journald takes off again. Thread-safe. Never throws: logging does not stop a request.
void log(Level level, std::string_view message,
         std::initializer_list<LogField> fields = {}) noexcept;

/// The same, but a line that was written this way before is not written again; of those beyond the
/// first thousand none is. For what comes with every request until somebody sees to it.
void log_once(Level level, std::string_view message,
              std::initializer_list<LogField> fields = {}) noexcept;

/// A text for people as standard error takes it, with an end of line. Where that is the journal,
/// each line is one of level `error`.
std::string error_lines(std::string_view text);

/// The line as `log` writes it, without its prefix and its end.
std::string format_log_line(std::string_view message, std::initializer_list<LogField> fields);

}  // namespace gatepost::base
