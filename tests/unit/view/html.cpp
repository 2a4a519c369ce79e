#include "unit/view/html.h"

#include <algorithm>
#include <array>
#include <boost/test/unit_test.hpp>
#include <set>
#include <sstream>
#include <stdexcept>

namespace gatepost::tests {
namespace {

constexpr std::array void_elements{"!doctype", "meta", "link", "img", "input", "br"};

bool is_void(const std::string& name) {
    return std::find(void_elements.begin(), void_elements.end(), name) != void_elements.end();
}

bool is_space(char c) {
    return c == ' ' || c == '\n';
}

/// Reads one tag, given what stands between `<` and `>`.
Tag parse_tag(std::string_view inside) {
    Tag tag;
    tag.closing = inside.starts_with('/');
    if (tag.closing) inside.remove_prefix(1);
    std::size_t at = std::min(inside.find_first_of(" \n"), inside.size());
    tag.name = inside.substr(0, at);
    while (at < inside.size()) {
        while (at < inside.size() && is_space(inside[at]))
            ++at;
        const auto name_end = std::min(inside.find_first_of("= \n", at), inside.size());
        const std::string name(inside.substr(at, name_end - at));
        at = name_end;
        std::string value;
        if (at < inside.size() && inside[at] == '=') {
            if (inside.substr(at, 2) != "=\"") throw std::runtime_error("unquoted " + name);
            const auto end = inside.find('"', at + 2);
            if (end == std::string_view::npos) throw std::runtime_error("open quote in " + name);
            value = inside.substr(at + 2, end - at - 2);
            at = end + 1;
        }
        if (!tag.attributes.emplace(name, value).second)
            throw std::runtime_error("attribute twice: " + name);
    }
    return tag;
}

void check_forms(const std::vector<Tag>& tags, const std::string& csrf_token) {
    std::size_t forms = 0;
    std::size_t tokens = 0;
    for (const Tag& tag : tags) {
        if (tag.name == "form" && !tag.closing) {
            ++forms;
            BOOST_TEST(tag["method"] == "post");
        }
        if (tag.name == "input" && tag["name"] == "csrf") {
            ++tokens;
            BOOST_TEST(tokens == forms);
            BOOST_TEST(tag["type"] == "hidden");
            BOOST_TEST(tag["value"] == csrf_token);
        }
    }
    BOOST_TEST(tokens == forms);
}

/// Every reference to an id finds its element, every field has its label, and nothing is empty.
void check_references(const std::vector<Tag>& tags) {
    std::set<std::string> ids;
    std::set<std::string> labelled;
    for (const Tag& tag : tags) {
        if (tag.has("id")) BOOST_TEST(ids.insert(tag["id"]).second, "id twice: " << tag["id"]);
        if (tag.name == "label") labelled.insert(tag["for"]);
    }
    for (const Tag& tag : tags) {
        for (const char* attribute : {"href", "src", "action"})
            if (tag.has(attribute)) BOOST_TEST(tag[attribute] != "");
        if (tag["href"].starts_with('#'))
            BOOST_TEST(ids.contains(tag["href"].substr(1)), "dangling link " << tag["href"]);
        std::istringstream described_by(tag["aria-describedby"]);
        for (std::string id; described_by >> id;)
            BOOST_TEST(ids.contains(id), "dangling description " << id);
        if (tag.name == "input" && tag["type"] != "hidden" && !tag.has("hidden"))
            BOOST_TEST(labelled.contains(tag["id"]), "no label for " << tag["id"]);
    }
}

/// Nothing that the Content-Security-Policy would block.
void check_policy(const std::vector<Tag>& tags) {
    for (const Tag& tag : tags) {
        if (tag.name == "script" && !tag.closing) BOOST_TEST(tag.has("src"));  // none inline
        BOOST_TEST(tag.name != "style");
        for (const auto& [name, value] : tag.attributes) {
            BOOST_TEST(name != "style");
            BOOST_TEST(!name.starts_with("on"), "handler " << name);
            if (name == "src") BOOST_TEST(value.starts_with("/static/"));
        }
        if (tag.name == "link") BOOST_TEST(tag["href"].starts_with("/static/"));
    }
}

/// Whether a template marker is left; `{{X}}` is what the tests pass as a hostile value.
bool holds_marker(const std::string& html) {
    for (auto at = html.find("{{"); at != std::string::npos; at = html.find("{{", at + 1))
        if (html.substr(at, 5) != "{{X}}") return true;
    return false;
}

std::ptrdiff_t count(const std::vector<Tag>& tags, std::string_view name) {
    return std::count_if(tags.begin(), tags.end(),
                         [&](const Tag& tag) { return tag.name == name && !tag.closing; });
}

}  // namespace

std::string Tag::operator[](const std::string& attribute) const {
    const auto found = attributes.find(attribute);
    return found != attributes.end() ? found->second : std::string();
}

std::vector<Tag> parse_tags(std::string_view html) {
    std::vector<Tag> tags;
    while (!html.empty()) {
        const auto open = html.find_first_of("<>");
        if (open == std::string_view::npos) break;
        const auto close = html.find_first_of("<>", open + 1);
        if (html[open] != '<' || close == std::string_view::npos || html[close] != '>')
            throw std::runtime_error("stray < or > near: " + std::string(html.substr(open, 40)));
        tags.push_back(parse_tag(html.substr(open + 1, close - open - 1)));
        html.remove_prefix(close + 1);
    }
    return tags;
}

std::string find_unbalanced(const std::vector<Tag>& tags) {
    std::vector<std::string> open;
    for (const Tag& tag : tags) {
        if (is_void(tag.name)) continue;
        if (!tag.closing) {
            open.push_back(tag.name);
        } else if (open.empty() || open.back() != tag.name) {
            return "</" + tag.name + "> closes nothing";
        } else {
            open.pop_back();
        }
    }
    return open.empty() ? "" : "<" + open.back() + "> stays open";
}

std::string skeleton_of(const std::string& html) {
    std::string all;
    for (const Tag& tag : parse_tags(html)) {
        all += (tag.closing ? "</" : "<") + tag.name;
        for (const auto& [name, value] : tag.attributes)
            all += ' ' + name;
        all += '>';
    }
    return all;
}

std::optional<Tag> find_tag(const std::vector<Tag>& tags, std::string_view name,
                            const std::string& attribute, std::string_view value) {
    for (const Tag& tag : tags)
        if (!tag.closing && tag.name == name && tag[attribute] == value) return tag;
    return std::nullopt;
}

void check_page(const std::string& html, const std::string& csrf_token) {
    BOOST_TEST(html.starts_with("<!doctype html>\n<html lang=\""));
    BOOST_TEST(!holds_marker(html));
    const auto tags = parse_tags(html);
    BOOST_TEST(find_unbalanced(tags) == "");
    for (const char* once : {"title", "h1", "main", "nav"})
        BOOST_TEST(count(tags, once) == 1, once);
    BOOST_TEST(find_tag(tags, "meta", "name", "robots").value()["content"] == "noindex");
    BOOST_TEST(find_tag(tags, "meta", "name", "viewport").has_value());
    BOOST_TEST(find_tag(tags, "a", "class", "skip-link").value()["href"] == "#main");
    check_forms(tags, csrf_token);
    check_references(tags);
    check_policy(tags);
}

}  // namespace gatepost::tests
