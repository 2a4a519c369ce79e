#include "fcgi/params.h"

#include <algorithm>
#include <set>
#include <vector>

#include "fuzz/target.h"

namespace gatepost::fuzz {
namespace {

constexpr std::size_t most = 64 * 1024;

/// The value of the last entry of that name; empty without one.
std::string value_of(const std::vector<std::string>& entries, const std::string& name) {
    std::string value;
    for (const std::string& entry : entries) {
        if (entry.starts_with(name + "=")) value = entry.substr(name.size() + 1);
    }
    return value;
}

bool comes_twice(const std::vector<std::string>& entries, const std::string& name) {
    return std::count_if(entries.begin(), entries.end(), [&](const std::string& entry) {
               return entry.starts_with(name + "=");
           }) > 1;
}

fcgi::Params read(const std::vector<std::string>& entries) {
    std::vector<const char*> envp;
    for (const std::string& entry : entries)
        envp.push_back(entry.c_str());
    envp.push_back(nullptr);
    return fcgi::read_params(envp.data());
}

void check_length(const std::string& text) {
    const auto length = fcgi::body_length(text, most);
    const auto* number = std::get_if<std::size_t>(&length);
    if (number == nullptr) return;
    const auto digits = std::min(text.find_first_not_of('0'), text.size());
    const std::string shown = text.substr(digits);
    require(*number <= most, "no length is past the limit");
    require(shown == (*number == 0 ? "" : std::to_string(*number)), "a length is what it says");
}

}  // namespace

/// Every line of the input is one parameter, NAME=value.
void check(std::string_view input) {
    std::vector<std::string> entries;
    while (!input.empty()) {
        const std::string line(take_line(input));
        entries.emplace_back(line.c_str());  // an environment has no NUL
    }
    const auto params = read(entries);
    require(params.request.path == value_of(entries, "DOCUMENT_URI"), "the path is nginx's");
    require(params.request.cookie_header == value_of(entries, "HTTP_COOKIE"), "so are cookies");
    require(params.content_length == value_of(entries, "CONTENT_LENGTH"), "and the length");
    require(!params.request.id.empty(), "a request has an id");
    require(params.request.original.has_value() == !value_of(entries, "ORIGINAL_HOST").empty(),
            "only nginx asks about another request");
    for (const char* name : {"DOCUMENT_URI", "REQUEST_METHOD", "REMOTE_ADDR", "ORIGINAL_PATH"})
        require(params.ambiguous || !comes_twice(entries, name), "no name counts twice");
    check_length(params.content_length);
}

}  // namespace gatepost::fuzz
