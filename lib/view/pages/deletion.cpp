#include "view/pages/deletion.h"

#include "names/delete.tpl.h"
#include "names/keep.tpl.h"
#include "view/framed_page.h"
#include "view/words.h"

namespace gatepost::view {

std::string DeletePage::render(const Theme& theme, const Frame& frame) const {
    using namespace names::delete_tpl;
    FramedPage out(theme, frame, Message("Delete your account"), file);
    out.set(kd_EMAIL, email);
    out.set(kd_DELAY, in_words(frame.language, delay));
    out.add_errors(errors);
    out.mark_field("current", errors, kd_CURRENT_ERROR, kd_CURRENT_MESSAGE);
    return out.expand();
}

std::string KeepPage::render(const Theme& theme, const Frame& frame) const {
    using namespace names::keep_tpl;
    FramedPage out(theme, frame, Message("Keep your account?"), file);
    out.set(kk_EMAIL, email);
    out.set(kk_DELETES, kk_DELETES_ISO, deletes_at);
    out.set(kk_TOKEN, token);
    return out.expand();
}

}  // namespace gatepost::view
