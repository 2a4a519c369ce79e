#include "visitors/mailbox.h"

#include <regex>

#include "client.h"
#include "fakes/temporary_folder.h"

namespace gatepost::tests::visitors {
namespace {

std::string field(const std::string& head, const std::string& name) {
    std::smatch found;
    const std::regex line("(?:^|\n)" + name + ":\\s+(\\S+)", std::regex::icase);
    return std::regex_search(head, found, line) ? found[1].str() : "";
}

std::string without_soft_ends(std::string text) {
    for (auto at = text.find("=\n"); at != text.npos; at = text.find("=\n", at))
        text.erase(at, 2);
    return text;
}

/// The stand-in's names begin with seconds and microseconds: SECONDS.MMICROSECONDS...
TimePoint time_of(const std::string& name) {
    const auto dot = name.find(".M");
    return TimePoint(std::chrono::seconds(std::stoll(name)) +
                     std::chrono::microseconds(std::stoll(name.substr(dot + 2))));
}

Delivered read(const std::filesystem::path& path) {
    const auto mail = fakes::read_file(path);
    const auto head = mail.substr(0, mail.find("\n\n"));
    return {time_of(path.filename()), field(head, "Delivered-To"), field(head, "To"),
            field(head, "Message-ID"), without_soft_ends(mail)};
}

}  // namespace

void Mailbox::read_new() {
    for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
        const auto name = entry.path().filename().string();
        if (mails_.count(name) == 0) mails_.emplace(name, read(entry.path()));
    }
}

std::vector<Delivered> Mailbox::all() {
    const std::lock_guard lock(mutex_);
    read_new();
    std::vector<Delivered> all;
    for (const auto& [name, mail] : mails_)
        all.push_back(mail);
    return all;
}

std::string Mailbox::link(const std::string& mailbox, const std::string& folder, TimePoint since) {
    const std::lock_guard lock(mutex_);
    read_new();
    std::string newest;
    for (const auto& [name, mail] : mails_) {
        if (mail.mailbox != mailbox || mail.at < since) continue;
        if (auto link = link_in(mail.text, folder); !link.empty()) newest = std::move(link);
    }
    return newest;
}

}  // namespace gatepost::tests::visitors
