#include "app/flows/reason_field.h"

#include "base/utf8.h"
#include "base/visible_text.h"
#include "core/approval.h"

namespace gatepost::app {
namespace {

/// A text as its field had it: browsers send each end of a line as two characters, but count one.
std::string with_single_line_ends(std::string_view text) {
    std::string typed(text);
    for (auto at = typed.find("\r\n"); at != typed.npos; at = typed.find("\r\n", at))
        typed.erase(at, 1);
    return typed;
}

view::FieldError no_reason() {
    return {"reason", view::Message("Tell us in a few words why you want an account.")};
}

view::FieldError too_long() {
    return {"reason", view::Message("Too long: use 500 characters or fewer.")};
}

}  // namespace

std::variant<std::string, view::FieldError> read_reason(const Form& form) {
    static_assert(core::longest_reason == 500, "the words above say so");
    auto reason = with_single_line_ends(form["reason"]);
    if (base::visible_text(reason).empty()) return no_reason();
    if (base::count_code_points(reason) > core::longest_reason) return too_long();
    return reason;
}

}  // namespace gatepost::app
