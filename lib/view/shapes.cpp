#include "view/shapes.h"

#include <bit>

namespace gatepost::view {

Shapes::Shapes(std::size_t most) : most_(most), slots_(std::bit_ceil(2 * most)) {}

/// Where the key is, or where it would be put.
std::size_t Shapes::slot_of(std::string_view key) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = std::hash<std::string_view>()(key) & mask;
    while (const Entry* entry = slots_[at].load(std::memory_order_acquire)) {
        if (entry->key == key) break;
        at = (at + 1) & mask;
    }
    return at;
}

const Shapes::Entry* Shapes::find(std::string_view key) const {
    return slots_[slot_of(key)].load(std::memory_order_acquire);
}

const Shapes::Entry* Shapes::add(Entry entry) {
    const std::lock_guard lock(adding_);
    Slot& slot = slots_[slot_of(entry.key)];
    if (const Entry* other = slot.load(std::memory_order_relaxed)) return other;
    if (is_full()) return nullptr;
    entries_.push_back(std::make_unique<const Entry>(std::move(entry)));
    size_.store(entries_.size(), std::memory_order_relaxed);
    slot.store(entries_.back().get(), std::memory_order_release);
    return entries_.back().get();
}

}  // namespace gatepost::view
