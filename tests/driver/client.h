#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace gatepost::tests {

struct Answer {
    long status = 0;  ///< 0 if there was none
    std::string headers;
    std::string body;

    bool has(const std::string& text) const { return body.find(text) != body.npos; }
    /// The first header of that name, in any case of letters; empty without it.
    std::string header(const std::string& name) const;
};

using FormFields = std::vector<std::pair<std::string, std::string>>;

/// A visitor's browser as far as HTTP goes: libcurl with its cookies, following nothing by itself.
/// A path is one of the site's, or a URL of it.
class Client {
  public:
    explicit Client(std::string site);
    ~Client();
    Client(Client&&) noexcept;

    Answer get(const std::string& path);
    Answer head(const std::string& path);
    /// Posts a form with the CSRF token of the last page seen.
    Answer post(const std::string& path, FormFields fields);
    /// Posts these fields alone.
    Answer post_bare(const std::string& path, const FormFields& fields);
    Answer post_body(const std::string& path, const std::string& body, const std::string& type);
    /// A request without a body, by any method but HEAD.
    Answer send(const std::string& method, const std::string& path);
    /// GETs where an answer redirects to, and so on.
    Answer follow(Answer answer);

    Answer sign_up(const std::string& email, const std::string& password = "correct horse");
    Answer log_in(const std::string& email, const std::string& password = "correct horse");

    /// Connects from that address of this machine's from now on, such as "127.0.7.1".
    void come_from(const std::string& address);
    /// Sent with every request from now on.
    void add_header(const std::string& line);

    /// The value of a cookie of that name; empty without one.
    std::string cookie(const std::string& name) const;
    /// Has it sent from now on, as the site's own cookies are.
    void set_cookie(const std::string& name, const std::string& value);
    /// The CSRF token of the last page seen.
    const std::string& csrf() const { return csrf_; }

  private:
    struct Impl;
    Answer perform(const std::string& path);

    std::string site_;
    std::string csrf_;
    std::unique_ptr<Impl> impl_;
};

/// The path of the first link to `folder` in a mail as it arrived; empty without one.
std::string link_in(const std::string& mail, const std::string& folder = "/confirm/");

}  // namespace gatepost::tests
