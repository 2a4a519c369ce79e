#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

namespace gatepost::fcgi {

/// Somebody who may hold no more than `most` places in a queue.
struct Share {
    std::string holder;
    std::size_t most;
};

/// By what right a request waits. None of its shares may be used up.
struct Claim {
    std::vector<Share> shares{};
    bool goes_first = false;  ///< before all that do not
};

/// How many places each holder has. Belongs to one queue.
class Shares {
  public:
    bool have_room_for(const Claim& claim) const;
    void take(const Claim& claim);
    void give_back(const Claim& claim);

  private:
    std::unordered_map<std::string, std::size_t> taken_;
};

}  // namespace gatepost::fcgi
