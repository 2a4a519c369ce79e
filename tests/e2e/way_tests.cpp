// Long ways back through the real nginx, whose request lines and headers end at 8 KiB.

#include <boost/test/unit_test.hpp>
#include <random>

#include "people.h"
#include "received.h"

using namespace gatepost::tests;

namespace {

constexpr const char* said = "too long, so you start here instead";

/// A target of that size in all characters that browsers leave in a query as they are.
std::string noise(const std::string& path, std::size_t size) {
    const std::string characters =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!$&'()*+,;=:@/"
        "?[]{}|^`\\%";
    std::minstd_rand random(7);
    std::string target = path + "?";
    while (target.size() + 3 <= size) {
        const char c = characters[random() % characters.size()];
        target += c == '%' ? "%5B" : std::string(1, c);
    }
    return target + std::string(size - target.size(), 'x');
}

std::string next_of(const Answer& page) {
    const std::string start = "name=\"next\" value=\"";
    const auto at = page.body.find(start);
    if (at == page.body.npos) return "";
    const auto begin = at + start.size();
    return page.body.substr(begin, page.body.find('"', begin) - begin);
}

std::string target_in(const Answer& answer) {
    const auto all = received_in(answer.body);
    return all.size() == 1 ? all.front().target : "";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(way_tests)

BOOST_AUTO_TEST_CASE(five_kibibytes_come_back_whole) {
    const Stack& stack = shared_stack();
    open_account(stack, "way.login@example.org");
    for (const std::size_t size : {3000U, 4001U, 5120U}) {
        const auto target = noise("/demo/json", size);
        Client visitor(stack.site());
        const auto next = next_of(visitor.get(visitor.get(target).header("Location")));
        const auto in = visitor.post(
            "/login",
            {{"email", "way.login@example.org"}, {"password", "correct horse"}, {"next", next}});
        BOOST_TEST(in.header("Location") == next);
        BOOST_TEST(target_in(visitor.follow(in)) == target);

        const auto entry =
            enter(stack, "a.localhost", noise("/json", size), visitor.cookie("__Host-gatepost"));
        BOOST_TEST(!entry.gate_cookie.empty());
        BOOST_TEST(
            entry.entered.header("Location")
                .ends_with(".localhost:" + std::to_string(stack.port()) + noise("/json", size)));
    }
}

BOOST_AUTO_TEST_CASE(five_kibibytes_come_back_whole_after_signing_up) {
    const Stack& stack = shared_stack();
    const auto target = noise("/demo/json", 5120);
    Client visitor(stack.site());
    const auto login = visitor.get(visitor.get(target).header("Location"));
    const auto next = next_of(login);
    const auto link = login.body.find("/register?next=");
    BOOST_REQUIRE(link != login.body.npos);
    const auto page = visitor.get(login.body.substr(link, login.body.find('"', link) - link));
    BOOST_TEST(next_of(page) == next);
    const auto held = visitor.post("/register", {{"email", "way.sign.up@example.org"},
                                                 {"password", "correct horse"},
                                                 {"confirm", "correct horse"},
                                                 {"next", next}});
    BOOST_TEST(visitor.follow(held).has("way.sign.up@example.org"));
    const auto mailed = mailed_link(stack, "way.sign.up@example.org");
    BOOST_TEST(target_in(visitor.follow(visitor.get(mailed))) == target);

    // Elsewhere the account knows the host, and says why not more.
    Client phone(stack.site());
    phone.log_in("way.sign.up@example.org");
    const auto there = phone.follow(phone.get(mailed));
    BOOST_TEST(there.status == 200);
    BOOST_TEST(there.has(said));
}

BOOST_AUTO_TEST_CASE(more_than_can_be_kept_is_said) {
    const Stack& stack = shared_stack();
    open_account(stack, "way.too.long@example.org");
    Client visitor(stack.site());
    const auto login = visitor.get(visitor.get(noise("/demo/json", 7000)).header("Location"));
    BOOST_TEST(login.status == 200);
    BOOST_TEST(login.has(said));
    const auto in = visitor.post("/login", {{"email", "way.too.long@example.org"},
                                            {"password", "correct horse"},
                                            {"next", next_of(login)}});
    const auto page = visitor.follow(in);
    BOOST_TEST(page.has(said));
    BOOST_TEST(page.has(stack.site() + "/demo/json\""));
}

BOOST_AUTO_TEST_SUITE_END()
