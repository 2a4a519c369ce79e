#include "view/device.h"

#include <fmt/format.h>

#include <span>

#include "view/catalogue.h"

namespace gatepost::view {
namespace {

struct Sign {
    std::string_view text;
    std::string_view name;
};

// The first sign that is there counts: browsers also name those that they want to be taken for.
constexpr Sign browsers[] = {
    {"Edg", "Edge"},
    {"OPR/", "Opera"},
    {"SamsungBrowser/", "Samsung Internet"},
    {"Vivaldi/", "Vivaldi"},
    {"Firefox/", "Firefox"},
    {"FxiOS/", "Firefox"},
    {"CriOS/", "Chrome"},
    {"HeadlessChrome", "Chrome"},
    {"Chromium/", "Chromium"},
    {"Chrome/", "Chrome"},
    {"Safari/", "Safari"},
    {"curl/", "curl"},
};

constexpr Sign systems[] = {
    {"iPhone", "iPhone"},   {"iPad", "iPad"},     {"Android", "Android"}, {"CrOS", "ChromeOS"},
    {"Windows", "Windows"}, {"Macintosh", "Mac"}, {"Linux", "Linux"},
};

std::string_view find(std::string_view user_agent, std::span<const Sign> signs) {
    for (const Sign& sign : signs) {
        if (user_agent.find(sign.text) != user_agent.npos) return sign.name;
    }
    return {};
}

}  // namespace

std::string device_in_words(core::Language language, std::string_view user_agent) {
    const auto browser = find(user_agent, browsers);
    const auto system = find(user_agent, systems);
    if (browser.empty() && system.empty())
        return std::string(translate(language, Message("Unknown device")));
    if (browser.empty()) {
        return fmt::format(fmt::runtime(translate(language, Message("Unknown browser on {}"))),
                           system);
    }
    if (system.empty()) return std::string(browser);
    return fmt::format(fmt::runtime(translate(language, Message("{browser} on {system}"))),
                       fmt::arg("browser", browser), fmt::arg("system", system));
}

}  // namespace gatepost::view
