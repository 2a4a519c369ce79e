#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gatepost::tests {

/// A tag as it stands in a page; attribute values are not unescaped.
struct Tag {
    std::string name;
    std::map<std::string, std::string> attributes;
    bool closing = false;

    bool has(const std::string& attribute) const { return attributes.contains(attribute); }
    /// The attribute's value, or an empty text.
    std::string operator[](const std::string& attribute) const;
};

/// The tags of a page in order. Throws std::runtime_error for what is not written as our pages are:
/// attributes in double quotes, no `<` or `>` but in tags.
std::vector<Tag> parse_tags(std::string_view html);

/// What is wrong with the nesting of the tags; empty if nothing is.
std::string find_unbalanced(const std::vector<Tag>& tags);

/// The tags with the names of their attributes: what values must not change.
std::string skeleton_of(const std::string& html);

/// The first opening tag of that name whose attribute has that value.
std::optional<Tag> find_tag(const std::vector<Tag>& tags, std::string_view name,
                            const std::string& attribute, std::string_view value);

/// Checks what holds for every page of the site, with Boost.Test's means.
void check_page(const std::string& html, const std::string& csrf_token);

}  // namespace gatepost::tests
