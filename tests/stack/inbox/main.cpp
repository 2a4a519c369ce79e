// The development stack's inbox: shows the Maildir that the stand-in sendmail fills, at /dev/mail/.
// Usage: inbox SOCKET MAILDIR. Ends on SIGTERM.

#include <sys/signalfd.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <exception>
#include <memory>
#include <string>
#include <string_view>

#include "fcgi/server.h"
#include "maildir.h"
#include "pages.h"

namespace {

using gatepost::http::Method;
using gatepost::http::Request;
using gatepost::http::Response;
using gatepost::http::Status;

constexpr std::size_t shown_mails = 200;
constexpr std::size_t head_bytes = 16 * 1024;
constexpr std::size_t mail_bytes = 1024 * 1024;

constexpr std::string_view page_policy =
    "default-src 'none'; style-src 'self'; img-src 'self'; frame-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'";
// Mails style themselves inline. They run nothing, load nothing, and their links leave the frame.
constexpr std::string_view mail_policy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; "
    "frame-ancestors 'self'; sandbox allow-top-navigation-by-user-activation";

Response secured(Response response, std::string_view policy = page_policy) {
    response.add("Content-Security-Policy", policy);
    response.add("X-Content-Type-Options", "nosniff");
    response.add("Referrer-Policy", "same-origin");
    response.add("Cache-Control", "no-store");
    return response;
}

Response plain(Status status, std::string text) {
    return secured(Response::text(status, std::move(text)));
}

Response css() {
    Response response;
    response.add("Content-Type", "text/css; charset=utf-8");
    response.body = inbox::style_sheet();
    return secured(std::move(response));
}

Response list(const inbox::Maildir& maildir) {
    const std::vector<std::string> ids = maildir.ids();
    std::vector<std::pair<std::string, inbox::Mail>> mails;
    for (const std::string& id : ids) {
        if (mails.size() == shown_mails) break;
        if (const auto head = maildir.read(id, head_bytes))
            mails.emplace_back(id, inbox::parse_mail(*head));
    }
    return secured(Response::html(Status::ok, inbox::list_page(mails, ids.size())));
}

/// `what` is an id, or an id followed by /html or /source.
Response show(const inbox::Maildir& maildir, std::string_view what) {
    const std::size_t slash = what.find('/');
    const std::string id(what.substr(0, slash));
    const std::string_view form = slash == what.npos ? "" : what.substr(slash);
    const auto source = maildir.read(id, mail_bytes);
    if (!source) return plain(Status::not_found, "There is no such mail.\n");
    if (form == "/source") return plain(Status::ok, *source);
    const inbox::Mail mail = inbox::parse_mail(*source);
    if (form == "/html")
        return secured(Response::html(Status::ok, inbox::framed_html(mail)), mail_policy);
    if (form.empty()) return secured(Response::html(Status::ok, inbox::mail_page(id, mail)));
    return plain(Status::not_found, "There is no such page.\n");
}

class Inbox final : public gatepost::fcgi::Handler {
  public:
    explicit Inbox(const inbox::Maildir& maildir) : maildir_(maildir) {}

    Response handle(const Request& request) override try {
        if (request.method != Method::get && request.method != Method::head) return read_only();
        std::string_view path = request.path;
        if (!path.starts_with(inbox::base_path))
            return plain(Status::not_found, "There is no such page.\n");
        path.remove_prefix(inbox::base_path.size());
        if (path.empty()) return list(maildir_);
        if (path == "style.css") return css();
        return show(maildir_, path);
    } catch (const std::exception& error) {
        return plain(Status::internal_server_error, std::string(error.what()) + "\n");
    }

  private:
    static Response read_only() {
        Response response = plain(Status::method_not_allowed, "The inbox can only be read.\n");
        response.add("Allow", "GET, HEAD");
        return response;
    }

    const inbox::Maildir& maildir_;
};

int stop_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    return signalfd(-1, &signals, SFD_CLOEXEC);
}

}  // namespace

int main(int argc, char** argv) try {
    if (argc != 3) {
        std::fputs("usage: inbox SOCKET MAILDIR\n", stderr);
        return 64;
    }
    const inbox::Maildir maildir(argv[2]);
    const int stop = stop_signals();
    gatepost::fcgi::ServerOptions options;
    options.workers = 2;
    options.heavy_workers = 1;
    const gatepost::fcgi::Application application{
        .make_handler = [&] { return std::make_unique<Inbox>(maildir); },
        .lane = [](const Request&) { return gatepost::fcgi::Lane::normal; },
        .refuse = [](Status status, const Request&) { return plain(status, "Refused.\n"); }};
    return gatepost::fcgi::serve({gatepost::fcgi::listen_at(argv[1], 0660)}, stop, options,
                                 application)
               ? 0
               : 1;
} catch (const std::exception& error) {
    std::fprintf(stderr, "inbox: %s\n", error.what());
    return 1;
}
