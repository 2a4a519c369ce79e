#pragma once

#include <string.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace gatepost::base {

/// Compares without telling by its time where two strings differ. Their lengths are not hidden.
bool equal_in_constant_time(std::string_view a, std::string_view b);

/// Overwrites the text's bytes, in a way that the compiler does not leave out, and empties it.
void wipe(std::string& text);

/// Wipes all memory that it gives back.
template <class T>
struct WipingAllocator {
    using value_type = T;

    WipingAllocator() = default;
    template <class U>
    WipingAllocator(const WipingAllocator<U>&) {}  // not explicit: containers rebind

    T* allocate(std::size_t count) { return std::allocator<T>().allocate(count); }
    void deallocate(T* memory, std::size_t count) {
        explicit_bzero(memory, count * sizeof(T));
        std::allocator<T>().deallocate(memory, count);
    }
    friend bool operator==(const WipingAllocator&, const WipingAllocator&) { return true; }
};

/// Bytes of which no copy stays in memory, also when they grow or move. Not a string: a short
/// string has its bytes in itself.
using WipedBytes = std::vector<char, WipingAllocator<char>>;

inline std::string_view view_of(const WipedBytes& bytes) {
    return {bytes.data(), bytes.size()};
}

/// Bytes that must not leak: move-only, wiped from memory when dropped, compared in constant time,
/// and without any way to be printed or formatted. `reveal` is the one way to the content.
class Secret {
  public:
    Secret() = default;
    explicit Secret(std::string_view content) : content_(content.begin(), content.end()) {}
    Secret(Secret&& other) noexcept = default;
    Secret& operator=(Secret&& other) noexcept;
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    ~Secret() = default;

    std::string_view reveal() const { return view_of(content_); }
    bool empty() const { return content_.empty(); }
    Secret clone() const { return Secret(reveal()); }

    friend bool operator==(const Secret& a, const Secret& b) {
        return equal_in_constant_time(a.reveal(), b.reveal());
    }

  private:
    WipedBytes content_;
};

}  // namespace gatepost::base
