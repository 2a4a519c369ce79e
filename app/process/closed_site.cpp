#include "app/process/closed_site.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/eventfd.h>

#include <cerrno>
#include <system_error>

#include "app/web/language.h"
#include "app/web/security_headers.h"
#include "fcgi/server.h"
#include "view/catalogue.h"
#include "view/error_words.h"

namespace gatepost::app {
namespace {

using http::Response;
using http::Status;

/// Its style is nginx's to serve.
constexpr std::string_view page = R"(<!DOCTYPE html>
<html lang="{}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{}</title>
<link rel="stylesheet" href="/static/gatepost.css">
</head>
<body>
<main>
<h1>{}</h1>
<p class="lede">{}</p>
<p>{}</p>
</main>
</body>
</html>
)";

Response closed_page(const http::Request& request) {
    const auto language = chosen_language(request).value_or(wanted_language(request));
    const auto& words = view::error_words(static_cast<int>(Status::service_unavailable));
    const auto say = [&](view::Message message) { return view::translate(language, message); };
    const auto title = say(words.title);
    return Response::html(Status::service_unavailable,
                          fmt::format(page, tag(language), title, title, say(words.what_happened),
                                      say(words.what_to_do)));
}

Response answer_to(const http::Request& request) {
    // nginx makes a 503 of a refusal with a time to come back (nginx/gatepost_gated.conf).
    if (request.original) return {Status::forbidden, {}, {}};
    if (request.path == "/healthz") return Response::text(Status::ok, "alive\n");
    if (request.path == "/readyz")
        return Response::text(Status::service_unavailable, "not ready\n");
    return closed_page(request);
}

class ClosedHandler final : public fcgi::Handler {
  public:
    Response handle(const http::Request& request) override { return closed_answer(request); }
};

fcgi::Application closed_application() {
    return {
        .make_handler = [] { return std::make_unique<ClosedHandler>(); },
        .lane = [](const http::Request&) { return fcgi::Lane::normal; },
        .refuse = [](Status, const http::Request& request) { return closed_answer(request); },
    };
}

fcgi::ServerOptions closed_options() {
    fcgi::ServerOptions options;
    options.workers = 2;
    options.heavy_workers = 1;
    options.stop_timeout = std::chrono::seconds(1);
    return options;
}

[[noreturn]] void fail(const char* call) {
    throw std::system_error(errno, std::generic_category(), call);
}

std::vector<int> copies_of(const std::vector<int>& descriptors) {
    std::vector<int> copies;
    for (const int descriptor : descriptors) {
        copies.push_back(fcntl(descriptor, F_DUPFD_CLOEXEC, 0));
        if (copies.back() < 0) fail("F_DUPFD_CLOEXEC");
    }
    return copies;
}

}  // namespace

Response closed_answer(const http::Request& request) {
    auto response = answer_to(request);
    if (response.status != Status::ok) response.add("Retry-After", "10");
    if (!request.original) add_security_headers(response, request, "");
    return response;
}

ClosedSite::ClosedSite(const std::vector<int>& listeners)
    : stop_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
    if (!stop_) fail("eventfd");
    thread_ = std::thread([this, copies = copies_of(listeners)] {
        fcgi::serve(copies, stop_.get(), closed_options(), closed_application());
    });
}

ClosedSite::~ClosedSite() {
    eventfd_write(stop_.get(), 1);
    thread_.join();
}

}  // namespace gatepost::app
