// The floors under Gatepost: its FastCGI server with a handler that does nothing, or with the one
// prepared select that finds a session with its account, and no more. Usage: floor SOCKET
// [DATABASE_SOCKET USER]. Ends on SIGTERM.
//
// /gate answers 204, as auth_request wants it; every other path a line of text.

#include <cstdio>
#include <memory>
#include <string>

#include "bench/serve_floor.h"
#include "mysql/session_rows.h"

namespace {

using namespace gatepost;
using http::Request;
using http::Response;
using http::Status;

Response answer(const Request& request, std::string text) {
    if (request.path == "/gate") return {Status::no_content, {}, {}};
    return Response::text(Status::ok, std::move(text));
}

class Empty final : public fcgi::Handler {
  public:
    Response handle(const Request& request) override { return answer(request, "Hello\n"); }
};

class Select final : public fcgi::Handler {
  public:
    explicit Select(mysql::ConnectOptions options) : database_(std::move(options)) {}

    Response handle(const Request& request) override {
        const auto rows = database_.query(mysql::session_and_account, {digest_.bytes});
        if (rows.empty()) return Response::text(Status::not_found, "There is no session.\n");
        return answer(request, rows.front().text(1) + "\n");
    }

  private:
    // Of the member in servers.sh.
    const core::SessionDigest digest_ =
        core::SessionId::parse("memberrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrA").value().digest();
    mysql::Database database_;
};

}  // namespace

int main(int argc, char** argv) {
    if (argc == 2) return bench::serve_floor(argv[1], [] { return std::make_unique<Empty>(); });
    if (argc == 4) return bench::serve_floor_on_database<Select>(argv);
    std::fputs("usage: floor SOCKET [DATABASE_SOCKET USER]\n", stderr);
    return 64;
}
