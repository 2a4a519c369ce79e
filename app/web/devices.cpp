#include "app/web/devices.h"

#include "base/log.h"
#include "crypto/digest.h"
#include "http/cookies.h"

namespace gatepost::app {
namespace {

constexpr std::string_view device_cookie = "__Host-gatepost-device";
constexpr std::size_t number_size = sizeof(core::DeviceNumber);

template <class Bytes>
core::DeviceNumber number_of(const Bytes& bytes) {
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < number_size; ++i)
        number = number << 8 | static_cast<unsigned char>(bytes[i]);
    return core::DeviceNumber{number};
}

void remember(Context& context, const core::Account& account, core::DeviceNumber number) {
    if (!account.confirmed_at) return;
    const auto brought = context.cookie(device_cookie).value_or("");
    const auto value = context.services().devices.add(brought, account, number, context.now());
    context.add_cookie(http::set_cookie(device_cookie, value, DeviceCookie::lifetime));
}

}  // namespace

std::optional<core::AccountId> let_in_last(const http::Request& request, const Services& services) {
    const auto brought = http::find_cookie(request.cookie_header, device_cookie).value_or("");
    return services.devices.newest(brought, services.core.clock.now());
}

bool brought_device(const Context& context) {
    return context.cookie(device_cookie).has_value();
}

std::optional<core::DeviceNumber> known_device(const Context& context,
                                               const core::Account& account) {
    const auto brought = context.cookie(device_cookie).value_or("");
    return context.services().devices.find(brought, account, context.now());
}

void remember_device(Context& context, const core::Account& account) {
    const auto known = known_device(context, account);
    remember(context, account,
             known ? *known : number_of(context.services().core.random.bytes(number_size)));
}

void remember_device(Context& context, const core::Account& account,
                     const core::Token<core::AllowBrowser>& link) {
    remember(context, account, number_of(crypto::sha256(link.text())));
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
