#include "mysql/unreadable.h"

#include "base/log.h"

namespace gatepost::mysql {

void note_passed_over(const Unreadable& reason) {
    base::log_once(base::Level::warning, "passed over what this release cannot read",
                   {{"reason", reason.what()}});
}

}  // namespace gatepost::mysql
