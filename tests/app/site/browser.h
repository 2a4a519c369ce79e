#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "app/web/dispatch.h"

namespace gatepost::tests {

using FormFields = std::vector<std::pair<std::string, std::string>>;

/// A browser as far as this site can tell: it keeps cookies, and posts forms with the token that
/// the last page gave it.
class Browser {
  public:
    explicit Browser(app::Worker& worker) : worker_(worker) {}

    http::Response get(const std::string& target);
    http::Response head(const std::string& target);
    /// Posts with the CSRF token of the last page seen.
    http::Response post(const std::string& path, FormFields fields);
    /// Posts just these fields.
    http::Response post_raw(const std::string& path, const FormFields& fields);
    http::Response send(http::Request request);

    /// GETs where a response redirects to, and so on.
    http::Response follow(http::Response response);

    /// Drops what dies with the browser.
    void restart();

    std::map<std::string, std::string> cookies;
    std::map<std::string, std::string> persistent;
    std::string csrf;             ///< of the last page
    std::string user_agent;       ///< what it calls itself
    std::string accept_language;  ///< the header that it sends
    std::string accept;           ///< another one
    std::string client_address = "192.0.2.1";

  private:
    void keep_cookies(const http::Response& response);

    app::Worker& worker_;
};

/// A request for `target`, as nginx would describe it.
http::Request make_request(http::Method method, const std::string& target);

bool contains(const http::Response& response, std::string_view text);

}  // namespace gatepost::tests
