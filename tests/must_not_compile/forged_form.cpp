#include "app/web/form.h"

using namespace gatepost;

// Only `verified`, which checks the token, makes a form.
#ifdef BROKEN
app::Form make(http::Fields fields) {
    return app::Form(fields);
}
#else
std::variant<app::Form, app::Form::Stale, http::Status> make(app::Context& context) {
    return app::Form::verified(context);
}
#endif
