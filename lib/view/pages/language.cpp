#include "view/pages/language.h"

#include "names/language.tpl.h"
#include "view/framed_page.h"
#include "view/own_name.h"

namespace gatepost::view {

std::string LanguagePage::render(const Theme& theme, const Frame& frame) const {
    using namespace names::language_tpl;
    FramedPage out(theme, frame, Message("Language"), file);
    out.set(kl_NEXT, return_path);
    for (const core::Language language : core::all_languages) {
        Part offered = out.add(kl_OFFERED);
        offered.set(kl_TAG, tag(language));
        offered.set(kl_NAME, own_name(language));
        offered.show(language == frame.language ? kl_CURRENT : kl_OTHER);
    }
    return out.expand();
}

}  // namespace gatepost::view
