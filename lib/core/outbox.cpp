#include "core/outbox.h"

namespace gatepost::core {

std::string to_string(MailKind kind) {
    switch (kind) {
        case MailKind::confirm_email:
            return "confirm_email";
        case MailKind::confirm_reminder:
            return "confirm_reminder";
        case MailKind::already_registered:
            return "already_registered";
        case MailKind::reset_password:
            return "reset_password";
        case MailKind::password_changed:
            return "password_changed";
        case MailKind::change_address:
            return "change_address";
        case MailKind::address_changing:
            return "address_changing";
        case MailKind::new_device:
            return "new_device";
        case MailKind::deletion_asked:
            return "deletion_asked";
    }
    __builtin_unreachable();
}

std::optional<MailKind> mail_kind(std::string_view name) {
    using enum MailKind;
    for (const auto kind :
         {confirm_email, confirm_reminder, already_registered, reset_password, password_changed,
          change_address, address_changing, new_device, deletion_asked}) {
        if (name == to_string(kind)) return kind;
    }
    return std::nullopt;
}

std::string to_string(MailStatus status) {
    switch (status) {
        case MailStatus::queued:
            return "queued";
        case MailStatus::sent:
            return "sent";
        case MailStatus::failed:
            return "failed";
    }
    __builtin_unreachable();
}

}  // namespace gatepost::core
