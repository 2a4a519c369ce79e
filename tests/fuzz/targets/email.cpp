#include "core/email.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"
#include "base/visible_text.h"
#include "fuzz/target.h"

namespace gatepost::fuzz {
namespace {

using core::Email;

/// For a program that gets it as one argument.
bool is_safe(std::string_view mailbox) {
    return !mailbox.starts_with('-') && std::count(mailbox.begin(), mailbox.end(), '@') == 1 &&
           std::all_of(mailbox.begin(), mailbox.end(), base::is_visible) &&
           mailbox.find_first_of(",;:<>()[]\"\\|!%") == mailbox.npos &&
           mailbox.find("=?") == mailbox.npos && mailbox.find("..") == mailbox.npos;
}

void check_forms(const Email& email) {
    require(is_safe(email.mailbox()), "the mailbox is safe as an argument");
    require(email.mailbox().size() <= 254, "the mailbox is short enough");
    require(email.key() == base::lower(email.mailbox()), "the key is the mailbox in lower case");
    const std::string& typed = email.typed();
    require(base::is_utf8(typed) && base::visible_text(typed) == typed, "people see all of it");
    require(std::none_of(typed.begin(), typed.end(), base::is_control), "in one line");
}

/// Whichever form of an address somebody copies, it is that address.
void check_again(const Email& email) {
    const auto shown = Email::parse(email.typed());
    require(shown && *shown == email && shown->typed() == email.typed() &&
                shown->mailbox() == email.mailbox(),
            "what is shown is what it is");
    const auto mailbox = Email::parse(email.mailbox());
    require(mailbox && *mailbox == email && mailbox->mailbox() == email.mailbox(),
            "the mailbox is the same address");
    const auto key = Email::parse(email.key());
    require(key && *key == email && key->mailbox() == email.key(), "so is the key");
}

}  // namespace

void check(std::string_view input) {
    const auto email = Email::parse(input);
    if (!email) return;
    check_forms(*email);
    check_again(*email);
}

}  // namespace gatepost::fuzz
