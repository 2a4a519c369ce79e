#pragma once

#include <string_view>
#include <utility>
#include <vector>

namespace gatepost::base {

/// Compares without telling by its time where two strings differ. Their lengths are not hidden.
bool equal_in_constant_time(std::string_view a, std::string_view b);

/// Bytes that must not leak: move-only, wiped from memory when dropped, compared in constant time,
/// and without any way to be printed or formatted. `reveal` is the one way to the content.
class Secret {
  public:
    Secret() = default;
    explicit Secret(std::string_view content) : content_(content.begin(), content.end()) {}
    Secret(Secret&& other) noexcept : content_(std::move(other.content_)) {}
    Secret& operator=(Secret&& other) noexcept;
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    ~Secret();

    std::string_view reveal() const { return {content_.data(), content_.size()}; }
    bool empty() const { return content_.empty(); }
    Secret clone() const { return Secret(reveal()); }

    friend bool operator==(const Secret& a, const Secret& b) {
        return equal_in_constant_time(a.reveal(), b.reveal());
    }

  private:
    void wipe();
    std::vector<char> content_;  // not a string: a short string would be copied, not moved
};

}  // namespace gatepost::base
