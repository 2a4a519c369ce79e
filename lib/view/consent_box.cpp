#include "view/consent_box.h"

#include "names/register.tpl.h"
#include "view/framed_page.h"

namespace gatepost::view {

using namespace names::register_tpl;  // other pages with the box have the same

void show_consent(FramedPage& out, const std::optional<ConsentBox>& box,
                  const std::vector<FieldError>& errors) {
    if (!box) return;
    Part section = out.add(kr_CONSENT);
    section.show(kr_TICKED, box->is_ticked);
    for (const auto& [text, url] : box->text.pieces()) {
        Part part = section.add(kr_PIECE).add(url.empty() ? kr_PLAIN : kr_LINKED);
        part.set(kr_TEXT, text);
        if (!url.empty()) part.set(kr_URL, url);
    }
    out.mark_field("consent", errors, kr_CONSENT_ERROR, kr_CONSENT_MESSAGE);
}

}  // namespace gatepost::view
