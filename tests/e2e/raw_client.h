#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "client.h"

namespace gatepost::tests {

/// A connection to the stack's nginx for bytes that libcurl would refuse to send.
class RawConnection {
  public:
    explicit RawConnection(int port);
    ~RawConnection();
    RawConnection(const RawConnection&) = delete;

    /// What nginx does not take any more is dropped.
    void send(std::string_view bytes) const;

    /// What comes next; empty at the end, and if nothing comes within that time.
    std::string receive(std::chrono::milliseconds patience = std::chrono::seconds(10)) const;

    /// All that comes until `text` stands in it, or until nothing more does.
    std::string receive_until(const std::string& text) const;

  private:
    int socket_;
};

/// All that comes back for these bytes until nginx ends the connection or falls silent.
std::string exchange(int port, std::string_view bytes);

/// The first answer in what came back.
Answer first_answer(const std::string& bytes);

}  // namespace gatepost::tests
