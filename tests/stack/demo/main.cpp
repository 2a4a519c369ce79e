// The development stack's demo: stands behind the gate and shows what it gets there.
// Usage: demo SOCKET. Ends on SIGTERM, at once, by the signal's default action: it keeps nothing.

#include <cstdio>
#include <exception>

#include "fcgi/server.h"
#include "server.h"

int main(int argc, char** argv) try {
    if (argc != 2) {
        std::fputs("usage: demo SOCKET\n", stderr);
        return 64;
    }
    demo::serve(gatepost::fcgi::listen_at(argv[1], 0660));
} catch (const std::exception& error) {
    std::fprintf(stderr, "demo: %s\n", error.what());
    return 1;
}
