#include "names/admin_invitations.tpl.h"
#include "view/framed_page.h"
#include "view/pages/admin.h"

namespace gatepost::view {
namespace {

using namespace names::admin_invitations_tpl;

Message in_words(core::InvitationState state) {
    switch (state) {
        case core::InvitationState::good:
            return Message("can be used");
        case core::InvitationState::used_up:
            return Message("used up");
        case core::InvitationState::expired:
            return Message("expired");
        case core::InvitationState::revoked:
            return Message("withdrawn");
    }
    __builtin_unreachable();
}

void fill(Part item, const InvitationLine& line) {
    item.set(kai_NUMBER, line.number);
    item.set(kai_STATE, in_words(line.state));
    if (line.email.empty()) {
        item.set(kai_FOR, Message("any email address"));
    } else {
        item.set(kai_FOR, line.email);
    }
    item.set(kai_LEFT, std::to_string(line.uses_left));
    item.set(kai_ENDS, kai_ENDS_ISO, line.expires_at);
    if (line.state == core::InvitationState::good) item.add(kai_GOOD).set(kai_LINK, line.link);
}

}  // namespace

std::string AdminInvitationsPage::render(const Theme& theme, const Frame& frame) const {
    FramedPage out(theme, frame, Message("Invitations"), file);
    out.show_places("/admin/invitations");
    out.show(kai_NOT_NEEDED, !are_needed);
    out.set(kai_TYPED_EMAIL, email);
    out.set(kai_TYPED_USES, uses);
    out.set(kai_TYPED_DAYS, days);
    out.add_errors(errors);
    out.mark_field("email", errors, kai_EMAIL_ERROR, kai_EMAIL_MESSAGE);
    out.mark_field("uses", errors, kai_USES_ERROR, kai_USES_MESSAGE);
    out.mark_field("days", errors, kai_DAYS_ERROR, kai_DAYS_MESSAGE);
    if (lines.empty()) return out.expand();
    Part list = out.add(kai_LIST);
    for (const InvitationLine& line : lines)
        fill(list.add(kai_LINE), line);
    return out.expand();
}

}  // namespace gatepost::view
