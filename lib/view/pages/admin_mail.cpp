#include <array>

#include "names/admin_mail.tpl.h"
#include "view/framed_page.h"
#include "view/mail_words.h"
#include "view/pages/admin.h"

namespace gatepost::view {
namespace {

using namespace names::admin_mail_tpl;
using core::MailStatus;

void fill(Part item, const MailLine& line) {
    item.set(kam_NUMBER, line.number);
    item.set(kam_RECIPIENT, line.recipient);
    item.set(kam_KIND, mail_in_words(line.kind));
    item.set(kam_STATE, in_words(line.status));
    item.set(kam_QUEUED, kam_QUEUED_ISO, line.queued_at);
    item.set(kam_ATTEMPTS, Counted{Plural("{} attempt", "{} attempts"), line.attempts});
    if (!line.account.empty()) item.add(kam_ACCOUNT).set(kam_ACCOUNT_NUMBER, line.account);
    if (!line.last_error.empty()) item.add(kam_ERROR).set(kam_ERROR_SAID, line.last_error);
    if (line.status == MailStatus::queued && line.attempts > 0)
        item.add(kam_AGAIN).set(kam_NEXT_TRY, kam_NEXT_TRY_ISO, line.not_before);
    item.show(line.status == MailStatus::sent ? kam_RESEND : kam_RETRY);
}

void fill_choices(Part& out, const std::optional<MailStatus>& chosen) {
    for (const auto status : {MailStatus::failed, MailStatus::queued, MailStatus::sent}) {
        Part choice = out.add(kam_CHOICE);
        choice.set(kam_CHOICE_VALUE, to_string(status));
        choice.set(kam_CHOICE_NAME, in_words(status));
        choice.show(kam_CHOSEN, chosen == status);
    }
}

}  // namespace

std::string AdminMailPage::render(const Theme& theme, const Frame& frame) const {
    FramedPage out(theme, frame, Message("Email"), file);
    out.show_places("/admin/mail");
    fill_choices(out, status);
    out.set(kam_TYPED_EMAIL, email);
    out.add_errors(errors);
    out.mark_field("email", errors, kam_EMAIL_ERROR, kam_EMAIL_MESSAGE);
    out.show(kam_NONE, lines.empty());
    if (!lines.empty()) {
        Part list = out.add(kam_LIST);
        for (const MailLine& line : lines)
            fill(list.add(kam_LINE), line);
    }
    if (!others.first.empty()) out.add(kam_LATER).set(kam_FIRST_URL, others.first);
    if (!others.next.empty()) out.add(kam_NEXT).set(kam_NEXT_URL, others.next);
    return out.expand();
}

}  // namespace gatepost::view
