#include "crypto/password_forms.h"

#include <algorithm>

#include "base/normalization.h"

namespace gatepost::crypto {

base::Secret normalize_password(std::string_view typed) {
    const base::WipedBytes spaced = base::with_ascii_spaces(typed);
    return base::Secret(view_of(base::compose(view_of(spaced))));
}

std::vector<base::Secret> password_forms(std::string_view typed) {
    std::vector<base::Secret> forms;
    const auto add = [&](base::Secret form) {
        if (std::find(forms.begin(), forms.end(), form) == forms.end())
            forms.push_back(std::move(form));
    };
    add(normalize_password(typed));
    add(base::Secret(typed));
    add(base::Secret(view_of(base::compose(typed))));
    add(base::Secret(view_of(base::decompose(typed))));
    return forms;
}

}  // namespace gatepost::crypto
