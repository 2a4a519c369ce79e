#include "app/flows/handlers.h"
#include "app/web/route.h"

using namespace gatepost::app;

// What changes state is reached by POST alone, behind the CSRF check.
#ifdef BROKEN
const Route route = get("/resend", SignedIn{}, resend_confirmation);
#else
const Route route = post("/resend", SignedIn{}, resend_confirmation);
#endif
