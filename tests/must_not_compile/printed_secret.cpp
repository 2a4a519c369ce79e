#include <ostream>

#include "base/log.h"
#include "base/secret.h"

// A secret has no way to a stream.
std::ostream& print(std::ostream& out, const gatepost::base::Secret& secret) {
#ifdef BROKEN
    return out << secret;
#else
    return out << secret.empty();
#endif
}
