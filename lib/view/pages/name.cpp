#include "view/pages/name.h"

#include "names/name.tpl.h"
#include "view/framed_page.h"

namespace gatepost::view {

std::string NamePage::render(const Theme& theme, const Frame& frame) const {
    using namespace names::name_tpl;
    FramedPage out(theme, frame, Message("Your name"), file);
    out.set(kn_NAME, name);
    out.show(kn_REQUIRED, is_required);
    out.show(kn_OPTIONAL, !is_required);
    out.add_errors(errors);
    out.mark_field("name", errors, kn_NAME_ERROR, kn_NAME_MESSAGE);
    return out.expand();
}

}  // namespace gatepost::view
