#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/config/result.h"
#include "base/log.h"
#include "core/email.h"
#include "core/group.h"
#include "core/limit.h"
#include "core/sign_up_policy.h"
#include "mail/message.h"
#include "mysql/options.h"

namespace gatepost::app {

// Each `read_...` says what a value means, or what is wrong with it and how to put it right.

/// A whole number within [least, most].
Result<std::size_t> read_number(std::string_view text, std::size_t least, std::size_t most);
Result<std::uint16_t> read_port(std::string_view text);

/// A duration such as "30s", "15m", "12h" or "30d" within [least, most].
Result<std::chrono::seconds> read_duration(std::string_view text, std::chrono::seconds least,
                                           std::chrono::seconds most);

/// So many in so long, such as "10/1h".
Result<core::Allowance> read_allowance(std::string_view text);

/// An absolute path.
Result<std::filesystem::path> read_path(std::string_view text);
/// An absolute path that fits into a unix socket's address.
Result<std::filesystem::path> read_socket_path(std::string_view text);
/// An absolute path, or nothing.
Result<std::filesystem::path> read_optional_path(std::string_view text);

/// A file mode in octal with which the owner may read and write, and people outside the group
/// may not write.
Result<unsigned> read_mode(std::string_view text);

/// Text without control characters that is not empty.
Result<std::string> read_text(std::string_view text);
/// Text without control characters, or nothing.
Result<std::string> read_optional_text(std::string_view text);
/// What can stand in a mail header, or nothing.
Result<mail::HeaderText> read_header(std::string_view text);
/// Sockets and hosts of a database, with commas in between: at least one.
Result<std::vector<mysql::Server>> read_database_hosts(std::string_view text);

Result<core::Email> read_email(std::string_view text);
Result<std::optional<core::Email>> read_optional_email(std::string_view text);

/// A domain of mail addresses in ASCII, from however a person writes it.
Result<std::string> read_mail_domain(std::string_view text);
/// Any number of them, with commas in between.
Result<std::vector<std::string>> read_domains(std::string_view text);

/// The name of a group, or nothing.
Result<std::optional<core::GroupName>> read_optional_group(std::string_view text);

Result<core::SignUpMode> read_sign_up_mode(std::string_view text);
Result<core::NameMode> read_name_mode(std::string_view text);
/// A sentence with links in it, or nothing.
Result<std::optional<core::ConsentText>> read_consent(std::string_view text);

Result<base::Level> read_level(std::string_view text);

}  // namespace gatepost::app
