#pragma once

#include <optional>
#include <string_view>

namespace gatepost::view {

/// Where somebody reads their mail in a browser.
struct Mailbox {
    std::string_view name;  ///< as its makers write it, in every language
    std::string_view url;
};

/// That of an address of one of the common providers; nothing for any other.
std::optional<Mailbox> mailbox_of(std::string_view email);

}  // namespace gatepost::view
