#include "app/web/kept_address.h"

#include "app/web/typed_email.h"
#include "base/base64url.h"
#include "base/utf8.h"

namespace gatepost::app {
namespace {

constexpr std::string_view address_cookie = "__Host-gatepost-address";
constexpr std::size_t longest_address = 254;

}  // namespace

void keep_address(Context& context, std::string_view email) {
    if (email.empty() || email.size() > longest_address) return;
    const auto value = base::base64url_encode(email);
    context.add_cookie(http::set_cookie(address_cookie, value, std::chrono::minutes(10)));
}

std::string typed_address(Context& context) {
    if (context.typed()) return typed_email(context);
    const auto kept = context.cookie(address_cookie);
    if (!kept) return "";
    context.add_cookie(http::clear_cookie(address_cookie));
    const auto email = base::base64url_decode(*kept).value_or("");
    return email.size() <= longest_address && base::is_utf8(email) ? email : "";
}

}  // namespace gatepost::app
