#pragma once

#include <cstddef>
#include <string_view>
#include <variant>

namespace gatepost::view {

/// A text for people, in English: what the catalogues (views/languages/*.po) know it by. Code
/// that hands one over need not know the reader's language; only lib/view translates.
///
/// Always written as `Message("...")`, with the text in place: that is how xgettext finds it.
class Message {
  public:
    template <std::size_t size>
    constexpr explicit Message(const char (&text)[size]) : text_(text) {}

    /// As it stands in the source, with a NUL after it.
    constexpr std::string_view english() const { return text_; }

    friend constexpr bool operator==(Message one, Message other) {
        return one.english() == other.english();
    }

  private:
    const char* text_;
};

/// A text that depends on a number, which stands where it says `{}`.
class Plural {
  public:
    template <std::size_t one_size, std::size_t many_size>
    constexpr explicit Plural(const char (&one)[one_size], const char (&many)[many_size])
        : one_(one), many_(many) {}

    constexpr std::string_view one() const { return one_; }
    constexpr std::string_view many() const { return many_; }

    friend bool operator==(const Plural& one, const Plural& other) {
        return one.one() == other.one() && one.many() == other.many();
    }

  private:
    const char* one_;
    const char* many_;
};

/// A plural with its number.
struct Counted {
    Plural text;
    long count;

    bool operator==(const Counted&) const = default;
};

/// Whatever is said to people.
using Text = std::variant<Message, Counted>;

}  // namespace gatepost::view
