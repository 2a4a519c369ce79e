#include "view/pages/proof.h"

#include "names/proof.tpl.h"
#include "view/framed_page.h"

namespace gatepost::view {

std::string ProofPage::render(const Theme& theme, const Frame& frame) const {
    using namespace names::proof_tpl;
    FramedPage out(theme, frame, Message("Enter your password"), file);
    out.set(kp_EMAIL, email);
    out.set(kp_PATH, path);
    for (const auto& [name, value] : fields) {
        Part item = out.add(kp_FIELD);
        item.set(kp_NAME, name);
        item.set(kp_VALUE, value);
    }
    out.add_errors(errors);
    out.mark_field("proof", errors, kp_PROOF_ERROR, kp_PROOF_MESSAGE);
    return out.expand();
}

}  // namespace gatepost::view
