#pragma once

#include <map>
#include <random>
#include <string>
#include <vector>

#include "fakes/relay.h"
#include "stack.h"
#include "visitors/fault.h"

namespace gatepost::tests::faults {

using visitors::Fault;

/// What does things to a stack, one after the other, each of them over and mended when the next
/// begins. By the relay it knows when who says what to the database.
class Havoc {
  public:
    /// `kinds`: those that may happen; all, if none is named.
    Havoc(const Stack& stack, Relay& relay, unsigned seed, const std::vector<std::string>& kinds);

    static std::vector<std::string> all_kinds();

    /// The next one. False if its moment did not come.
    bool strike();
    const std::vector<Fault>& faults() const { return faults_; }

  private:
    using Deed = bool (Havoc::*)();
    enum class Moment { before, during, after };
    static const std::map<std::string, Deed>& deeds();

    template <const char* component>
    bool kill();
    template <const char* component>
    bool stop();
    template <Moment moment>
    bool kill_who_commits();
    template <Moment moment>
    bool kill_database_at_commit();
    template <Moment moment>
    bool cut_commit();
    bool refuse_commits();
    bool fill_tables();
    bool slow_commits();
    bool kill_on_slow_disk();
    bool slow_mail();
    bool kill_sendmail();
    bool kill_courier_while_it_sends();
    bool kill_courier_before_it_marks();
    bool fill_mail_folder();

    /// A COMMIT of one of the programs, mostly of that which visitors wait for.
    Relay::Match any_commit();
    /// Whether what the relay was told has befallen somebody; if not, it is called off.
    bool has_befallen();
    void set(Moment moment, Relay::Match match, Relay::Action action);
    /// The component that the process is; empty if it is none that can be killed and started.
    std::string component_of(pid_t process) const;
    void kill_now(const std::string& component) const;
    void restart(const std::string& component) const;
    void may_double_mails() { faults_.back().may_double_mails = true; }
    /// Sendmail hangs for a domain, and somebody sends there.
    std::vector<pid_t> hang_mail(const std::string& domain) const;
    void let_mail_go(const std::string& domain) const;
    std::string any_domain();
    std::vector<pid_t> sendmails() const;
    std::chrono::milliseconds between(unsigned least, unsigned most);

    const Stack& stack_;
    Relay& relay_;
    std::mt19937 random_;
    std::vector<std::string> kinds_;
    std::vector<Fault> faults_;
};

}  // namespace gatepost::tests::faults
