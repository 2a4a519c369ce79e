#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gatepost::core {

/// A mail address that is safe to hand to a program as one argument: RFC 5321's dot-atom form, in
/// a domain with at least one dot, at most 254 bytes, and without what some mail server reads as a
/// second recipient, a route, an option or an encoded word. Quoted local parts, address literals
/// and local parts outside ASCII are refused: common mail servers cannot be trusted with them.
class Email {
  public:
    /// Takes what a person typed or pasted, without what nobody sees in it (base::visible_text);
    /// the mailbox's own text gives an equal address.
    static std::optional<Email> parse(std::string_view typed);

    /// For people: as typed where that is plain ASCII. Any other domain as Domain::shown has it.
    const std::string& typed() const { return typed_; }
    /// For mail servers: the local part as typed, the domain in ASCII (IDNA 2008, UTS 46).
    const std::string& mailbox() const { return mailbox_; }
    /// For look-ups: the mailbox in lower case. Two addresses are the same iff their keys are
    /// equal.
    const std::string& key() const { return key_; }

    friend bool operator==(const Email& a, const Email& b) { return a.key_ == b.key_; }

  private:
    Email(std::string typed, std::string mailbox, std::string key)
        : typed_(std::move(typed)), mailbox_(std::move(mailbox)), key_(std::move(key)) {}
    std::string typed_;
    std::string mailbox_;
    std::string key_;
};

}  // namespace gatepost::core
