#include "html.h"

#include <algorithm>

namespace inbox {

std::string escape(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text)
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                out += c;
        }
    return out;
}

namespace {

/// The position of the first URL in `text`, or npos.
std::size_t find_url(std::string_view text) {
    return std::min(text.find("http://"), text.find("https://"));
}

/// The URL that `text` starts with, without the punctuation of the sentence around it.
std::string_view url_at_start(std::string_view text) {
    std::string_view url = text.substr(0, text.find_first_of(" \t\r\n<>\"'"));
    return url.substr(0, url.find_last_not_of(".,;:!?)]") + 1);
}

}  // namespace

std::string with_links(std::string_view text) {
    std::string out;
    for (std::size_t at; (at = find_url(text)) != text.npos;) {
        const std::string url = escape(url_at_start(text.substr(at)));
        out += escape(text.substr(0, at)) + "<a href=\"" + url + "\">" + url + "</a>";
        text.remove_prefix(at + url_at_start(text.substr(at)).size());
    }
    return out + escape(text);
}

}  // namespace inbox
