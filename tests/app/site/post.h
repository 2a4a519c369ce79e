#pragma once

#include <boost/test/unit_test.hpp>
#include <functional>
#include <string>
#include <vector>

#include "core/courier.h"
#include "site.h"

namespace gatepost::tests {

/// Keeps what it is handed, or refuses it.
class FakeTransport final : public core::MailTransport {
  public:
    core::Handover send(const core::Email& recipient, const core::MailContent& content,
                        std::string_view identity) override {
        if (meanwhile) meanwhile();
        identities.emplace_back(identity);
        if (broken) throw std::runtime_error("out of descriptors");
        if (!error.empty()) return {error, message_id};
        recipients.push_back(recipient.mailbox());
        mails.push_back(content);
        if (dies_after) throw std::runtime_error("killed");
        return {std::nullopt, message_id};
    }

    static constexpr const char* message_id = "<0123@gatepost.test>";
    std::function<void()> meanwhile;
    bool broken = false;
    bool dies_after = false;  ///< after the mail is sent, before its row is marked
    std::string error;
    std::vector<std::string> recipients;
    std::vector<core::MailContent> mails;
    std::vector<std::string> identities;  ///< of all that was to be sent
};

/// The path of the first link to `prefix` in a mail.
inline std::string link_in(const std::string& text, const std::string& prefix) {
    const auto start = text.find(prefix);
    BOOST_REQUIRE(start != text.npos);
    return text.substr(start, text.find_first_of(" \n\"<", start) - start);
}

/// The site with a courier, whose mails can be read.
struct Post : Site {
    FakeTransport transport;
    core::Dispatcher dispatcher{
        {"courier-1", base_url, std::chrono::seconds(60), std::chrono::hours(24), limits}};
    core::Courier courier{store, links, renderer, transport, clock, random, dispatcher};
    Browser browser{worker};

    void deliver_all() {
        while (courier.deliver_next()) {
        }
    }
    /// The path of the first link to `prefix` in the newest mail.
    std::string newest_link(const std::string& prefix) {
        deliver_all();
        return link_in(transport.mails.back().text, base_url + prefix).substr(base_url.size());
    }
    /// The path of the newest link of a kind that any mail has brought.
    std::string mailed(const std::string& prefix) {
        deliver_all();
        for (auto mail = transport.mails.rbegin(); mail != transport.mails.rend(); ++mail) {
            if (mail->text.find(base_url + prefix) != std::string::npos)
                return link_in(mail->text, base_url + prefix).substr(base_url.size());
        }
        throw std::runtime_error("no mail has a link to " + prefix);
    }
    /// Sees the page behind a path and presses its button.
    http::Response press(Browser& pressing, const std::string& path) {
        pressing.follow(pressing.get(path));
        return pressing.post(path, {});
    }

    core::OutboxEntry entry() { return store.rows().outbox.list(true, 10).at(0); }
};

}  // namespace gatepost::tests
