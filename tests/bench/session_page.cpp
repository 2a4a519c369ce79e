// The least that a page for members can be: Gatepost's server finds the session and sends as many
// bytes as the profile has, with nothing worked out. Usage: session_page SOCKET DATABASE_SOCKET
// USER. Ends on SIGTERM.

#include <cstdio>
#include <memory>
#include <string>

#include "bench/serve_floor.h"
#include "http/cookies.h"
#include "mysql/mysql_store.h"

namespace {

using namespace gatepost;
using http::Request;
using http::Response;
using http::Status;

class SessionPage final : public fcgi::Handler {
  public:
    explicit SessionPage(mysql::ConnectOptions options) : store_(std::move(options)) {}

    Response handle(const Request& request) override {
        static const std::string headers(420, 'h');
        static const std::string rest(3480, '.');
        const auto cookie = http::find_cookie(request.cookie_header, "__Host-gatepost");
        const auto id = core::SessionId::parse(cookie.value_or(""));
        const auto session = id ? store_.rows().sessions.find(id->digest()) : std::nullopt;
        if (!session) return Response::text(Status::not_found, "There is no session.\n");
        auto page = Response::html(Status::ok, session->account.email.typed() + rest);
        page.add("X-Headers", headers);
        return page;
    }

  private:
    mysql::MysqlStore store_;
};

}  // namespace

int main(int argc, char** argv) {
    if (argc == 4) return bench::serve_floor_on_database<SessionPage>(argv);
    std::fputs("usage: session_page SOCKET DATABASE_SOCKET USER\n", stderr);
    return 64;
}
