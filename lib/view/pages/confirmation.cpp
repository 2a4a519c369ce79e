#include "view/pages/confirmation.h"

#include <algorithm>

#include "names/awaiting_approval.tpl.h"
#include "names/unconfirmed.tpl.h"
#include "view/framed_page.h"
#include "view/mailbox.h"
#include "view/words.h"

namespace gatepost::view {
namespace {

/// Folded away unless somebody is at it.
void fill_correction(FramedPage& out, const UnconfirmedPage& page) {
    using namespace names::unconfirmed_tpl;
    const bool has_error = std::ranges::any_of(
        page.errors, [](const FieldError& error) { return error.field != "code"; });
    out.show(ku_CORRECTING, has_error || !page.new_email.empty());
    out.show(page.suggestion.empty() ? ku_NO_SUGGESTION : ku_SUGGESTION);
    out.set(ku_SUGGESTED, page.suggestion);
    out.set(ku_NEW_EMAIL, page.new_email.empty() ? page.suggestion : page.new_email);
    out.mark_field("email", page.errors, ku_EMAIL_ERROR, ku_EMAIL_MESSAGE);
    out.mark_field("current", page.errors, ku_CURRENT_ERROR, ku_CURRENT_MESSAGE);
}

/// There is one button that comes first: to a new link, or else to the mailbox, or else for the
/// code.
void fill_mailbox(FramedPage& out, const UnconfirmedPage& page) {
    using namespace names::unconfirmed_tpl;
    const auto mailbox = page.link_failed ? std::nullopt : mailbox_of(page.email);
    out.show(ku_CODE_IS_SECOND, mailbox.has_value());
    if (!mailbox) return;
    out.show(ku_MAILBOX);
    out.set(ku_MAILBOX_NAME, mailbox->name);
    out.set(ku_MAILBOX_URL, mailbox->url);
}

void fill_resend(FramedPage& out, const UnconfirmedPage& page) {
    using namespace names::unconfirmed_tpl;
    if (page.resend_in <= page.resend_in.zero()) return;
    out.show(ku_RESEND_LATER);
    out.set(ku_SECONDS, std::to_string(page.resend_in.count()));
    out.set(ku_WAIT, in_words(out.language(), in_full_minutes(page.resend_in)));
}

}  // namespace

std::string UnconfirmedPage::render(const Theme& theme, const Frame& frame) const {
    using namespace names::unconfirmed_tpl;
    const Message title = link_failed ? Message("Get a new link") : Message("Check your email");
    FramedPage out(theme, frame, title, file);
    out.show(link_failed ? ku_LINK_FAILED : ku_MAIL_SENT);
    out.set(ku_EMAIL, email);
    out.set(ku_NEXT, return_path);
    out.show(ku_HAS_NEXT, !return_path.empty());
    out.set(ku_CODE, code);
    out.add_errors(errors);
    fill_correction(out, *this);
    fill_mailbox(out, *this);
    fill_resend(out, *this);
    out.set(ku_LIFETIME, std::to_string(link_lifetime.count()));
    out.mark_field("code", errors, ku_CODE_ERROR, ku_CODE_MESSAGE);
    return out.expand();
}

std::string AwaitingApprovalPage::render(const Theme& theme, const Frame& frame) const {
    using namespace names::awaiting_approval_tpl;
    FramedPage out(theme, frame, Message("Waiting for approval"), file);
    out.set(kaa_EMAIL, email);
    return out.expand();
}

}  // namespace gatepost::view
