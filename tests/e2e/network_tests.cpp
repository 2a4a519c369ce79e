// Whom nginx counts as one: an IPv4 address, the first 64 bits of an IPv6 address, and its
// first 48.

#include <arpa/inet.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <random>

#include "own_nginx.h"
#include "raw_client.h"

using namespace gatepost::tests;

namespace {

/// The test says for each request whose it is. An nginx that people can reach must not believe
/// that.
constexpr auto servers = R"(
server {
    set_real_ip_from 127.0.0.1;
    real_ip_header   X-Address;
    root             )" SOURCE_DIR R"(/views;
    listen           127.0.0.1:@port@;
    server_name      localhost;
    include gatepost/gatepost_server.conf;
    location = /network {
        return 200 "$gatepost_network$gatepost_wide_network";
    }
})";

std::string request(const std::string& line, const std::string& address, bool is_last) {
    return line + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nX-Address: " + address +
           (is_last ? "\r\nConnection: close\r\n\r\n" : "\r\n\r\n");
}

/// The answers to the same request of each of these clients, over one connection.
std::vector<Answer> ask_as(int port, const std::string& line,
                           const std::vector<std::string>& addresses) {
    std::string all;
    for (const auto& address : addresses)
        all += request(line, address, &address == &addresses.back());
    std::string bytes = gatepost::tests::exchange(port, all);
    std::vector<Answer> answers;
    while (!bytes.empty()) {
        answers.push_back(first_answer(bytes));
        Answer& answer = answers.back();
        if (answer.status == 0) break;
        answer.body.resize(std::stoul(answer.header("Content-Length")));
        bytes.erase(0, answer.headers.size() + answer.body.size());
    }
    BOOST_TEST(answers.size() == addresses.size());
    return answers;
}

std::string bytes_of(const in6_addr& address) {
    return {reinterpret_cast<const char*>(&address), sizeof address};
}

/// What nginx should make of it: the network, and the wider one if there is one.
std::string expected(const std::string& text) {
    in_addr four{};
    if (inet_pton(AF_INET, text.c_str(), &four) == 1)
        return {reinterpret_cast<const char*>(&four), sizeof four};
    in6_addr six{};
    BOOST_REQUIRE(inet_pton(AF_INET6, text.c_str(), &six) == 1);
    const auto bytes = bytes_of(six);
    return IN6_IS_ADDR_V4MAPPED(&six) ? bytes.substr(12) : bytes.substr(0, 8) + bytes.substr(0, 6);
}

class Addresses {
  public:
    /// One whose every group is a zero as often as not, so that there is each way to write it.
    std::string six() {
        in6_addr address{};
        for (auto& group : address.s6_addr16)
            group = random_() % 2 == 0 ? std::uint16_t{0} : small();
        return written(address);
    }
    std::string in_network(const std::string& start) {
        in6_addr address{};
        inet_pton(AF_INET6, start.c_str(), &address);
        for (std::size_t group = 4; group < 8; ++group)
            address.s6_addr16[group] = small();
        return written(address);
    }
    std::string four() {
        in_addr address{static_cast<in_addr_t>(random_())};
        std::array<char, INET_ADDRSTRLEN> text{};
        return inet_ntop(AF_INET, &address, text.data(), text.size());
    }
    static std::string at_length(const std::string& six) {
        in6_addr address{};
        inet_pton(AF_INET6, six.c_str(), &address);
        std::string text;
        for (const auto group : address.s6_addr16) {
            std::array<char, 8> digits{};
            std::snprintf(digits.data(), digits.size(), ":%04X", ntohs(group));
            text += digits.data();
        }
        return text.substr(1);
    }

  private:
    std::uint16_t small() { return static_cast<std::uint16_t>(random_()); }
    static std::string written(const in6_addr& address) {
        std::array<char, INET6_ADDRSTRLEN> text{};
        return inet_ntop(AF_INET6, &address, text.data(), text.size());
    }

    std::mt19937 random_{20261127};
};

/// How many of so many posts, each from another address in a /64, reach the application.
std::size_t passed(int port, Addresses& addresses, const std::string& network, int posts) {
    std::vector<std::string> clients;
    for (int i = 0; i < posts; ++i)
        clients.push_back(addresses.in_network(network));
    const auto answers = ask_as(port, "POST /login", clients);
    return static_cast<std::size_t>(std::count_if(
        answers.begin(), answers.end(), [](const Answer& answer) { return answer.status != 429; }));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(network_tests)

BOOST_AUTO_TEST_CASE(addresses_are_one_network_whatever_way_they_are_written) {
    const OwnNginx nginx(servers);
    Addresses addresses;
    std::vector<std::string> all{
        "::",      "::1",       "2001:db8::1",    "::ffff:1.2.3.4",   "::ffff:0:0",
        "1.2.3.4", "::1.2.3.4", "::fffe:1.2.3.4", "a0a:a0a:a0a:a0a::"};
    while (all.size() < 3000) {
        const auto six = addresses.six();
        all.insert(all.end(), {six, Addresses::at_length(six), addresses.four(),
                               "::ffff:" + addresses.four()});
    }
    for (std::size_t start = 0; start < all.size(); start += 300) {
        const auto end = std::min(start + 300, all.size());
        const std::vector<std::string> some(all.begin() + static_cast<std::ptrdiff_t>(start),
                                            all.begin() + static_cast<std::ptrdiff_t>(end));
        const auto answers = ask_as(nginx.port(), "GET /network", some);
        BOOST_REQUIRE(answers.size() == some.size());
        for (std::size_t i = 0; i < some.size(); ++i)
            BOOST_TEST((answers[i].body == expected(some[i])), some[i]);
    }
}

BOOST_AUTO_TEST_CASE(posts_of_a_network_are_counted_together_and_of_a_48_tenfold) {
    const OwnNginx nginx(servers);
    Addresses addresses;
    const auto one = passed(nginx.port(), addresses, "2001:db8:1::", 60);
    BOOST_TEST(one >= 21U);
    BOOST_TEST(one < 60U);
    std::size_t all = one, last = 0;
    for (int network = 1; network < 30; ++network) {
        const auto start = "2001:db8:1:" + std::to_string(network) + "::";
        last = passed(nginx.port(), addresses, start, 20);
        all += last;
    }
    BOOST_TEST(all >= 201U);
    BOOST_TEST(last < 20U);
    // Another network is none of theirs.
    BOOST_TEST(passed(nginx.port(), addresses, "2001:db8:2::", 20) == 20U);
}

BOOST_AUTO_TEST_SUITE_END()
