#include "pages.h"

#include <fmt/format.h>

#include "html.h"

namespace inbox {

namespace {

std::string page(std::string_view title, std::string_view content) {
    return fmt::format(
        "<!doctype html>\n"
        "<html lang=\"en\">\n"
        "<head>\n"
        "<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<title>{0} – development mail</title>\n"
        "<link rel=\"icon\" type=\"image/svg+xml\" href=\"/static/favicon.svg\">\n"
        "<link rel=\"stylesheet\" href=\"{1}style.css\">\n"
        "</head>\n"
        "<body>\n"
        "<main>\n"
        "<h1>{0}</h1>\n"
        "{2}"
        "</main>\n"
        "</body>\n"
        "</html>\n",
        title, base_path, content);
}

std::string list_row(const std::string& id, const Mail& mail) {
    return fmt::format("<tr><td>{}</td><td>{}</td><td><a href=\"{}{}\">{}</a></td></tr>\n",
                       escape(mail.date), escape(mail.to), base_path, escape(id),
                       mail.subject.empty() ? "(no subject)" : escape(mail.subject));
}

}  // namespace

std::string list_page(const std::vector<std::pair<std::string, Mail>>& mails, std::size_t total) {
    if (mails.empty()) return page("Mail", "<p>No mail yet.</p>\n");
    std::string rows;
    for (const auto& [id, mail] : mails)
        rows += list_row(id, mail);
    return page("Mail",
                fmt::format("<p>The newest {} of {}.</p>\n"
                            "<table>\n"
                            "<thead><tr><th>Date</th><th>To</th><th>Subject</th></tr></thead>\n"
                            "<tbody>\n{}</tbody>\n"
                            "</table>\n",
                            mails.size(), total, rows));
}

std::string mail_page(const std::string& id, const Mail& mail) {
    std::string content = fmt::format(
        "<dl>\n<dt>Date</dt><dd>{}</dd>\n<dt>From</dt><dd>{}</dd>\n<dt>To</dt><dd>{}</dd>\n</dl>\n"
        "<pre id=\"text\">{}</pre>\n",
        escape(mail.date), escape(mail.from), escape(mail.to), with_links(mail.text));
    if (!mail.html.empty())
        content += fmt::format(
            "<iframe title=\"The mail as HTML\" src=\"{}{}/html\""
            " sandbox=\"allow-top-navigation-by-user-activation\"></iframe>\n",
            base_path, escape(id));
    content +=
        fmt::format("<p><a href=\"{0}{1}/source\">Source</a> · <a href=\"{0}\">All mail</a></p>\n",
                    base_path, escape(id));
    return page(mail.subject.empty() ? "(no subject)" : escape(mail.subject), content);
}

std::string framed_html(const Mail& mail) {
    constexpr std::string_view base = "<base target=\"_top\">";
    const std::size_t head = mail.html.find("<head>");
    if (head == std::string::npos) return std::string(base) + mail.html;
    return std::string(mail.html).insert(head + std::string_view("<head>").size(), base);
}

std::string_view style_sheet() {
    return "body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; color: #222; background: #fff; "
           "}\n"
           "main { max-width: 60rem; margin: 0 auto; padding: 1rem; }\n"
           "table { width: 100%; border-collapse: collapse; }\n"
           "th, td { padding: .4rem; text-align: left; border-bottom: 1px solid #ccc; }\n"
           "dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; }\n"
           "dd { margin: 0; overflow-wrap: anywhere; }\n"
           "pre { padding: 1rem; white-space: pre-wrap; overflow-wrap: anywhere;"
           " background: #f4f4f4; }\n"
           "iframe { width: 100%; height: 30rem; border: 1px solid #ccc; background: #fff; }\n"
           "a { color: #0b5394; }\n";
}

}  // namespace inbox
