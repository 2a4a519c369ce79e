#include "core/outbox.h"

namespace gatepost::core {

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
