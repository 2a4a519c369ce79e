#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/file_descriptor.h"

namespace gatepost::fakes {

/// A web server's end of a FastCGI connection, in raw records, so that a test can say what no web
/// server would.
namespace fcgi_records {

using Params = std::vector<std::pair<std::string, std::string>>;

enum class Keep { no, yes };

inline constexpr int responder = 1;
inline constexpr int authorizer = 2;

/// One record of any type, for request 1.
std::string record(int type, std::string_view content, int padding = 0);
std::string begin(Keep keep = Keep::yes, int role = responder);
/// The parameters with the empty record that ends them.
std::string params(const Params& params);
/// The body, in records of at most `piece` bytes, with the empty record that ends it.
std::string body(std::string_view content, std::size_t piece = 65535);
/// What nginx says of a request for `path`.
Params describe(const std::string& method, const std::string& path, std::string_view content = "");
/// Whole requests.
std::string get(const std::string& path, Keep keep = Keep::yes);
std::string post(const std::string& path, std::string_view content, Keep keep = Keep::yes);

}  // namespace fcgi_records

/// What came back for one request.
struct FcgiReply {
    bool complete = false;  ///< FCGI_END_REQUEST came
    std::string output;     ///< headers and body

    /// 0 if there is no Status line.
    int status() const;
    std::string body() const;
};

class FcgiClient {
  public:
    /// Throws std::system_error if nobody listens there.
    explicit FcgiClient(const std::string& socket_path);
    /// Takes a socket that is not connected yet.
    FcgiClient(base::FileDescriptor socket, const std::string& socket_path);

    /// Sends all, or as much as the server takes before it closes. Whether that was all.
    bool send(std::string_view bytes);
    /// Says that nothing more will come, but goes on listening.
    void end_sending();
    /// Waits for the end of the reply, the end of the connection, or the deadline.
    FcgiReply receive();
    FcgiReply ask(std::string_view bytes);
    /// Waits until the server has closed the connection. False if it has not by the deadline.
    bool is_closed();
    /// Whether something comes within `time`.
    bool hears_within(std::chrono::milliseconds time);

    /// For every wait; generous, for slow machines and sanitizers.
    static constexpr std::chrono::seconds deadline{30};

  private:
    bool read_more();
    bool take_record(FcgiReply& reply);

    base::FileDescriptor socket_;
    std::string received_;
};

}  // namespace gatepost::fakes
