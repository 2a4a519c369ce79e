#include "app/web/devices.h"

#include "base/log.h"

namespace gatepost::app {
namespace {

constexpr std::string_view device_cookie = "__Host-gatepost-device";

}  // namespace

bool brought_device(const Context& context) {
    return context.cookie(device_cookie).has_value();
}

std::optional<core::DeviceNumber> known_device(const Context& context,
                                               const core::Account& account) {
    const auto brought = context.cookie(device_cookie).value_or("");
    return context.services().devices.find(brought, account, context.now());
}

void remember_device(Context& context, const core::Account& account) {
    if (!account.confirmed_at) return;
    const auto brought = context.cookie(device_cookie).value_or("");
    const auto value = context.services().devices.add(
        brought, account, context.services().core.random, context.now());
    context.add_cookie(http::set_cookie(device_cookie, value, DeviceCookie::lifetime));
}

void remember_device_again(Context& context, core::AccountId account) {
    // What the account changed for is done already.
    try {
        if (const auto found = context.store().rows().accounts.find(account)) {
            remember_device(context, found->account);
        }
    } catch (const core::StoreUnavailable& error) {
        base::log(base::Level::warning, "a device was not told", {{"error", error.what()}});
    }
}

}  // namespace gatepost::app
