#include "client.h"

#include <curl/curl.h>
#include <strings.h>

#include <stdexcept>

#include "fakes/csrf_field.h"
#include "http/form.h"

namespace gatepost::tests {
namespace {

std::size_t append(char* data, std::size_t size, std::size_t count, void* text) {
    static_cast<std::string*>(text)->append(data, size * count);
    return size * count;
}

}  // namespace

struct Client::Impl {
    CURL* curl = curl_easy_init();
    curl_slist* headers = nullptr;

    ~Impl() {
        curl_slist_free_all(headers);
        curl_easy_cleanup(curl);
    }
};

Client::Client(std::string site) : site_(std::move(site)), impl_(std::make_unique<Impl>()) {
    curl_easy_setopt(impl_->curl, CURLOPT_COOKIEFILE, "");
    curl_easy_setopt(impl_->curl, CURLOPT_WRITEFUNCTION, append);
    curl_easy_setopt(impl_->curl, CURLOPT_HEADERFUNCTION, append);
    curl_easy_setopt(impl_->curl, CURLOPT_PATH_AS_IS, 1L);
    curl_easy_setopt(impl_->curl, CURLOPT_TIMEOUT, 60L);
    curl_easy_setopt(impl_->curl, CURLOPT_PROXY, "");
}

Client::~Client() = default;
Client::Client(Client&&) noexcept = default;

std::string Answer::header(const std::string& name) const {
    std::size_t start = 0;
    while (start < headers.size()) {
        const auto end = headers.find("\r\n", start);
        const auto line = headers.substr(start, end - start);
        if (line.size() > name.size() && line[name.size()] == ':' &&
            strncasecmp(line.c_str(), name.c_str(), name.size()) == 0) {
            const auto value = line.find_first_not_of(' ', name.size() + 1);
            return value == line.npos ? "" : line.substr(value);
        }
        start = end + 2;
    }
    return "";
}

Answer Client::get(const std::string& path) {
    curl_easy_setopt(impl_->curl, CURLOPT_HTTPGET, 1L);
    return perform(path);
}

Answer Client::head(const std::string& path) {
    curl_easy_setopt(impl_->curl, CURLOPT_NOBODY, 1L);
    auto answer = perform(path);
    curl_easy_setopt(impl_->curl, CURLOPT_NOBODY, 0L);
    return answer;
}

Answer Client::post(const std::string& path, FormFields fields) {
    fields.emplace_back("csrf", csrf_);
    return post_bare(path, fields);
}

Answer Client::post_bare(const std::string& path, const FormFields& fields) {
    std::string body;
    for (const auto& [name, value] : fields) {
        if (!body.empty()) body += '&';
        body += http::percent_encode(name) + "=" + http::percent_encode(value);
    }
    return post_body(path, body, "application/x-www-form-urlencoded");
}

Answer Client::post_body(const std::string& path, const std::string& body,
                         const std::string& type) {
    curl_slist* before = impl_->headers;
    curl_slist* with_type = nullptr;
    for (auto* item = before; item != nullptr; item = item->next) {
        with_type = curl_slist_append(with_type, item->data);
    }
    impl_->headers = curl_slist_append(with_type, ("Content-Type: " + type).c_str());
    curl_easy_setopt(impl_->curl, CURLOPT_POST, 1L);
    curl_easy_setopt(impl_->curl, CURLOPT_POSTFIELDSIZE, static_cast<long>(body.size()));
    curl_easy_setopt(impl_->curl, CURLOPT_POSTFIELDS, body.data());
    auto answer = perform(path);
    curl_slist_free_all(impl_->headers);
    impl_->headers = before;
    return answer;
}

Answer Client::send(const std::string& method, const std::string& path) {
    curl_easy_setopt(impl_->curl, CURLOPT_CUSTOMREQUEST, method.c_str());
    auto answer = get(path);
    curl_easy_setopt(impl_->curl, CURLOPT_CUSTOMREQUEST, nullptr);
    return answer;
}

Answer Client::follow(Answer answer) {
    for (int hops = 0; answer.status == 303 && hops < 10; ++hops) {
        answer = get(answer.header("Location"));
    }
    return answer;
}

Answer Client::sign_up(const std::string& email, const std::string& password) {
    get("/register");
    // The last three are looked at where they are asked for.
    return post("/register", {{"email", email},
                              {"password", password},
                              {"confirm", password},
                              {"name", "Ada"},
                              {"consent", "yes"},
                              {"reason", "I play the oboe."}});
}

Answer Client::log_in(const std::string& email, const std::string& password) {
    get("/login");
    return post("/login", {{"email", email}, {"password", password}});
}

void Client::come_from(const std::string& address) {
    curl_easy_setopt(impl_->curl, CURLOPT_INTERFACE, ("host!" + address).c_str());
    curl_easy_setopt(impl_->curl, CURLOPT_IPRESOLVE, CURL_IPRESOLVE_V4);
}

void Client::add_header(const std::string& line) {
    impl_->headers = curl_slist_append(impl_->headers, line.c_str());
}

std::string Client::cookie(const std::string& name) const {
    curl_slist* cookies = nullptr;
    curl_easy_getinfo(impl_->curl, CURLINFO_COOKIELIST, &cookies);
    std::string value;
    for (const auto* item = cookies; item != nullptr; item = item->next) {
        // In the Netscape format name and value are the last two fields.
        const std::string line(item->data);
        const auto last = line.rfind('\t');
        if (line.substr(0, last).ends_with("\t" + name)) value = line.substr(last + 1);
    }
    curl_slist_free_all(cookies);
    return value;
}

void Client::set_cookie(const std::string& name, const std::string& value) {
    const auto line = "localhost\tFALSE\t/\tTRUE\t0\t" + name + "\t" + value;
    curl_easy_setopt(impl_->curl, CURLOPT_COOKIELIST, line.c_str());
}

Answer Client::perform(const std::string& path) {
    Answer answer;
    const auto url = path.starts_with(site_) ? path : site_ + path;
    curl_easy_setopt(impl_->curl, CURLOPT_URL, url.c_str());
    curl_easy_setopt(impl_->curl, CURLOPT_HTTPHEADER, impl_->headers);
    curl_easy_setopt(impl_->curl, CURLOPT_WRITEDATA, &answer.body);
    curl_easy_setopt(impl_->curl, CURLOPT_HEADERDATA, &answer.headers);
    if (curl_easy_perform(impl_->curl) == CURLE_OK) {
        curl_easy_getinfo(impl_->curl, CURLINFO_RESPONSE_CODE, &answer.status);
    }
    if (auto token = fakes::csrf_field(answer.body); !token.empty()) csrf_ = token;
    return answer;
}

std::string link_in(const std::string& mail, const std::string& folder) {
    const auto start = mail.find(folder);
    if (start == mail.npos) return "";
    // Quoted-printable may have broken the line in the middle of the link.
    std::string link;
    for (auto i = start; i < mail.size(); ++i) {
        if (mail.compare(i, 2, "=\n") == 0) {
            ++i;
        } else if (mail[i] == '\n' || mail[i] == ' ' || mail[i] == '"') {
            break;
        } else {
            link += mail[i];
        }
    }
    return link;
}

}  // namespace gatepost::tests
