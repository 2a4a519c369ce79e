#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <set>
#include <sstream>

#include "people.h"
#include "received.h"

using namespace gatepost::tests;

namespace {

constexpr const char* form_type = "application/x-www-form-urlencoded";

/// The hidden field `next` of a page.
std::string next_field(const Answer& page) {
    const std::string start = "name=\"next\" value=\"";
    const auto at = page.body.find(start) + start.size();
    return page.has(start) ? page.body.substr(at, page.body.find('"', at) - at) : "";
}

/// What the demo got, if it was reached.
Received received(const Answer& answer) {
    const auto all = received_in(answer.body);
    BOOST_TEST(answer.status == 200);
    BOOST_REQUIRE(all.size() == 1U);
    return all.front();
}

void check_is_refused_in_json(const Answer& answer, long status, const std::string& error) {
    BOOST_TEST(answer.status == status);
    BOOST_TEST(answer.body == "{\"error\":\"" + error + "\"}\n");
    BOOST_TEST(answer.header("Content-Type") == "application/json");
    BOOST_TEST(answer.header("Cache-Control") == "no-store");
    BOOST_TEST(answer.header("Location") == "");
}

/// The connections that Gatepost has from nginx, by inode.
std::set<std::string> connections_from_nginx(const Stack& stack) {
    const auto socket = (stack.var() / "run/gatepost.sock").string();
    std::ifstream table("/proc/net/unix");
    std::set<std::string> inodes;
    for (std::string line; std::getline(table, line);) {
        std::istringstream columns(line);
        std::string number, count, protocol, flags, type, state, inode, path;
        columns >> number >> count >> protocol >> flags >> type >> state >> inode >> path;
        if (path == socket && state == "03") inodes.insert(inode);  // connected
    }
    return inodes;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(gate_tests)

BOOST_AUTO_TEST_CASE(questions_go_over_connections_that_are_kept) {
    const Stack stack;
    open_account(stack, "gate.kept@example.org");
    Client member(stack.site());
    member.log_in("gate.kept@example.org");
    for (int round = 0; round < 20; ++round)
        BOOST_TEST(member.get("/demo/json").status == 200);
    const auto before = connections_from_nginx(stack);
    BOOST_TEST(!before.empty());
    for (int round = 0; round < 20; ++round) {
        BOOST_TEST(member.get("/demo/json").status == 200);
        BOOST_TEST(member.get("/demo/admin/json").status != 200);
    }
    const auto after = connections_from_nginx(stack);
    BOOST_TEST(std::includes(after.begin(), after.end(), before.begin(), before.end()));
}

BOOST_AUTO_TEST_CASE(a_visitor_logs_in_on_the_way_and_arrives_with_the_whole_query) {
    const Stack& stack = shared_stack();
    open_account(stack, "gate.way@example.org");
    Client visitor(stack.site());
    const std::string target = "/demo/a%20b/json?x=1&y=%26%3d&z=%2B+&next=/evil&n%C3%A4";
    const auto refused = visitor.get(target);
    BOOST_TEST(refused.status == 303);
    BOOST_TEST(refused.header("Cache-Control") == "no-store");
    const auto login_url = refused.header("Location");
    BOOST_TEST(login_url.starts_with(stack.site() + "/login?next=%2Fgate%2Freturn%2F"));

    const auto next = next_field(visitor.get(login_url));
    const auto in = visitor.post(
        "/login",
        {{"email", "gate.way@example.org"}, {"password", "correct horse"}, {"next", next}});
    BOOST_TEST(in.header("Location") == next);
    const auto back = visitor.get(next);
    BOOST_TEST(back.status == 303);
    BOOST_TEST(back.header("Location") == stack.site() + target);
    const auto got = received(visitor.get(back.header("Location")));
    BOOST_TEST(got.target == target);
    BOOST_TEST(got.all("Remote-User") == id_of(stack, "gate.way@example.org"));
    BOOST_TEST(got.all("Remote-Email") == "gate.way@example.org");
}

BOOST_AUTO_TEST_CASE(who_is_not_confirmed_is_held_and_after_the_mail_is_back_at_the_place) {
    const Stack& stack = shared_stack();
    Client visitor(stack.site());
    visitor.sign_up("gate.held@example.org");
    const std::string target = "/demo/json?a=1&b=%26";
    const auto refused = visitor.get(target);
    BOOST_TEST(refused.status == 303);
    const auto held_url = refused.header("Location");
    BOOST_TEST(held_url.starts_with(stack.site() + "/unconfirmed?next=%2Fgate%2Freturn%2F"));
    const auto held = visitor.get(held_url);
    BOOST_TEST(held.status == 200);
    BOOST_TEST(held.has("gate.held@example.org"));
    BOOST_TEST(received(visitor.get("/demo/open/json")).all("Remote-User") == "-");

    const auto link = mailed_link(stack, "gate.held@example.org");
    BOOST_REQUIRE(!link.empty());
    BOOST_TEST(received(visitor.follow(visitor.get(link))).target == target);
    // The page that still waits in another tab goes on too.
    BOOST_TEST(received(visitor.follow(visitor.get(held_url))).target == target);
}

BOOST_AUTO_TEST_CASE(who_is_confirmed_is_named_to_the_application_whatever_they_say) {
    const Stack& stack = shared_stack();
    Client member = new_member(stack, "Gate.Named@example.org");
    stack.gatepost("group add singers gate.named@example.org");
    stack.gatepost("group add band gate.named@example.org");
    for (const char* line : {"Remote-User: 1", "Remote-Id: 1", "Remote-Email: evil@example.org",
                             "Remote-Groups: staff", "Remote-Name: Evil",
                             "X-Forwarded-For: 203.0.113.9", "Cookie: theme=dark"})
        member.add_header(line);
    const auto got = received(member.get("/demo/json"));
    BOOST_TEST(got.all("Remote-User") == id_of(stack, "gate.named@example.org"));
    BOOST_TEST(got.all("Remote-Id") == id_of(stack, "gate.named@example.org"));
    BOOST_TEST(got.all("Remote-Email") == "Gate.Named@example.org");
    BOOST_TEST(got.all("Remote-Groups") == "band,singers");
    BOOST_TEST(got.all("Remote-Name") == "-");
    BOOST_TEST(got.all("X-Forwarded-For") == "127.0.0.1");
    BOOST_TEST(got.all("Cookie") == "theme=dark");
}

BOOST_AUTO_TEST_CASE(a_name_reaches_the_application_in_ascii_whatever_the_client_says) {
    const Stack& stack = shared_stack();
    Client member = new_member(stack, "gate.zoe@example.org", "--name 'Zo\u00eb \"Z\" 100 %'");
    member.add_header("Remote-Name: Evil");
    BOOST_TEST(received(member.get("/demo/json")).all("Remote-Name") == "Zo%C3%AB \"Z\" 100 %25");
    BOOST_TEST(
        contains(stack.gatepost("gate test " + stack.site() + "/demo/x --as gate.zoe@example.org"),
                 "Remote-Name: Zo%C3%AB \"Z\" 100 %25\n"));
    BOOST_TEST(contains(stack.gatepost("user show --json gate.zoe@example.org"),
                        "\"name\": \"Zo\u00eb \\\"Z\\\" 100 %\""));
    const auto refused =
        stack.gatepost("user create --generate --name a@b gate.eve@example.org 2>&1; echo $?");
    BOOST_TEST(contains(refused, "not a name: a@b"));
    BOOST_TEST(refused.ends_with("65\n"));
}

BOOST_AUTO_TEST_CASE(a_head_request_is_answered_like_the_get_but_for_the_body) {
    const Stack& stack = shared_stack();
    Client nobody(stack.site()), member = new_member(stack, "gate.head@example.org");
    const auto passed = member.head("/demo/json");
    BOOST_TEST(passed.status == 200);
    BOOST_TEST(passed.header("Content-Type") == "application/json");
    BOOST_TEST(passed.body == "");
    BOOST_TEST(nobody.head("/demo/json").header("Location").starts_with(stack.site() + "/login?"));
}

BOOST_AUTO_TEST_CASE(scripts_get_an_error_that_they_can_read) {
    const Stack& stack = shared_stack();
    for (const char* line : {"Sec-Fetch-Mode: cors", "Sec-Fetch-Mode: no-cors",
                             "X-Requested-With: XMLHttpRequest", "Accept: application/json"}) {
        Client nobody(stack.site());
        nobody.add_header(line);
        check_is_refused_in_json(nobody.get("/demo/json"), 401, "login_required");
        check_is_refused_in_json(nobody.post_body("/demo/json", "{}", "application/json"), 401,
                                 "login_required");
    }
    Client pending(stack.site()), member = new_member(stack, "gate.script@example.net");
    pending.sign_up("gate.script@example.org");
    pending.add_header("Sec-Fetch-Mode: cors");
    member.add_header("Sec-Fetch-Mode: cors");
    check_is_refused_in_json(pending.get("/demo/json"), 403, "confirmation_required");
    check_is_refused_in_json(member.get("/demo/admin/json"), 403, "forbidden");
    check_is_refused_in_json(member.get("/demo/example/json"), 403, "forbidden");
    BOOST_TEST(member.get("/demo/json").status == 200);
}

BOOST_AUTO_TEST_CASE(what_was_posted_without_a_session_can_be_sent_again_after_the_login) {
    const Stack& stack = shared_stack();
    open_account(stack, "gate.post@example.org");
    Client visitor(stack.site());
    const auto refused = visitor.post_body("/demo/note", "note=hello+there", form_type);
    BOOST_TEST(refused.status == 401);
    BOOST_TEST(refused.header("Content-Type").starts_with("text/html"));
    BOOST_TEST(refused.header("Location") == "");
    BOOST_TEST(refused.header("Cache-Control") == "no-store");
    BOOST_TEST(refused.has("<h1>Not sent yet</h1>"));
    BOOST_TEST(refused.has("href=\"/gatepost-gate/in\""));

    const auto login = visitor.get(visitor.get("/gatepost-gate/in").header("Location"));
    const auto in = visitor.post("/login", {{"email", "gate.post@example.org"},
                                            {"password", "correct horse"},
                                            {"next", next_field(login)}});
    BOOST_TEST(visitor.follow(in).has("<h1>You're logged in again</h1>"));
    const auto sent = visitor.post_body("/demo/note", "note=hello+there", form_type);
    BOOST_TEST(sent.status == 200);
    BOOST_TEST(sent.has("Your note: hello there"));
}

BOOST_AUTO_TEST_CASE(who_may_not_enter_is_told_so) {
    const Stack& stack = shared_stack();
    Client nobody(stack.site()), member = new_member(stack, "gate.refused@example.net");
    const auto refused = member.get("/demo/admin/x?a=1&b=<2>");
    BOOST_TEST(refused.status == 303);
    const auto url = refused.header("Location");
    BOOST_TEST(url.starts_with(stack.site() + "/gate/refused/"));
    const auto page = member.get(url);
    BOOST_TEST(page.status == 403);
    BOOST_TEST(page.has("<h1>You don't have access</h1>"));
    BOOST_TEST(page.has("gate.refused@example.net"));
    BOOST_TEST(page.has(stack.site() + "/demo/admin/x?a=1&amp;b=&lt;2&gt;"));
    BOOST_TEST(nobody.get(url).has("/login?next="));
    for (const char* path : {"/gate/refused/", "/gate/refused/forged"})
        BOOST_TEST(member.get(path).has("closed to everyone"), path);
}

BOOST_AUTO_TEST_SUITE_END()
