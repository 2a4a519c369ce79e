#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/log.h"
#include "core/email.h"
#include "core/gate.h"
#include "mail/message.h"
#include "view/accent.h"
#include "view/site.h"

namespace gatepost::app {

/// What is wrong with a value, and how to put it right.
struct Complaint {
    std::string problem;
    std::string hint;
};

/// Each `read_...` stores what `text` means in `out` and returns nothing, or leaves `out` alone and
/// returns the complaint.
using ReadResult = std::optional<Complaint>;

/// A whole number within [least, most].
ReadResult read_number(std::string_view text, std::size_t least, std::size_t most,
                       std::size_t& out);

/// A duration such as "30s", "15m", "12h" or "30d" within [least, most].
ReadResult read_duration(std::string_view text, std::chrono::seconds least,
                         std::chrono::seconds most, std::chrono::seconds& out);

/// An absolute path.
ReadResult read_path(std::string_view text, std::filesystem::path& out);
/// An absolute path that fits into a unix socket's address.
ReadResult read_socket_path(std::string_view text, std::filesystem::path& out);
/// An absolute path, or nothing.
ReadResult read_optional_path(std::string_view text, std::filesystem::path& out);

/// A file mode in octal with which the owner may read and write, and people outside the group
/// may not write.
ReadResult read_mode(std::string_view text, unsigned& out);

/// Text without control characters that is not empty.
ReadResult read_text(std::string_view text, std::string& out);
/// What can stand in a mail header, or nothing.
ReadResult read_header(std::string_view text, mail::HeaderText& out);
/// A host name or an IP address, or nothing.
ReadResult read_host(std::string_view text, std::string& out);

/// A URI to reach somebody by, "mailto:", "https:" or "tel:", or nothing.
ReadResult read_contact(std::string_view text, std::string& out);
/// An https: URI, or nothing.
ReadResult read_optional_link(std::string_view text, std::string& out);

ReadResult read_email(std::string_view text, std::optional<core::Email>& out);
ReadResult read_optional_email(std::string_view text, std::optional<core::Email>& out);

/// An origin in the form in which browsers send it (RFC 6454): https, or http for this machine
/// (localhost, *.localhost, 127.0.0.0/8, [::1]).
ReadResult read_base_url(std::string_view text, std::string& out);

/// The same, of a host whose scripts may call another one; is appended.
ReadResult read_caller(std::string_view text, std::vector<std::string>& out);

/// A host as browsers write it, without a port.
ReadResult read_gate_host(std::string_view text, std::string& out);
/// A decoded path in UTF-8, in one form only: no empty and no dot segments. A slash at its end is
/// taken off.
ReadResult read_gate_path(std::string_view text, std::string& out);
/// "anyone", "confirmed", "admin", "group:NAME" or "domain:example.org"; is appended.
ReadResult read_who(std::string_view text, std::vector<core::Who>& out);
/// Text without control characters, or nothing.
ReadResult read_title(std::string_view text, std::string& out);
/// A domain with at least one dot, as browsers write it, or nothing.
ReadResult read_optional_domain(std::string_view text, std::string& out);

/// "#1b6b4f", or nothing.
ReadResult read_optional_colour(std::string_view text, std::optional<view::Colour>& out);
/// An absolute path that ends in .svg, .png or .webp, or nothing.
ReadResult read_optional_picture(std::string_view text, std::filesystem::path& out);
/// The media type of such a path.
std::optional<std::string> picture_type(const std::filesystem::path& path);
/// Words with an address each, "Imprint https://example.org/imprint, Privacy /privacy", or nothing.
ReadResult read_links(std::string_view text, std::vector<view::FooterLink>& out);

ReadResult read_level(std::string_view text, base::Level& out);

}  // namespace gatepost::app
