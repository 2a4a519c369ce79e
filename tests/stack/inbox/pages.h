#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mail.h"

namespace inbox {

/// Where the inbox lies on the site.
constexpr std::string_view base_path = "/dev/mail/";

/// The list; each mail with its id. `total` counts also what is not shown.
std::string list_page(const std::vector<std::pair<std::string, Mail>>& mails, std::size_t total);

/// One mail: its head, its text with links, its HTML in a frame, a way to its source.
std::string mail_page(const std::string& id, const Mail& mail);

/// The mail's own HTML for the frame; its links lead out of it.
std::string framed_html(const Mail& mail);

std::string_view style_sheet();

}  // namespace inbox
