#pragma once

#include <thread>
#include <vector>

#include "base/file_descriptor.h"
#include "http/request.h"
#include "http/response.h"

namespace gatepost::app {

/// What a site answers that cannot work: 503 with a time to come back, and to nginx's questions
/// about gated places what lets nobody in. Needs neither configuration nor templates.
http::Response closed_answer(const http::Request& request);

/// A site that answers this, on a thread of its own, until it is dropped. What comes to the sockets
/// from then on waits in them.
class ClosedSite {
  public:
    /// The sockets stay open. Throws std::system_error.
    explicit ClosedSite(const std::vector<int>& listeners);
    ~ClosedSite();
    ClosedSite(const ClosedSite&) = delete;
    ClosedSite& operator=(const ClosedSite&) = delete;

  private:
    base::FileDescriptor stop_;
    std::thread thread_;
};

}  // namespace gatepost::app
