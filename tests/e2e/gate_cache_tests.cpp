#include <signal.h>

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

std::size_t questions(const Stack& stack) {
    const auto log = stack.log("serve");
    std::size_t count = 0;
    for (auto at = log.find("/gate/check"); at != log.npos; at = log.find("/gate/check", at + 1))
        ++count;
    return count;
}

/// What passes the gate is logged at this level only.
struct Debug {
    Debug() { setenv("GATEPOST_LOG_LEVEL", "debug", 1); }
    ~Debug() { unsetenv("GATEPOST_LOG_LEVEL"); }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(gate_cache_tests)

BOOST_AUTO_TEST_CASE(nobody_gets_anothers_answer_and_a_no_is_never_kept) {
    const Debug debug;
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
    // Of 40 equal questions nginx has asked some, not all.
    const auto asked = questions(stack);
    BOOST_TEST(asked > 40U);  // each no
    for (int round = 0; round < 40; ++round)
        BOOST_TEST(ada.get("/demo/json").status == 200);
    BOOST_TEST(questions(stack) - asked < 40U);

    // A question cannot be spelt so that it looks like another one that was answered.
    ada.add_header("Accept: a");
    BOOST_TEST(ada.get("/demo/admin|/demo/admin").status == 200);
    ada.add_header("Sec-Fetch-Mode: /demo/admin");
    ada.add_header("X-Requested-With: /demo/admin||");
    BOOST_TEST(ada.get("/demo/admin").status == 403);

    Client editor(stack.site());
    editor.log_in("ada@example.org");
    stack.gatepost("group add editors ada@example.org");
    BOOST_TEST(editor.get("/demo/editors/json").status == 200);
    stack.gatepost("group remove editors ada@example.org");
    BOOST_TEST(eventually([&] { return editor.get("/demo/editors/json").status == 303; }));

    // While nobody answers nobody enters, as soon as the last yes is over.
    stack.kill("serve", SIGKILL);
    BOOST_TEST(eventually([&] { return ada.get("/demo/json").status == 503; }));
    BOOST_TEST(bob.get("/demo/json").status == 503);
    BOOST_TEST(nobody.get("/demo/json").status == 503);
}

BOOST_AUTO_TEST_SUITE_END()
