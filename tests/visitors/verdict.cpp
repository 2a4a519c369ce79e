#include "visitors/verdict.h"

#include <fmt/format.h>

#include <algorithm>
#include <regex>
#include <sstream>

#include "visitors/life.h"

namespace gatepost::tests::visitors {
namespace {

using namespace std::chrono_literals;

using Line = std::vector<std::string>;

/// The lines that a SELECT gives, without the names of the columns.
std::vector<Line> rows(const Stack& stack, const std::string& select) {
    std::istringstream output(stack.sql(select));
    std::vector<Line> all;
    for (std::string text; std::getline(output, text);) {
        std::istringstream cells(text);
        Line line;
        for (std::string cell; std::getline(cells, cell, '\t');)
            line.push_back(cell);
        all.push_back(std::move(line));
    }
    if (!all.empty()) all.erase(all.begin());
    return all;
}

struct Account {
    std::string email;
    bool is_confirmed;
    bool is_leaving;
};

struct OutboxRow {
    std::string account;
    std::string kind;
    std::string recipient;
    std::string status;
};

using Counts = std::map<std::string, int>;

/// What the database holds.
struct Holdings {
    std::map<std::string, Account> accounts;  ///< by number
    std::map<std::string, Counts> events;     ///< by account and kind
    std::map<std::string, OutboxRow> outbox;  ///< by number
    std::map<std::string, Counts> mails;      ///< due and sent, by account and kind
};

Holdings holdings_of(const Stack& stack) {
    Holdings all;
    for (const Line& row : rows(stack,
                                "SELECT id, email, confirmed_on IS NOT NULL,"
                                " deletes_on IS NOT NULL FROM accounts"))
        all.accounts[row[0]] = {row[1], row[2] == "1", row[3] == "1"};
    for (const Line& row :
         rows(stack, "SELECT account_id, kind, COUNT(*) FROM events GROUP BY account_id, kind"))
        all.events[row[0]][row[1]] = std::stoi(row[2]);
    for (const Line& row :
         rows(stack, "SELECT id, account_id, kind, recipient, status FROM outbox")) {
        all.outbox[row[0]] = {row[1], row[2], row[3], row[4]};
        ++all.mails[row[1]][row[2]];
    }
    return all;
}

int count(const Counts& counts, const std::string& kind) {
    const auto found = counts.find(kind);
    return found == counts.end() ? 0 : found->second;
}

/// Of the mails that came to one mailbox, or about one thing.
struct Copies {
    std::string mailbox;
    std::vector<TimePoint> times;
};

class Judge {
  public:
    Judge(const Stack& stack, Mailbox& mailbox, const std::vector<Story>& stories,
          const std::vector<Fault>& faults)
        : stack_(stack),
          mails_(mailbox.all()),
          stories_(stories),
          faults_(faults),
          holdings_(holdings_of(stack)) {}

    std::vector<Broken> judge() {
        for (const Story& story : stories_) {
            for (const std::string& what : story.broken)
                blame(story, what);
            judge_account(story);
            judge_sessions(story);
        }
        judge_strangers();
        judge_mails();
        judge_outbox();
        return std::move(broken_);
    }

  private:
    void blame(const Story& story, const std::string& what) {
        broken_.push_back({what, story.number});
    }
    const Story* story_of(const std::string& mailbox) const {
        const auto its = std::ranges::find_if(
            stories_, [&](const Story& story) { return story.addresses.count(mailbox) != 0; });
        return its == stories_.end() ? nullptr : &*its;
    }
    std::vector<std::string> accounts_of(const Story& story) const {
        std::vector<std::string> numbers;
        for (const auto& [number, account] : holdings_.accounts)
            if (story.addresses.count(account.email) != 0) numbers.push_back(number);
        return numbers;
    }

    void judge_account(const Story& story) {
        const auto numbers = accounts_of(story);
        const Bounds signed_up = story.events.at("signed_up");
        const auto found = static_cast<int>(numbers.size());
        if (found < signed_up.least) blame(story, "an account that was answered for is not there");
        if (found > signed_up.most) blame(story, "more accounts than sign-ups");
        for (const std::string& number : numbers) {
            judge_events(story, holdings_.events[number]);
            judge_state(story, holdings_.accounts[number], holdings_.events[number]);
            judge_due_mails(story, holdings_.events[number], holdings_.mails[number]);
        }
        if (found == 1 && !holdings_.accounts[numbers.front()].is_leaving) judge_password(story);
    }

    void judge_events(const Story& story, const Counts& events) {
        for (const auto& [kind, bounds] : story.events) {
            if (count(events, kind) < bounds.least)
                blame(story, "what was answered is not there: " + kind);
            if (count(events, kind) > bounds.most) blame(story, "happened too often: " + kind);
        }
        for (const auto& [kind, times] : events)
            if (story.events.count(kind) == 0) blame(story, "happened unasked: " + kind);
    }

    void judge_state(const Story& story, const Account& account, const Counts& events) {
        if (story.emails.count(account.email) == 0)
            blame(story, "has the address " + account.email);
        if (account.is_confirmed != (count(events, "address_confirmed") == 1))
            blame(story, "is confirmed without a record of it, or not with one");
        if (account.is_leaving !=
            (count(events, "deletion_asked") > count(events, "deletion_undone")))
            blame(story, "is to be deleted without a record of it, or not with one");
    }

    /// What became due in the same transactions.
    void judge_due_mails(const Story& story, const Counts& events, const Counts& mails) {
        const auto expect = [&](const std::string& mail, int times) {
            if (count(mails, mail) < times) blame(story, "a mail never became due: " + mail);
            if (count(mails, mail) > times) blame(story, "a mail became due unasked: " + mail);
        };
        expect("confirm_email", count(events, "signed_up"));
        expect("password_changed",
               count(events, "password_changed") + count(events, "password_reset"));
        expect("change_address", count(events, "address_change_asked"));
        expect("address_changing", count(events, "address_change_asked"));
        expect("deletion_asked", count(events, "deletion_asked"));
    }

    void judge_password(const Story& story) {
        for (const std::string& email : story.emails)
            for (const std::string& password : story.passwords)
                if (Client(stack_.site()).log_in(email, password).status == 303) return;
        blame(story, "the password does not open the account");
    }

    void judge_sessions(const Story& story) {
        for (const Session& session : story.sessions) {
            if (session.state == Session::State::unsure) continue;
            const auto expected = session.state == Session::State::enters ? Entry::in : Entry::out;
            if (try_session(stack_, session.cookie) == expected) continue;
            blame(story, expected == Entry::in ? "a session that was given does not enter"
                                               : "a session that was ended enters");
        }
    }

    void judge_strangers() {
        for (const auto& [number, account] : holdings_.accounts)
            if (story_of(account.email) == nullptr)
                broken_.push_back({"an account of nobody: " + account.email});
        for (const auto& [number, row] : holdings_.outbox)
            if (story_of(row.recipient) == nullptr)
                broken_.push_back({"a mail is due to nobody: " + row.recipient});
    }

    void judge_mails() {
        std::map<std::string, Copies> copies;
        for (const Delivered& mail : mails_) {
            judge_mail(mail);
            Copies& its = copies[mail.id];
            if (!its.mailbox.empty() && its.mailbox != mail.mailbox)
                broken_.push_back({"one Message-ID in two mailboxes"});
            its.mailbox = mail.mailbox;
            its.times.push_back(mail.at);
        }
        std::map<std::string, int> different;
        for (auto& [id, its] : copies) {
            ++different[its.mailbox];
            judge_copies(its);
        }
        for (const Story& story : stories_)
            for (const std::string& address : story.addresses)
                judge_mailbox(story, address, different[address]);
    }

    void judge_mail(const Delivered& mail) {
        const Story* story = story_of(mail.mailbox);
        if (story == nullptr) return broken_.push_back({"a mail to nobody: " + mail.mailbox});
        if (accounts_of(*story).empty()) blame(*story, "a mail about a sign-up that is not there");
        if (mail.to != mail.mailbox || names_another(mail.text, *story))
            blame(*story, "a mail of somebody else");
        if (!is_whole(mail.text)) blame(*story, "a mail that is not whole");
    }

    static bool is_whole(const std::string& text) {
        std::smatch boundary;
        static const std::regex line("boundary=\"([^\"]+)\"");
        if (!std::regex_search(text, boundary, line)) return false;
        const auto end = "\n--" + boundary[1].str() + "--";
        return text.find("text/plain") != text.npos && text.find("text/html") != text.npos &&
               text.find(end) != text.npos &&
               text.find_first_not_of("\r\n", text.find(end) + end.size()) == text.npos;
    }

    void judge_copies(Copies& copies) {
        std::ranges::sort(copies.times);
        const auto more = copies.times.size() - 1;
        const auto excused = std::ranges::count_if(faults_, [&](const Fault& fault) {
            return fault.may_double_mails && fault.end >= copies.times.front() - 1s &&
                   fault.begin <= copies.times.back();
        });
        if (more <= static_cast<std::size_t>(excused)) return;
        const Story* story = story_of(copies.mailbox);
        broken_.push_back({fmt::format("a mail came again for no reason: {} times, until {}",
                                       copies.times.size(), clock_time(copies.times.back())),
                           story == nullptr ? 0 : story->number});
    }

    /// As many mails as were due, but those of which nobody was to be told any more.
    void judge_mailbox(const Story& story, const std::string& address, int came) {
        int due = 0;
        int dropped = 0;
        int resets = 0;
        for (const auto& [number, row] : holdings_.outbox) {
            if (row.recipient != address) continue;
            ++due;
            dropped += dropped_.count(number) != 0;
            resets += row.kind == "reset_password";
        }
        if (came < due - dropped) blame(story, "a mail that was due never came");
        if (came > due) blame(story, "a mail came that was never due");
        resets_[story.number] += resets;
    }

    void judge_outbox() {
        for (const Story& story : stories_) {
            if (resets_[story.number] < story.resets_asked.least)
                blame(story, "a mail never became due: reset_password");
            if (resets_[story.number] > story.resets_asked.most)
                blame(story, "a mail became due unasked: reset_password");
        }
        for (const auto& [number, row] : holdings_.outbox)
            if (row.status != "sent")
                broken_.push_back({"the outbox did not drain: " + row.kind + " " + row.status});
    }

    std::set<std::string> dropped_mails() const {
        std::set<std::string> all;
        static const std::regex line("mail dropped.* mail=([0-9]+)");
        for (const char* courier : {"courier", "courier2"}) {
            const auto log = stack_.log(courier);
            for (std::sregex_iterator at(log.begin(), log.end(), line), end; at != end; ++at)
                all.insert((*at)[1]);
        }
        return all;
    }

    const Stack& stack_;
    const std::vector<Delivered> mails_;
    const std::vector<Story>& stories_;
    const std::vector<Fault>& faults_;
    Holdings holdings_;
    const std::set<std::string> dropped_ = dropped_mails();
    std::map<int, int> resets_;
    std::vector<Broken> broken_;
};

}  // namespace

std::vector<Broken> judge(const Stack& stack, Mailbox& mailbox, const std::vector<Story>& stories,
                          const std::vector<Fault>& faults) {
    return Judge(stack, mailbox, stories, faults).judge();
}

}  // namespace gatepost::tests::visitors
