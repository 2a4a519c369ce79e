#include "maildir.h"

#include <algorithm>
#include <cctype>
#include <fstream>

namespace inbox {

namespace fs = std::filesystem;

namespace {

// A mail program that somebody opens the Maildir with moves what it has seen to "cur".
constexpr const char* subfolders[] = {"new", "cur"};

}  // namespace

bool is_plain_name(std::string_view id) {
    constexpr std::string_view marks = "._-,:=+";
    return !id.empty() && id.size() <= 255 && id.front() != '.' &&
           std::all_of(id.begin(), id.end(), [&](unsigned char c) {
               return std::isalnum(c) != 0 || marks.find(static_cast<char>(c)) != marks.npos;
           });
}

std::vector<std::string> Maildir::ids() const {
    std::vector<std::string> ids;
    for (const char* subfolder : subfolders)
        for (const auto& entry : fs::directory_iterator(folder_ / subfolder)) {
            std::string name = entry.path().filename();
            if (is_plain_name(name)) ids.push_back(std::move(name));
        }
    // Names start with the time of delivery, in as many digits for the next centuries.
    std::sort(ids.begin(), ids.end(), std::greater<>());
    return ids;
}

std::optional<std::string> Maildir::read(std::string_view id, std::size_t limit) const {
    if (!is_plain_name(id)) return std::nullopt;
    for (const char* subfolder : subfolders) {
        std::ifstream file(folder_ / subfolder / id, std::ios::binary);
        if (!file) continue;
        std::string text(limit, '\0');
        file.read(text.data(), static_cast<std::streamsize>(limit));
        text.resize(static_cast<std::size_t>(file.gcount()));
        return text;
    }
    return std::nullopt;
}

}  // namespace inbox
