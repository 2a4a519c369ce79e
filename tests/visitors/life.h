#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <random>
#include <string>

#include "client.h"
#include "stack.h"
#include "visitors/told.h"

namespace gatepost::tests::visitors {

/// What all visitors share.
struct World {
    const Stack& stack;
    Mailbox& mailbox;
    const std::atomic<bool>& is_over;  ///< then nobody begins anything more
};

/// A visitor who signs up, follows the link, and uses the account as they like; persistent where
/// nobody answers, and with a good memory.
class Life {
  public:
    Life(const World& world, int number, unsigned seed);

    /// All of it. What it was like is the story.
    Story live() &&;

  private:
    /// A form, and how to know that it had success.
    struct Errand {
        std::string page;
        std::string path;
        FormFields fields;
        std::function<bool(const Answer&)> is_done;
        bool is_once = false;  ///< sent again, it has no second effect
    };
    struct Outcome {
        Told told = Told::no;
        bool was_asked = false;  ///< posted at all
        Bounds effects{};
    };

    bool sign_up();
    bool confirm();
    Told follow_confirmation(const std::string& path);
    bool do_something();
    bool log_out();
    bool change_password();
    bool reset_password();
    bool change_address();
    bool log_in_elsewhere();
    bool use_application();
    bool delete_and_keep();

    /// In a browser without a session; whether they are in.
    bool enter(std::unique_ptr<Client>& browser);
    bool is_in();

    Outcome run(Client& client, const Errand& errand);
    Told run(Client& client, const Errand& errand, const std::string& event);
    Answer get(Client& client, const std::string& path);
    Answer post(Client& client, const std::string& path, const FormFields& fields);
    void look_at(const Answer& answer, const std::string& method, const std::string& path);
    void complain(const std::string& what) { story_.broken.push_back(what); }

    void give_session(const Client& client);
    void end_sessions(Told told);
    void end_session(const std::string& cookie, Told told);
    void expect_out(const std::string& cookie);
    /// The one that is known for sure, if it is.
    bool knows_password() const { return story_.passwords.size() == 1; }
    void set(std::set<std::string>& possible, const std::string& value, Told told);

    std::string link(const std::string& mailbox, const std::string& folder, TimePoint since);
    std::string new_address();
    std::string new_password();
    bool chance(unsigned one_in) { return random_() % one_in == 0; }

    const World& world_;
    std::mt19937 random_;
    Story story_;
    unsigned addresses_ = 0;
    std::unique_ptr<Client> browser_;
    std::unique_ptr<Client> other_;
};

/// Whether that session still lets its visitor in; nothing if nobody says. `changed` is what the
/// browser was given with its last form: of several hosts, the one that answers knows of that then.
enum class Entry { in, out, unknown };
Entry entry_of(const Answer& unconfirmed_page);
Entry try_session(const Stack& stack, const std::string& cookie, const std::string& changed = {});

}  // namespace gatepost::tests::visitors
