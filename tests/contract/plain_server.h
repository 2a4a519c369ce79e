#pragma once

#include <atomic>
#include <string>
#include <thread>

namespace gatepost::tests {

/// A database server on the loopback that greets one client without offering TLS, and keeps what
/// the client answers: what somebody in the middle would see.
class PlainServer {
  public:
    PlainServer();
    ~PlainServer();
    PlainServer(const PlainServer&) = delete;
    PlainServer& operator=(const PlainServer&) = delete;

    unsigned port() const { return port_; }
    /// Waits until the client has gone.
    std::string heard();

  private:
    void greet();

    int listener_;
    unsigned port_ = 0;
    std::string heard_;
    std::thread thread_;
};

}  // namespace gatepost::tests
