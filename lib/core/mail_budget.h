#pragma once

#include <optional>
#include <vector>

#include "core/limit.h"
#include "core/mails.h"
#include "core/outbox.h"
#include "core/store.h"

namespace gatepost::core {

enum class MailVerdict {
    send,
    later,  ///< its mailbox has got enough for now
    drop,   ///< the one who caused it has caused enough, or the mailbox has one that still works
};

struct TakenAllowance {
    LimitKey key;
    Allowance allowance;
};

struct MailDecision {
    MailVerdict verdict;
    base::TimePoint not_before{};         ///< of one that goes later
    std::vector<TakenAllowance> taken{};  ///< for one that goes
};

/// How many mails a mailbox gets that its owner did not ask for, as far as anybody can tell:
/// whatever strangers do, from however many networks. What was done in an account is outside of it.
/// The last one that is left is kept for a network that has caused none in the last day, and of
/// those that wait the newest goes first: its owner's is one of these. Nothing of it shows in any
/// answer, only in the mailbox. Belongs to one thread, like its store;
/// may throw StoreUnavailable.
class MailBudget {
  public:
    MailBudget(Store& store, const Limits& limits) : store_(store), limits_(limits) {}

    /// Takes what the mail costs, if it is to be sent now.
    MailDecision take(const LeasedMail& due, const Mail& mail);
    /// It could not be sent, and is tried again.
    void give_back(const std::vector<TakenAllowance>& taken);

  private:
    Store& store_;
    const Limits& limits_;
};

}  // namespace gatepost::core
