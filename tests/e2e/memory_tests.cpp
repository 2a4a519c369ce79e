#include <boost/test/unit_test.hpp>

#include "client.h"
#include "stack.h"

using namespace gatepost::tests;

BOOST_AUTO_TEST_SUITE(memory_tests)

BOOST_AUTO_TEST_CASE(no_password_stays_in_memory) {
    Stack stack;
    const std::string first = "aQ7xVtinkerbell0wombat";
    const std::string second = "mZ3kPgreenhouse8lantern";
    const std::string wrong = "wrongK5dYtelescope2mitten";
    const std::string address = "memory@example.org";
    Client visitor(stack.site());
    BOOST_TEST(visitor.sign_up(address, first).status == 303);
    BOOST_REQUIRE(eventually([&] { return !stack.mails().empty(); }));
    visitor.follow(visitor.get(link_in(stack.mails().front())));
    BOOST_TEST(visitor.log_in(address, wrong).status == 422);
    BOOST_TEST(visitor.log_in(address, first).status == 303);
    visitor.get("/profile");
    BOOST_TEST(
        visitor.post("/profile", {{"current", first}, {"password", second}, {"confirm", second}})
            .status == 303);
    visitor.get("/address");
    BOOST_TEST(visitor.post("/address", {{"email", "x@example.org"}, {"current", wrong}}).status ==
               422);
    visitor.get("/delete");
    BOOST_TEST(visitor.post("/delete", {{"current", wrong}}).status == 422);
    visitor.post("/password-strength", {{"password", second}});
    // Forms whose fields nobody looks at.
    BOOST_TEST(visitor
                   .post_body("/login", "csrf=x&email=x&password=" + first,
                              "application/x-www-form-urlencoded")
                   .status == 403);
    BOOST_TEST(visitor.post_body("/login", "password=" + first, "text/plain").status == 415);
    visitor.get("/sessions");
    visitor.post("/sessions/end-others", {{"proof", second}});
    // The address shows that copies would be found.
    BOOST_TEST(stack.count_in_memory("serve", address) > 0U);
    for (const std::string& password : {first, second, wrong})
        BOOST_TEST(stack.count_in_memory("serve", password) == 0U, password);
}

BOOST_AUTO_TEST_SUITE_END()
