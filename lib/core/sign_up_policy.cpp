#include "core/sign_up_policy.h"

namespace gatepost::core {

bool SignUpPolicy::takes(const Email& email) const {
    const std::string_view key = email.key();
    const auto domain = key.substr(key.rfind('@') + 1);
    return (allow.empty() || allow.covers(domain)) && !deny.covers(domain);
}

}  // namespace gatepost::core
