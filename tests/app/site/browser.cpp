#include "browser.h"

#include "fakes/csrf_field.h"
#include "http/form.h"

namespace gatepost::tests {
namespace {

std::string encode(const FormFields& fields) {
    std::string body;
    for (const auto& [name, value] : fields) {
        if (!body.empty()) body += '&';
        body += http::percent_encode(name) + "=" + http::percent_encode(value);
    }
    return body;
}

}  // namespace

http::Request make_request(http::Method method, const std::string& target) {
    http::Request request;
    request.method = method;
    const auto question = target.find('?');
    request.path = target.substr(0, question);
    request.target = target;
    if (question != target.npos) request.query = target.substr(question + 1);
    request.id = "request-1";
    request.client_address = "192.0.2.1";
    return request;
}

http::Response Browser::get(const std::string& target) {
    return send(make_request(http::Method::get, target));
}

http::Response Browser::head(const std::string& target) {
    return send(make_request(http::Method::head, target));
}

http::Response Browser::post(const std::string& path, FormFields fields) {
    fields.emplace_back("csrf", csrf);
    return post_raw(path, fields);
}

http::Response Browser::post_raw(const std::string& path, const FormFields& fields) {
    auto request = make_request(http::Method::post, path);
    request.content_type = "application/x-www-form-urlencoded";
    request.body = encode(fields);
    return send(std::move(request));
}

http::Response Browser::send(http::Request request) {
    request.user_agent_header = user_agent;
    request.accept_language_header = accept_language;
    request.client_address = client_address;
    if (!accept.empty()) request.accept_header = accept;
    for (const auto& [name, value] : cookies)
        request.cookie_header += name + "=" + value + "; ";
    auto response = app::answer(worker_, request);
    keep_cookies(response);
    if (auto token = fakes::csrf_field(response.body); !token.empty()) csrf = token;
    return response;
}

http::Response Browser::follow(http::Response response) {
    for (int hops = 0; response.status == http::Status::see_other && hops < 10; ++hops) {
        response = get(std::string(response.header("Location")));
    }
    return response;
}

void Browser::restart() {
    cookies = persistent;
}

void Browser::keep_cookies(const http::Response& response) {
    for (const auto& [header, value] : response.headers.all()) {
        if (header != "Set-Cookie") continue;
        const auto equals = value.find('=');
        const std::string name(value.substr(0, equals));
        const std::string content(value.substr(equals + 1, value.find(';') - equals - 1));
        cookies.erase(name);
        persistent.erase(name);
        if (value.find("Max-Age=0") != value.npos) continue;
        cookies[name] = content;
        if (value.find("Max-Age=") != value.npos) persistent[name] = content;
    }
}

bool contains(const http::Response& response, std::string_view text) {
    return response.body.find(text) != std::string::npos;
}

}  // namespace gatepost::tests
