#include "app/flows/handlers.h"
#include "app/web/route.h"

using namespace gatepost::app;

// A page for confirmed users is not to be put behind a guard that lets anyone in.
#ifdef BROKEN
const Route route = get("/profile", Anyone{}, show_profile);
#else
const Route route = get("/profile", Confirmed{}, show_profile);
#endif
