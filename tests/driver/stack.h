#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace gatepost::tests {

/// A development stack of this test's own: the real nginx, MariaDB, application and courier, on a
/// free port and in a folder of its own. Ended, with its folder, when dropped.
class Stack {
  public:
    /// Several: with three database servers, and a second application and courier, whose names end
    /// in a number (tests/stack/cluster.sh).
    enum class Hosts { one, several };
    /// `limits` is relaxed or default. Throws std::runtime_error if it does not come up.
    explicit Stack(const std::string& limits = "relaxed", Hosts hosts = Hosts::one);
    ~Stack();
    Stack(const Stack&) = delete;

    int port() const { return port_; }
    std::string site() const { return "http://localhost:" + std::to_string(port_); }
    const std::filesystem::path& var() const { return var_; }

    /// Ends a component if it runs, and starts it: serve, courier, inbox, nginx or db; or
    /// "database": all servers of it, when none runs.
    void restart(const std::string& component) const;
    void kill(const std::string& component, int signal) const;
    /// Waits until a component's process is gone.
    void wait_for_end(const std::string& component) const;

    /// The output of `gatepost ARGUMENTS` on this stack. Throws if it fails.
    std::string gatepost(const std::string& arguments) const;

    /// What the database answers to a statement, without quotes (") in it, as `mariadb` prints it.
    std::string sql(const std::string& statement) const;

    /// Every mail delivered so far, in no order.
    std::vector<std::string> mails() const;
    std::string log(const std::string& component) const;

    /// The most memory that a component's process has held so far, in MiB.
    std::size_t peak_memory(const std::string& component) const;

    /// How often `text` stands in the memory of a component's process.
    std::size_t count_in_memory(const std::string& component, const std::string& text) const;

  private:
    pid_t pid(const std::string& component) const;
    std::string run(const std::string& command) const;

    int port_;
    std::filesystem::path var_;
    std::string environment_;
};

/// The one that most tests share; started at first use.
Stack& shared_stack();

/// Waits up to half a minute until `condition` holds; whether it did.
template <class Condition>
bool eventually(Condition condition);

/// One pause between two looks.
void pause_briefly();

template <class Condition>
bool eventually(Condition condition) {
    for (int look = 0; look < 600; ++look) {
        if (condition()) return true;
        pause_briefly();
    }
    return false;
}

}  // namespace gatepost::tests
