#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "client.h"

namespace gatepost::tests {

/// A connection to the stack's nginx for bytes that libcurl would refuse to send.
class RawConnection {
  public:
    /// `from` is the address of this machine that it comes from.
    explicit RawConnection(int port, const std::string& from = "127.0.0.1");
    ~RawConnection();
    RawConnection(const RawConnection&) = delete;

    /// What nginx does not take any more is dropped.
    void send(std::string_view bytes) const;

    /// What comes next; empty at the end, and if nothing comes within that time.
    std::string receive(std::chrono::milliseconds patience = std::chrono::seconds(10)) const;

    /// Whether nginx has neither ended it nor sent anything that was not received yet.
    bool is_silent() const;

    /// All that comes until `text` stands in it, or until nothing more does.
    std::string receive_until(const std::string& text) const;

  private:
    int socket_;
};

/// All that comes back for these bytes until nginx ends the connection or falls silent.
std::string exchange(int port, std::string_view bytes, const std::string& from = "127.0.0.1");

/// The first answer in what came back.
Answer first_answer(const std::string& bytes);

}  // namespace gatepost::tests
