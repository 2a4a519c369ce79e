#include "page.h"

#include <fmt/format.h>

#include "base/base64url.h"
#include "crypto/digest.h"
#include "http/form.h"
#include "inbox/html.h"

namespace demo {

namespace {

using inbox::escape;

constexpr std::string_view style = R"(
:root { color-scheme: light dark; --paper: #f4f2ea; --sheet: #fffefb; --ink: #1c2722;
  --soft: #53605a; --line: #d8d4c6; --accent: #1b6b4f; --on-accent: #fff; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #111714; --sheet: #19211d; --ink: #e7ede9;
    --soft: #a7b3ad; --line: #323d37; --accent: #72cfa4; --on-accent: #0b1d15; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, sans-serif; }
main { max-width: 56rem; margin: 2rem auto; padding: 1rem 1.5rem 1.5rem;
  background: var(--sheet); border: 1px solid var(--line); border-radius: .5rem; }
h1 { margin: .5rem 0; font-size: 1.75rem; line-height: 1.2; }
h2 { margin: 2rem 0 .5rem; font-size: 1.25rem; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .35rem .5rem .35rem 0; text-align: left; vertical-align: top;
  border-bottom: 1px solid var(--line); }
th { width: 14rem; font-weight: normal; color: var(--soft); }
td { overflow-wrap: anywhere; font-family: ui-monospace, monospace; font-size: .9375rem; }
.note { white-space: pre-wrap; overflow-wrap: anywhere; padding-left: 1rem;
  border-left: .25rem solid var(--accent); }
.nothing { color: var(--soft); font-style: italic; }
label { display: block; }
textarea { display: block; width: 100%; margin: .25rem 0 .75rem; padding: .5rem; font: inherit;
  color: inherit; background: transparent; border: 1px solid var(--soft); border-radius: .25rem; }
button { padding: .5rem 1.25rem; font: inherit; color: var(--on-accent);
  background: var(--accent); border: 0; border-radius: .25rem; cursor: pointer; }
a { color: var(--accent); }
:focus-visible { outline: .1875rem solid var(--accent); outline-offset: .125rem; }
@media (max-width: 40rem) {
  th, td { display: block; width: auto; padding-bottom: 0; }
  th { border: 0; }
}
)";

constexpr std::string_view note_form =
    "<h2>Leave a note</h2>\n"
    "<form method=\"post\" action=\"/demo/note\">\n"
    "<label for=\"note\">A note, which the next page shows and nobody keeps</label>\n"
    "<textarea id=\"note\" name=\"note\" rows=\"3\"></textarea>\n"
    "<button>Send</button>\n"
    "</form>\n";

std::string row(std::string_view name, std::string_view value) {
    return fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td></tr>\n", escape(name),
                       escape(value));
}

/// One row for each header of that name: a second one would be news.
std::string identity_rows(const Received& received, std::string_view name) {
    std::string rows;
    for (const std::string_view value : values_of(received, name))
        rows += row(name, value);
    if (!rows.empty()) return rows;
    return fmt::format(
        "<tr><th scope=\"row\">{}</th><td><span class=\"nothing\">not sent</span></td></tr>\n",
        name);
}

std::string identity_section(const Received& received) {
    std::string rows;
    for (const char* name :
         {"Remote-User", "Remote-Id", "Remote-Email", "Remote-Name", "Remote-Groups"})
        rows += identity_rows(received, name);
    return "<h2>Who you are, says the gate</h2>\n<table>\n" + rows + "</table>\n";
}

std::string request_section(const Received& received) {
    std::string rows = row("Method", received.method) + row("Target", received.target) +
                       row("Bytes in the body", std::to_string(received.body_bytes));
    std::string headers;
    for (const auto& [name, value] : received.headers)
        headers += row(name, value);
    return "<h2>The request</h2>\n<table>\n" + rows + "</table>\n<h2>Its headers</h2>\n<table>\n" +
           headers + "</table>\n";
}

/// The note as HTML text, or why there is none.
std::string note_text(const Received& received) {
    if (received.body_bytes > received.body.size()) return "too long to be shown";
    gatepost::http::Request form;
    for (const std::string_view type : values_of(received, "Content-Type"))
        form.content_type = type;
    form.body = received.body;
    const auto fields = gatepost::http::parse_form(form);
    const auto* read = std::get_if<gatepost::http::Fields>(&fields);
    return read == nullptr ? "not readable" : escape((*read)["note"]);
}

std::string note_section(const Received& received) {
    if (received.method != "POST" || !path_of(received).ends_with("/note")) return {};
    return "<p class=\"note\">Your note: " + note_text(received) + "</p>\n";
}

}  // namespace

std::string to_page(const Received& received) {
    return fmt::format(
        "<!doctype html>\n"
        "<html lang=\"en\">\n"
        "<head>\n"
        "<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<title>Behind the gate</title>\n"
        "<style>{}</style>\n"
        "</head>\n"
        "<body>\n"
        "<main>\n"
        "<h1>Behind the gate</h1>\n"
        "<p>This is what an application behind the gate gets.</p>\n"
        "{}{}{}{}"
        "<p><a href=\"/\">Back to the start page</a></p>\n"
        "</main>\n"
        "</body>\n"
        "</html>\n",
        style, note_section(received), identity_section(received), note_form,
        request_section(received));
}

const std::string& page_policy() {
    // The digest has 32 bytes, so its base64 ends in one "=", which base64url leaves out. Content
    // Security Policy 3 takes either alphabet.
    static const std::string policy = fmt::format(
        "default-src 'none'; style-src 'sha256-{}='; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'",
        gatepost::base::base64url_encode(gatepost::crypto::sha256(style)));
    return policy;
}

}  // namespace demo
