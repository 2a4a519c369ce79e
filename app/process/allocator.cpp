#include "app/process/allocator.h"

#ifdef GATEPOST_TCMALLOC
#include <gperftools/malloc_extension.h>
#endif

namespace gatepost::app {

void give_back_memory() {
#ifdef GATEPOST_TCMALLOC  // the sanitizers bring an allocator of their own
    MallocExtension::instance()->ReleaseFreeMemory();
#endif
}

}  // namespace gatepost::app
