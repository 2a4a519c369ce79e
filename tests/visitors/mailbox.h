#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace gatepost::tests::visitors {

using TimePoint = std::chrono::system_clock::time_point;

/// A mail as sendmail has delivered it.
struct Delivered {
    TimePoint at;
    std::string mailbox;  ///< into which it was put
    std::string to;       ///< as its head says
    std::string id;       ///< Message-ID
    std::string text;     ///< without the soft ends of lines of quoted-printable
};

/// All mail that the stack's sendmail has delivered. Each is read once; any thread may ask.
class Mailbox {
  public:
    explicit Mailbox(std::filesystem::path maildir) : folder_(std::move(maildir) / "new") {}

    std::vector<Delivered> all();
    /// The newest link to `folder` that came to a mailbox since then; empty if none did.
    std::string link(const std::string& mailbox, const std::string& folder, TimePoint since);

  private:
    void read_new();

    const std::filesystem::path folder_;
    std::mutex mutex_;  // guards what follows
    std::map<std::string, Delivered> mails_;
};

}  // namespace gatepost::tests::visitors
