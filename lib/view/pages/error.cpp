#include "view/pages/error.h"

#include "names/error.tpl.h"
#include "names/plain_http.tpl.h"
#include "names/too_many.tpl.h"
#include "view/error_words.h"
#include "view/framed_page.h"
#include "view/words.h"

namespace gatepost::view {

std::string ErrorPage::render(const Theme& theme, const Frame& frame) const {
    using namespace names::error_tpl;
    const ErrorWords& words = error_words(status);
    FramedPage out(theme, frame, words.title, file);
    out.set(ke_WHAT_HAPPENED, words.what_happened);
    out.set(ke_WHAT_TO_DO, words.what_to_do);
    out.set(ke_REQUEST_ID, request_id);
    out.show(ke_REQUEST, words.status >= 500 && !request_id.empty());
    return out.expand();
}

std::string TooManyPage::render(const Theme& theme, const Frame& frame) const {
    using namespace names::too_many_tpl;
    FramedPage out(theme, frame, Message("Too many attempts"), file);
    out.show(ktm_SOON, wait.has_value());
    out.show(ktm_BY_OTHERS, !wait);
    if (wait) out.set(ktm_WAIT, in_words(frame.language, in_full_minutes(*wait)));
    return out.expand();
}

std::string PlainHttpPage::render(const Theme& theme, const Frame& frame) const {
    using namespace names::plain_http_tpl;
    FramedPage out(theme, frame, Message("This page needs https"), file);
    out.set(kph_HTTPS_URL, https_url);
    return out.expand();
}

}  // namespace gatepost::view
