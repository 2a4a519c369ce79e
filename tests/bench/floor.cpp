// The floors under Gatepost: its FastCGI server with a handler that does nothing, or one prepared
// select by primary key and no more. Usage: floor SOCKET [DATABASE_SOCKET USER]. Ends on SIGTERM.
//
// /gate answers 204, as auth_request wants it; with a database, /session-page looks the session up
// and answers with as many bytes as the profile has; every other path answers a line of text.

#include <cstdio>
#include <exception>
#include <memory>
#include <optional>
#include <string>

#include "app/stop_signals.h"
#include "core/session.h"
#include "fcgi/server.h"
#include "http/cookies.h"
#include "mysql/mysql_store.h"

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
    explicit Select(const mysql::Options& options) : store_(options.clone()) {}

    Response handle(const Request& request) override try {
        if (request.path == "/session-page") return session_page(request);
        const auto rows =
            store_.database().query("SELECT email FROM accounts WHERE id = ?", {std::uint64_t{1}});
        if (rows.empty()) return Response::text(Status::not_found, "There is no account.\n");
        return answer(request, rows.front().text(0) + "\n");
    } catch (const std::exception& error) {
        return Response::text(Status::internal_server_error, std::string(error.what()) + "\n");
    }

  private:
    Response session_page(const Request& request) {
        static const std::string headers(420, 'h');
        static const std::string rest(3480, '.');
        const auto cookie = http::find_cookie(request.cookie_header, "__Host-gatepost");
        const auto id = core::SessionId::parse(cookie.value_or(""));
        const auto session = id ? store_.rows().sessions.find(id->digest()) : std::nullopt;
        if (!session) return Response::text(Status::not_found, "There is no session.\n");
        auto page = Response::html(Status::ok, session->user.email.typed() + rest);
        page.add("X-Headers", headers);
        return page;
    }

    mysql::MysqlStore store_;
};

fcgi::Application application_with(const std::optional<mysql::Options>& database) {
    return {
        .make_handler = [&database]() -> std::unique_ptr<fcgi::Handler> {
            if (database) return std::make_unique<Select>(*database);
            return std::make_unique<Empty>();
        },
        .lane = [](const Request&) { return fcgi::Lane::normal; },
        .refuse = [](Status status, const Request&) { return Response::text(status, "Refused\n"); },
    };
}

std::optional<mysql::Options> database_of(int argc, char** argv) {
    if (argc != 4) return std::nullopt;
    mysql::Options options;
    options.socket = argv[2];
    options.user = argv[3];
    options.database = "gatepost";
    return options;
}

}  // namespace

int main(int argc, char** argv) try {
    if (argc != 2 && argc != 4) {
        std::fputs("usage: floor SOCKET [DATABASE_SOCKET USER]\n", stderr);
        return 64;
    }
    const auto stop = app::catch_stop_signals();
    const auto database = database_of(argc, argv);
    const int listener = fcgi::listen_at(argv[1], 0660);
    return fcgi::serve(listener, stop.get(), {}, application_with(database)) ? 0 : 1;
} catch (const std::exception& error) {
    std::fprintf(stderr, "floor: %s\n", error.what());
    return 1;
}
