// nginx chooses the language of its own pages with regular expressions: whether it chooses as the
// application does.

#include <fmt/format.h>

#include <array>
#include <boost/test/unit_test.hpp>
#include <random>

#include "client.h"
#include "http/accept_language.h"
#include "http/cookies.h"
#include "own_nginx.h"

using namespace gatepost;
using namespace gatepost::tests;

namespace {

constexpr std::array<std::string_view, 4> offered{"en", "de", "es", "fr"};

constexpr auto server = R"(
server {
    listen 127.0.0.1:@port@;
    location / {
        return 200 $gatepost_language;
    }
})";

std::string chosen_by_nginx(int port, const std::string& line) {
    Client client(fmt::format("http://127.0.0.1:{}", port));
    client.add_header(line);
    return client.get("/").body;
}

std::string wanted_by_the_application(std::string_view header) {
    return std::string(http::preferred_language(header, offered).value_or("en"));
}

void check_same_choice(int port, const std::string& header) {
    BOOST_TEST(
        chosen_by_nginx(port, "Accept-Language: " + header) == wanted_by_the_application(header),
        header);
}

/// By lot, a header of what browsers send and of what nobody should.
class AnyHeader {
  public:
    std::string next() {
        std::string header;
        for (std::size_t count = counts_[pick(counts_.size())]; count > 0; --count) {
            header += ranges_[pick(ranges_.size())] + weight();
            if (count > 1) header += pick(2) == 0 ? "," : ", ";
        }
        return header;
    }

  private:
    std::size_t pick(std::size_t many) {
        return std::uniform_int_distribution<std::size_t>(0, many - 1)(random_);
    }
    std::string weight() {
        if (pick(2) == 0) return weights_[pick(weights_.size())];
        std::string digits;
        for (std::size_t count = pick(4); count > 0; --count)
            digits += "0159"[pick(4)];
        return ";q=0." + digits;
    }

    std::mt19937 random_{20261127};
    const std::vector<std::size_t> counts_{1, 2, 3, 3, 4, 5, 6, 8, 40};
    const std::vector<std::string> ranges_{
        "en", "de",   "es",  "DE", "en-GB", "de-AT", "es-419", "de-", "fr",    "fr-CA", "it",
        "*",  "x-de", "den", "e",  "*-de",  "de de", "",       "*",   "zh-de", "es-x y"};
    const std::vector<std::string> weights_{
        "",      "",       ";q=1",       ";q=1.000", ";q=1.001", ";q=0",
        ";q=0.", ";Q=0.9", " ; q=0.8",   "; q=0.85", ";q=0.9 ",  "\t;\tq=0.7",
        ";",     ";;q=1",  ";q=0.1234",  ";q",       ";q=",      ";q=2",
        ";q=.5", ";x=1",   ";q=0.5;x=1", ";q =1"};
};

}  // namespace

BOOST_AUTO_TEST_SUITE(nginx_language_tests)

BOOST_AUTO_TEST_CASE(what_the_browser_wants_most) {
    const OwnNginx nginx(server);
    for (const char* header : {"de-AT,de;q=0.9,en-US;q=0.8,en;q=0.7",
                               "es-419, es;q=0.9, en;q=0.8",
                               "en-GB,en;q=0.5",
                               "fr-FR,fr;q=0.9,es;q=0.3,en;q=0.2",
                               "it-IT,it;q=0.9,es;q=0.3,en;q=0.2",
                               "DE",
                               "en;q=0.5,de;q=0.51",
                               "en;q=0.500,de;q=0.5",
                               "de;q=0.5,en;q=0.505",
                               "de;q=0.05,es;q=0.5",
                               "de;q=0.09,es;q=0.1",
                               "es;q=0.001",
                               "de;q=0.001,es;q=0.002",
                               "de; q=0.9, es; q=0.95",
                               "de;q=0",
                               "de;q=0.000",
                               "en;q=0,*",
                               "*;q=0",
                               "*",
                               "it,*;q=0.5",
                               "en;q=0.1,*;q=0.5",
                               "en;q=0.2,de;q=0.1,es;q=0.3,*",
                               "en,de,es,*;q=0.9",
                               "en;q=0.2,de;q=0.1,es;q=0.3,fr;q=0,*",
                               "*,de;q=0.5",
                               "en;q=0.5,*;q=0.5",
                               "de;q=1.0,es",
                               "it;q=0.9,de;q=0.1",
                               "den",
                               "../de",
                               "de_AT",
                               "de;q=0.5;x=1,es;q=0.1",
                               "de;q=1.001,es;q=0.1",
                               ",,,de",
                               "-de"})
        check_same_choice(nginx.port(), header);
    for (const std::size_t others : {0U, 1U, 30U, 31U, 32U, 33U, 200U}) {
        std::string header;
        for (std::size_t i = 0; i < others; ++i)
            header += "it,";
        check_same_choice(nginx.port(), header + "de;q=0.5");
        check_same_choice(nginx.port(), header + "de");
    }
    check_same_choice(nginx.port(), "de-" + std::string(7000, 'x') + ";q=0.3,es;q=0.2");
    check_same_choice(nginx.port(), std::string(7000, ',') + "de");
}

BOOST_AUTO_TEST_CASE(whatever_it_sends) {
    const OwnNginx nginx(server);
    AnyHeader any;
    for (int i = 0; i < 2000; ++i)
        check_same_choice(nginx.port(), any.next());
}

BOOST_AUTO_TEST_CASE(what_was_chosen_on_the_site) {
    const OwnNginx nginx(server);
    for (const std::string cookies :
         {"__Host-gatepost-language=de", "a=b; __Host-gatepost-language=es; c=d",
          "__Host-gatepost-language=es; __Host-gatepost-language=de",
          "__Host-gatepost-language=it; __Host-gatepost-language=fr", "__Host-gatepost-language=DE",
          "__Host-gatepost-language=de-AT", "__Host-gatepost-language=",
          "__Host-gatepost-language = es ;", "x__Host-gatepost-language=de",
          "__host-gatepost-language=de", "a=__Host-gatepost-language=de",
          "__Host-gatepost-language=de=es", "__Host-gatepost-language; __Host-gatepost-language=es",
          ";;__Host-gatepost-language=de", "__Host-gatepost-languages=de"}) {
        const auto chosen = http::find_cookie(cookies, "__Host-gatepost-language").value_or("");
        const bool is_offered = std::find(offered.begin(), offered.end(), chosen) != offered.end();
        BOOST_TEST(
            chosen_by_nginx(nginx.port(), "Cookie: " + cookies) == (is_offered ? chosen : "en"),
            cookies);
    }
}

BOOST_AUTO_TEST_SUITE_END()
