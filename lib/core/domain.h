#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gatepost::core {

/// A mail domain with at least one dot, by IDNA 2008 (with UTS 46's mapping).
class Domain {
  public:
    /// Takes what a person typed. Zero-width joiners stay where IDNA allows them, since domains of
    /// some scripts differ by them, and are left out elsewhere.
    static std::optional<Domain> parse(std::string_view typed);

    /// For programs: in ASCII and lower case.
    const std::string& ascii() const { return ascii_; }
    /// For people: as typed if that is plain ASCII. Otherwise in Unicode and lower case if nothing
    /// in it can be taken for something else (see core/confusable.h), else as programs see it.
    const std::string& shown() const { return shown_; }

  private:
    Domain(std::string ascii, std::string shown)
        : ascii_(std::move(ascii)), shown_(std::move(shown)) {}
    std::string ascii_;
    std::string shown_;
};

}  // namespace gatepost::core
