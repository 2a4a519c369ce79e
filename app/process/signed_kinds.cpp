#include "app/process/signed_kinds.h"

#include "app/web/device_cookie.h"

namespace gatepost::app {

core::LinkLifetimes link_lifetimes_of(const Config& config) {
    return {config.tokens.confirm, config.tokens.reset, config.accounts.purge_after,
            config.accounts.delete_after};
}

std::vector<core::SignedKind> signed_kinds_of(const Config& config) {
    auto kinds = core::kinds_of_links(link_lifetimes_of(config));
    kinds.push_back({"forms that are open", config.sessions.browser.absolute, false});
    kinds.push_back({"being logged in on other hosts", config.sessions.remembered.absolute, false});
    kinds.push_back({"browsers that are known", DeviceCookie::lifetime, false});
    return kinds;
}

}  // namespace gatepost::app
