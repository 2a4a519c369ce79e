// libfcgi as its own examples use it (examples/threaded.c): every thread accepts, and stays with
// its connection as long as the web server keeps it. Usage: classic_loop SOCKET THREADS.
//
// With fewer threads than the web server has connections, requests wait for ever.

#include <fcgiapp.h>

#include <array>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <string_view>
#include <thread>
#include <vector>

namespace {

constexpr int backlog = 1024;

void serve(int listener) {
    FCGX_Request request;
    FCGX_InitRequest(&request, listener, 0);
    while (FCGX_Accept_r(&request) == 0) {
        const char* path = FCGX_GetParam("DOCUMENT_URI", request.envp);
        if (path != nullptr && std::strcmp(path, "/gate") == 0) {
            FCGX_PutS("Status: 204 No Content\r\n\r\n", request.out);
        } else {
            FCGX_PutS("Status: 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nHello\n",
                      request.out);
        }
        FCGX_Finish_r(&request);
    }
}

}  // namespace

int main(int argc, char** argv) {
    unsigned threads = 0;
    const std::string_view count(argc == 3 ? argv[2] : "");
    std::from_chars(count.data(), count.data() + count.size(), threads);
    if (threads == 0 || threads > 1024) {
        std::fputs("usage: classic_loop SOCKET THREADS\n", stderr);
        return 64;
    }
    FCGX_Init();
    std::signal(SIGTERM, SIG_DFL);  // libfcgi's own handler does not wake a thread that accepts
    const int listener = FCGX_OpenSocket(argv[1], backlog);
    if (listener < 0) return 1;
    std::vector<std::jthread> crew;
    while (crew.size() < threads)
        crew.emplace_back(serve, listener);
}
