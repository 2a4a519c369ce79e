#include "app/handlers.h"

namespace gatepost::app {

http::Response show_home(Context& context, const Visitor&) {
    return context.page(http::Status::ok, view::HomePage{});
}

}  // namespace gatepost::app
