// Signs people up at a steady pace and measures how long each one's mail takes: from the moment at
// which the form is sent until sendmail has the mail, by the time in the name that the stand-in
// gives it. Usage: sign_ups SITE MAILDIR COUNT PER_SECOND. Prints the median and the 95th
// percentile in milliseconds.

#include <algorithm>
#include <atomic>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "driver/client.h"

namespace {

namespace fs = std::filesystem;
using gatepost::tests::Client;
using Clock = std::chrono::system_clock;
using Millis = std::chrono::duration<double, std::milli>;

constexpr std::size_t browsers = 8;
constexpr std::chrono::seconds patience{60};

std::size_t number(std::string_view text) {
    std::size_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// Addresses that no other run has used.
std::string address_of(std::size_t i) {
    static const auto run = Clock::now().time_since_epoch().count();
    return "bench-" + std::to_string(run) + "-" + std::to_string(i) + "@example.org";
}

/// One sign-up at each tick of the pace; returns when each form was sent.
std::vector<Clock::time_point> sign_up(const std::string& site, std::size_t count,
                                       std::chrono::microseconds pause) {
    std::vector<Clock::time_point> sent(count);
    std::atomic<std::size_t> next = 0;
    std::atomic<std::size_t> failed = 0;
    const auto start = Clock::now();
    const auto browse = [&] {
        for (auto i = next++; i < count; i = next++) {
            Client client(site);
            std::this_thread::sleep_until(start + pause * i);
            client.get("/register");
            sent[i] = Clock::now();
            const auto answer = client.post("/register", {{"email", address_of(i)},
                                                          {"password", "correct horse"},
                                                          {"confirm", "correct horse"}});
            if (answer.status != 303) ++failed;
        }
    };
    {
        std::vector<std::jthread> crew;
        while (crew.size() < std::min(browsers, count))
            crew.emplace_back(browse);
    }
    if (failed > 0) throw std::runtime_error(std::to_string(failed) + " sign-ups failed");
    return sent;
}

/// When a mail was handed over: its name begins with the time, "SECONDS.M123456P...".
Clock::time_point time_of(const fs::path& mail) {
    const auto name = mail.filename().string();
    const auto dot = name.find(".M");
    return Clock::time_point(std::chrono::seconds(number(name.substr(0, dot))) +
                             std::chrono::microseconds(number(name.substr(dot + 2, 6))));
}

std::string recipient_of(const fs::path& mail) {
    constexpr std::string_view header = "Delivered-To: ";
    std::ifstream file(mail);
    for (std::string line; std::getline(file, line) && !line.empty();) {
        if (line.starts_with(header)) return line.substr(header.size());
    }
    return "";
}

std::map<std::string, Clock::time_point> mails_in(const fs::path& folder) {
    std::map<std::string, Clock::time_point> mails;
    for (const auto& entry : fs::directory_iterator(folder))
        mails.emplace(recipient_of(entry.path()), time_of(entry.path()));
    return mails;
}

/// How long each mail took, in milliseconds, in order of length.
std::vector<double> delays(const std::vector<Clock::time_point>& sent, const fs::path& folder) {
    const auto mails = mails_in(folder);
    std::vector<double> found;
    for (std::size_t i = 0; i < sent.size(); ++i) {
        if (const auto mail = mails.find(address_of(i)); mail != mails.end())
            found.push_back(Millis(mail->second - sent[i]).count());
    }
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace

int main(int argc, char** argv) try {
    const std::size_t count = argc == 5 ? number(argv[3]) : 0;
    const std::size_t pace = argc == 5 ? number(argv[4]) : 0;
    if (count == 0 || pace == 0) {
        std::fputs("usage: sign_ups SITE MAILDIR COUNT PER_SECOND\n", stderr);
        return 64;
    }
    const auto sent = sign_up(argv[1], count, std::chrono::microseconds(1'000'000 / pace));
    const auto folder = fs::path(argv[2]) / "new";
    const auto deadline = Clock::now() + patience;
    auto found = delays(sent, folder);
    while (found.size() < count && Clock::now() < deadline) {
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
        found = delays(sent, folder);
    }
    if (found.size() < count) throw std::runtime_error("not every sign-up got its mail");
    std::printf("%.1f %.1f\n", found[count / 2], found[(count * 95 - 1) / 100]);
} catch (const std::exception& error) {
    std::fprintf(stderr, "sign_ups: %s\n", error.what());
    return 1;
}
