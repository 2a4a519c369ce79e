// Asks a FastCGI server the same thing again and again over one kept connection, without nginx, so
// that the work of a request can be counted. Usage: ask SOCKET COUNT STATUS PATH [NAME=VALUE...];
// the pairs are further parameters. Fails unless every answer has that status.

#include <charconv>
#include <cstdio>
#include <exception>
#include <string>
#include <string_view>

#include "fakes/fcgi_client.h"

namespace {

using gatepost::fakes::FcgiClient;
namespace records = gatepost::fakes::fcgi_records;

int number(std::string_view text) {
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::string request_of(int argc, char** argv) {
    auto parameters = records::describe("GET", argv[4]);
    for (int i = 5; i < argc; ++i) {
        const std::string pair(argv[i]);
        const auto equals = pair.find('=');
        parameters.emplace_back(pair.substr(0, equals), pair.substr(equals + 1));
    }
    return records::begin() + records::params(parameters) + records::body("");
}

}  // namespace

int main(int argc, char** argv) try {
    if (argc < 5) {
        std::fputs("usage: ask SOCKET COUNT STATUS PATH [NAME=VALUE...]\n", stderr);
        return 64;
    }
    const int status = number(argv[3]);
    const auto request = request_of(argc, argv);
    FcgiClient client(argv[1]);
    for (int left = number(argv[2]); left > 0; --left) {
        const auto reply = client.ask(request);
        if (reply.complete && reply.status() == status) continue;
        std::fprintf(stderr, "ask: %s answered %d\n", argv[4], reply.status());
        return 1;
    }
} catch (const std::exception& error) {
    std::fprintf(stderr, "ask: %s\n", error.what());
    return 1;
}
