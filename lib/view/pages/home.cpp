#include "view/pages/home.h"

#include "names/home.tpl.h"
#include "view/framed_page.h"

namespace gatepost::view {

std::string HomePage::render(const Theme& theme, const Frame& frame) const {
    using namespace names::home_tpl;
    FramedPage out(theme, frame, Message("Welcome"), file);
    if (links.empty()) return out.expand();
    Part list = out.add(kh_LINKS);
    for (const GateLink& link : links) {
        Part item = list.add(kh_LINK);
        item.set(kh_LINK_TITLE, link.title);
        item.set(kh_LINK_URL, link.url);
    }
    return out.expand();
}

}  // namespace gatepost::view
