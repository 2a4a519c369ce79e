#pragma once

#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

#include "visitors/fault.h"
#include "visitors/life.h"
#include "visitors/verdict.h"

namespace gatepost::tests::visitors {

/// The stories of visitors, who come for as long as it lasts, a few at a time.
class Visitors {
  public:
    Visitors(const Stack& stack, Mailbox& mailbox, unsigned seed);
    /// Nobody begins anything more; what it was like for each of them.
    std::vector<Story> end();

  private:
    void come_and_go();

    std::atomic<bool> is_over_ = false;
    World world_;
    const unsigned seed_;
    std::atomic<int> last_ = 0;
    std::mutex mutex_;
    std::vector<Story> stories_;
    std::vector<std::thread> threads_;
};

/// Waits until no mail is due any more, or until none should be: what sendmail refused twice is due
/// again after a minute, and a lease ends after one.
std::chrono::seconds wait_until_drained(const Stack& stack);

/// Prints what there was.
void tell_counts(Mailbox& mailbox, const std::vector<Story>& stories,
                 const std::vector<Fault>& faults, const std::vector<Broken>& broken);
/// What was told to those who saw a promise broken, and what happened meanwhile.
void tell_broken(const std::vector<Broken>& broken, const std::vector<Story>& stories,
                 const std::vector<Fault>& faults);

}  // namespace gatepost::tests::visitors
