#include "naughty_checks.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <map>
#include <sstream>

#include "base/ascii.h"
#include "unit/view/html.h"

namespace gatepost::tests {
namespace {

void replace(std::string& text, const std::string& what, const std::string& with) {
    for (auto at = text.find(what); at != text.npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
}

std::string unescape(std::string text) {
    for (const auto& [entity, character] :
         {std::pair{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}})
        replace(text, entity, character);
    return text;
}

/// Tags that are written as ours are, in their order, and none that runs anything.
void check_tags(const std::string& html) {
    const auto tags = parse_tags(html);
    BOOST_TEST(find_unbalanced(tags) == "");
    for (const Tag& tag : tags) {
        for (const auto& [name, value] : tag.attributes) {
            BOOST_TEST(!name.starts_with("on"), name);
            const bool leads = name == "href" || name == "src" || name == "action";
            if (leads) BOOST_TEST(!base::lower(value).starts_with("javascript:"), value);
        }
        if (tag.name == "script" && !tag.closing) BOOST_TEST(tag["src"].starts_with("/static/"));
        if (tag.has("action")) BOOST_TEST(tag["action"].starts_with("/"));
    }
}

void check_headers(const Answer& answer) {
    BOOST_TEST(answer.header("X-Injected") == "");
    BOOST_TEST(answer.headers.find("evil.example;") == answer.headers.npos);
    const auto location = answer.header("Location");
    if (location.empty()) return;
    const bool is_local = location.starts_with('/') && !location.starts_with("//") &&
                          location.find('\\') == location.npos;
    BOOST_TEST(is_local, location);
}

std::string decode_quoted_printable(std::string text) {
    replace(text, "=\n", "");
    std::string decoded;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '=') {
            decoded += text[at];
            continue;
        }
        decoded += static_cast<char>(std::stoi(text.substr(at + 1, 2), nullptr, 16));
        at += 2;
    }
    return decoded;
}

std::string html_part(const std::string& mail) {
    const auto part = mail.find("Content-Type: text/html");
    BOOST_REQUIRE(part != mail.npos);
    const auto begin = mail.find("\n\n", part) + 2;
    return decode_quoted_printable(mail.substr(begin, mail.find("\n--=_", begin) - begin));
}

/// How often each header stands in a mail.
std::map<std::string, int> count_headers(const std::string& mail) {
    std::map<std::string, int> headers;
    std::istringstream head(mail.substr(0, mail.find("\n\n")));
    for (std::string line; std::getline(head, line);) {
        BOOST_TEST(std::none_of(line.begin(), line.end(), [](char c) {
            return (base::is_control(c) && c != '\t') || (c & 0x80) != 0;
        }));
        if (line.starts_with(' ') || line.starts_with('\t')) continue;  // goes on
        const auto colon = line.find(": ");
        BOOST_TEST(colon != line.npos, line);
        ++headers[line.substr(0, colon)];
    }
    return headers;
}

}  // namespace

void check_harmless(const Answer& answer, const std::string& sent) {
    BOOST_TEST(answer.status > 0);
    BOOST_TEST(answer.status < 500);
    check_headers(answer);
    if (!answer.header("Content-Type").starts_with("text/html")) return;
    BOOST_CHECK_NO_THROW(check_tags(answer.body));
    const bool needs_escape = sent.size() > 3 && sent.find_first_of("<>\"'&") != sent.npos;
    if (needs_escape) BOOST_TEST(!answer.has(sent));
}

void check_words(const Answer& answer) {
    // Codes are counted whatever the stack's limits are.
    if (answer.status == 422 || answer.status == 429) {
        BOOST_TEST(answer.has("id=\"errors\""));
        BOOST_TEST(answer.has("class=\"field-error\""));
    } else if (answer.status >= 400) {
        BOOST_TEST((answer.status == 400 || answer.status == 413));
        BOOST_TEST(answer.has("<h1>"));
    }
}

std::string input_value(const std::string& page, const std::string& name) {
    const auto input = find_tag(parse_tags(page), "input", "name", name);
    return input ? unescape((*input)["value"]) : "";
}

void check_mail(const std::string& mail) {
    const std::map<std::string, int> expected{
        {"Return-Path", 1},  {"Delivered-To", 1},   {"From", 1},
        {"To", 1},           {"Subject", 1},        {"Date", 1},
        {"Message-ID", 1},   {"Auto-Submitted", 1}, {"X-Auto-Response-Suppress", 1},
        {"MIME-Version", 1}, {"Content-Type", 1}};
    BOOST_TEST((count_headers(mail) == expected), mail.substr(0, mail.find("\n\n")));
    BOOST_CHECK_NO_THROW(check_tags(html_part(mail)));
}

}  // namespace gatepost::tests
