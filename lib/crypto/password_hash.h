#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace gatepost::crypto {

/// What computing a hash costs: the part of its text that says it, salts and digest left out.
class HashKind {
  public:
    /// Nothing for what is no kind of a hash within its bounds.
    static std::optional<HashKind> parse(std::string_view text);

    const std::string& text() const { return text_; }

    friend bool operator==(const HashKind&, const HashKind&) = default;
    friend auto operator<=>(const HashKind&, const HashKind&) = default;

  private:
    friend class PasswordHash;
    explicit HashKind(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

/// A password hash in the form in which it is stored: Argon2id in PHC form, or a chain of another
/// program's (see hash_chain.h).
class PasswordHash {
  public:
    /// Takes a well-formed hash with parameters within sane bounds (so that a row in the database
    /// cannot make a login use all memory); nothing for anything else.
    static std::optional<PasswordHash> parse(std::string_view text);

    const std::string& text() const { return text_; }

    /// What it has in common with the hashes that one computation answers for: the text up to the
    /// digest, so kind, cost and salt.
    std::string_view group() const { return group_of(text_); }
    /// The same for any text.
    static std::string_view group_of(std::string_view text);

    /// Its text up to the fourth '$'.
    HashKind kind() const;

  private:
    explicit PasswordHash(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

/// Argon2id's cost (RFC 9106). The defaults are OWASP's first choice (Password Storage Cheat
/// Sheet).
struct Argon2Cost {
    std::size_t memory_kib = 19456;
    std::size_t iterations = 2;
    std::size_t parallelism = 1;
    friend bool operator==(const Argon2Cost&, const Argon2Cost&) = default;
};

/// Whether a cost can be used: 1 to 16 iterations and lanes, 8 KiB a lane to 1 GiB of memory.
bool is_within_bounds(const Argon2Cost& cost);

}  // namespace gatepost::crypto
