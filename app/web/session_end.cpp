#include "app/web/session_end.h"

namespace gatepost::app {
namespace {

std::optional<core::SessionEnd> reason(Context& context) {
    const auto brought = context.brought_session();
    return brought ? context.store().rows().sessions.why_ended(*brought) : std::nullopt;
}

}  // namespace

std::optional<Notice> end_of_session(Context& context) {
    if (!context.brought_session() || context.session() != nullptr) return std::nullopt;
    const auto why = reason(context);
    if (!why) return Notice::session_ran_out;
    switch (*why) {
        case core::SessionEnd::elsewhere:
            return Notice::session_ended_elsewhere;
        case core::SessionEnd::new_password:
            return Notice::session_ended_by_password;
        case core::SessionEnd::other:
            return Notice::session_closed;
    }
    __builtin_unreachable();
}

Notice end_under_form(Context& context) {
    const auto why = reason(context);
    if (why == core::SessionEnd::elsewhere) return Notice::session_over_elsewhere;
    if (why == core::SessionEnd::new_password) return Notice::session_over_by_password;
    return Notice::session_over;
}

}  // namespace gatepost::app
