#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "view/shape.h"

namespace gatepost::view {

/// The shapes of pages that were asked for, by their keys. Thread-safe. An entry is never changed
/// and stays until the end, so a look-up takes no lock and writes nothing that threads share, not
/// even a reference count: it costs the same however many of them look at once.
class Shapes {
  public:
    /// Keeps no more than `most`.
    explicit Shapes(std::size_t most);

    struct Entry {
        std::string key;
        std::optional<Shape> shape;  ///< nothing: known to have none (Shape::of)
    };

    /// Null if there is none.
    const Entry* find(std::string_view key) const;
    /// The entry with that key, this one or that of a thread which was faster; null if it is one
    /// too many.
    const Entry* add(Entry entry);

    bool is_full() const { return size_.load(std::memory_order_relaxed) == most_; }
    std::size_t size() const { return size_.load(std::memory_order_relaxed); }

  private:
    using Slot = std::atomic<const Entry*>;

    std::size_t slot_of(std::string_view key) const;

    const std::size_t most_;
    std::vector<Slot> slots_;  // a hash table with open addressing, half of it empty
    std::atomic<std::size_t> size_ = 0;
    std::mutex adding_;
    std::vector<std::unique_ptr<const Entry>> entries_;  // owns them
};

}  // namespace gatepost::view
