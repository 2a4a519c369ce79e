#include "app/web/appearance.h"
#include "app/flows/handlers.h"
#include "app/web/return_path.h"

namespace gatepost::app {

http::Response submit_appearance(Context& context, const Visitor&, const Form& form) {
    context.add_cookie(appearance_cookie(appearance_of(form["appearance"])));
    const auto return_path = parse_return_path(form["next"]);
    return context.redirect(return_path.empty() ? "/" : return_path);
}

}  // namespace gatepost::app
