#include "names/admin_mail.tpl.h"
#include "view/framed_page.h"
#include "view/pages/admin.h"

namespace gatepost::view {
namespace {

using namespace names::admin_mail_tpl;

Message in_words(core::MailStatus status) {
    switch (status) {
        case core::MailStatus::queued:
            return Message("waits");
        case core::MailStatus::sent:
            return Message("sent");
        case core::MailStatus::failed:
            return Message("failed");
    }
    __builtin_unreachable();
}

void fill(Part item, const MailLine& line) {
    item.set(kam_NUMBER, line.number);
    item.set(kam_RECIPIENT, line.recipient);
    item.set(kam_KIND, line.kind);
    item.set(kam_STATE, in_words(line.status));
    item.set(kam_QUEUED, kam_QUEUED_ISO, line.queued_at);
    item.set(kam_ATTEMPTS, Counted{Plural("{} try", "{} tries"), line.attempts});
    if (!line.account.empty()) item.add(kam_ACCOUNT).set(kam_ACCOUNT_NUMBER, line.account);
    if (!line.last_error.empty()) item.add(kam_ERROR).set(kam_ERROR_SAID, line.last_error);
    if (line.status == core::MailStatus::queued && line.attempts > 0)
        item.add(kam_AGAIN).set(kam_NEXT, kam_NEXT_ISO, line.not_before);
}

}  // namespace

std::string AdminMailPage::render(const Theme& theme, const Frame& frame) const {
    FramedPage out(theme, frame, Message("Email that waits or failed"), file);
    out.show_places("/admin/mail");
    out.show(kam_NONE, lines.empty());
    out.show(kam_MORE, has_more);
    if (lines.empty()) return out.expand();
    Part list = out.add(kam_LIST);
    for (const MailLine& line : lines)
        fill(list.add(kam_LINE), line);
    return out.expand();
}

}  // namespace gatepost::view
