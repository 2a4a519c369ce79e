#pragma once

#include <map>
#include <string>

#include "post.h"

namespace gatepost::tests {

inline const std::string ada = "ada@example.org";
inline const std::string better = "battery staple";

struct Links : Post {
    Browser& there = browser;
    std::string secret = "correct horse";
    std::map<std::string, std::string> link;  // path by kind

    void ask_for_reset() {
        Browser asking(worker);
        asking.get("/forgot");
        asking.post("/forgot", {{"email", ada}});
    }
    void set_password(const std::string& path) {
        Browser setting(worker);
        setting.get(path);
        setting.post(path, {{"password", better}, {"confirm", better}});
        secret = better;
    }
    void post(const std::string& path, FormFields fields) {
        there.get(path);
        there.post(path, std::move(fields));
    }
    void press_link(const std::string& kind) { press(there, link.at(kind)); }

    /// Whether a link still leads to its page.
    bool is_alive(const std::string& kind) {
        Browser looking(worker);
        if (kind == "change") log_in(looking, ada, secret);
        const auto page = looking.get(link.at(kind));
        if (kind == "decline") return contains(page, "Delete this sign-up");
        return page.status == http::Status::ok;
    }
    std::string alive() {
        std::string kinds;
        for (const auto& [kind, path] : link) {
            if (is_alive(kind)) kinds += (kinds.empty() ? "" : " ") + kind;
        }
        return kinds;
    }
};

/// A sign-up that waits, with the links of its mail.
struct Pending : Links {
    Pending() {
        sign_up(there, ada);
        link["confirm"] = mailed("/confirm/");
        link["decline"] = mailed("/decline/");
    }
    /// What following the confirm link in the account's own browser says.
    std::string says() {
        const auto page = there.follow(there.get(link.at("confirm")));
        for (const char* words : {"You have confirmed your account", "Account already confirmed",
                                  "invalid or has expired"}) {
            if (contains(page, words)) return words;
        }
        return "nothing";
    }
};

/// A confirmed account for which one link of each kind is under way.
struct Member : Links {
    Member() {
        sign_up_confirmed(there, ada);
        Browser elsewhere(worker);
        log_in(elsewhere, ada);
        link["rescue"] = mailed("/rescue/");
        post("/address", {{"email", "new@example.org"}, {"current", secret}});
        link["change"] = mailed("/address/confirm/");
        link["undo"] = mailed("/not-me/");
        ask_for_reset();
        link["reset"] = mailed("/reset/");
    }
    void leave() {
        post("/delete", {{"current", secret}});
        link["keep"] = mailed("/keep/");
    }
};

}  // namespace gatepost::tests
