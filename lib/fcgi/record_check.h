#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace gatepost::fcgi {

/// Follows the records of one request as they come in, so that libfcgi only ever sees whole and
/// well-formed ones: some that are not make it abort the process, overflow a buffer on the stack or
/// wait. Everything but what a web server sends to a responder is refused: other types, roles and
/// versions, management records, a second request in between, FCGI_ABORT_REQUEST. Format: the
/// FastCGI Specification 1.0.
class RecordCheck {
  public:
    /// Bytes of all names and values. nginx refuses more than 64 KiB itself.
    static constexpr std::size_t most_params = 128 << 10;
    /// Bytes of headers and padding, which bounds what tiny records can come to.
    static constexpr std::size_t most_overhead = 128 << 10;

    enum class State {
        unfinished,  ///< well-formed so far
        whole,       ///< ends at `end`
        too_long,    ///< can be refused; the rest of its body is not worth waiting for
        malformed
    };

    explicit RecordCheck(std::size_t max_body) : max_body_(max_body) {}

    /// What `bytes` are: all that has come since the request began, and at least as much as the
    /// last time. May be asked until it is not `unfinished` any more.
    State look_at(std::string_view bytes);

    /// Where the part ends that has been checked.
    std::size_t end() const { return end_; }

  private:
    struct Header;
    enum class Part { begin, params, body };

    State state_after(const Header& header, std::string_view came);
    bool is_expected(const Header& header) const;
    State take(const Header& header, std::string_view content);

    const std::size_t max_body_;
    Part part_ = Part::begin;
    std::size_t end_ = 0;
    std::size_t body_ = 0;
    std::size_t overhead_ = 0;
    unsigned id_ = 0;
    std::string params_;
};

}  // namespace gatepost::fcgi
