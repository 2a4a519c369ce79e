#include <boost/test/unit_test.hpp>
#include <fstream>
#include <iterator>

#include "client.h"
#include "stack.h"

using namespace gatepost::tests;

namespace {

/// Takes the mark off what nginx.conf says about the cache, as docs/gate.md tells to.
void switch_cache_on(const Stack& stack) {
    const auto path = stack.var() / "nginx/nginx.conf";
    std::ifstream file(path);
    std::string text{std::istreambuf_iterator<char>(file), {}};
    const auto replace = [&](const std::string& from, const std::string& to) {
        const auto at = text.find(from);
        BOOST_REQUIRE(at != text.npos);
        text.replace(at, from.size(), to);
    };
    replace("#cache ", "");
    replace("default off;", "default gatepost_gate;");
    std::ofstream(path) << text;
    stack.restart("nginx");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(gate_cache_tests)

BOOST_AUTO_TEST_CASE(nobody_gets_anothers_answer_and_a_no_is_never_kept) {
    const Stack stack;
    switch_cache_on(stack);
    const auto password = stack.var() / "password";
    std::ofstream(password) << "correct horse\n";
    for (const char* address : {"ada@example.org ", "bob@example.org "}) {
        stack.gatepost("user create --confirmed " + (address + ("<" + password.string())));
    }
    Client ada(stack.site()), bob(stack.site()), nobody(stack.site());
    BOOST_REQUIRE(eventually([&] { return ada.log_in("ada@example.org").status == 303; }));
    BOOST_TEST(nobody.get("/demo/json").status == 303);
    BOOST_TEST(bob.get("/demo/json").status == 303);
    bob.log_in("bob@example.org");
    for (int round = 0; round < 20; ++round) {
        BOOST_TEST(ada.get("/demo/json").has("[\"Remote-Email\",\"ada@example.org\"]"));
        BOOST_TEST(bob.get("/demo/json").has("[\"Remote-Email\",\"bob@example.org\"]"));
        BOOST_TEST(nobody.get("/demo/json").status == 303);
        BOOST_TEST(ada.get("/demo/admin/json").status == 303);
    }
    stack.gatepost("group add editors ada@example.org");
    BOOST_TEST(ada.get("/demo/editors/json").status == 200);
    stack.gatepost("group remove editors ada@example.org");
    BOOST_TEST(eventually([&] { return ada.get("/demo/editors/json").status == 303; }));
}

BOOST_AUTO_TEST_SUITE_END()
