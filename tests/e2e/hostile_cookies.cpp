#include "hostile_requests.h"

namespace gatepost::tests {
namespace {

std::string with_cookie(const std::string& cookie, const std::string& target = "/demo/json",
                        const std::string& host = "localhost") {
    return request("GET " + target, "", "Host: " + host + "\r\n", "Cookie: " + cookie + "\r\n");
}

}  // namespace

std::vector<Hostile> hostile_cookies() {
    const auto in = Must::get_in;
    const auto out = Must::be_refused;
    const std::string own = "__Host-gatepost={session}";
    const std::string gate = "__Host-gatepost-gate=";
    const std::string many = std::string(7000, 'x');
    const auto member = [&](const std::string& name, Must must, const std::string& cookie) {
        return Hostile{name, By::member, must, with_cookie(cookie)};
    };
    std::vector<Hostile> rows = {
        member("the same session twice", in, own + "; " + own),
        member("junk before the session", out, "__Host-gatepost=junk; " + own),
        member("junk after the session", in, own + "; __Host-gatepost=junk"),
        member("no value", out, "__Host-gatepost"),
        member("an empty value", out, "__Host-gatepost="),
        member("a character more", out, "__Host-gatepost=x{session}"),
        member("quotes around it", out, "__Host-gatepost=\"{session}\""),
        member("a quote over it", in, "a=\"x; " + own + "; b=\""),
        member("spaces around it", in, "  __Host-gatepost =\t{session} "),
        member("semicolons around it", in, ";; ;" + own + ";;=;"),
        member("a name in upper case", out, "__HOST-GATEPOST={session}"),
        member("a name in lower case", out, "__host-gatepost={session}"),
        member("an escaped name", out, "%5f%5fHost-gatepost={session}"),
        member("a longer name", out, "__Host-gatepost-x={session}"),
        member("a control character before the name", out, "\x0b__Host-gatepost={session}"),
        member("a control character after it", out, "__Host-gatepost\x0b={session}"),
        member("several lines", in, "a=1\r\nCookie: " + own + "\r\nCookie: b=2"),
        member("several lines, the session in each", in, own + "\r\nCookie: " + own),
        member("a long one beside it", in, own + "; a=" + many),
        member("long lines beside it", in,
               own + "\r\nCookie: a=" + many + "\r\nCookie: b=" + many + "\r\nCookie: c=" + many),
        member("one that is too long", out, own + "; a=" + many + many),
        member("version 1 of cookies", in, "$Version=1; " + own + "; $Path=/"),
        member("all of Gatepost's names", in,
               own + "; " + gate + "{gate-a}; __Host-gatepost-entry=x; __Secure-gatepost-gate=" +
                   "{gate-a}; __Host-gatepost-notice=y; __Host-gatepost-visitor=z"),
        member("a session that has ended", out, "__Host-gatepost={old}"),
        member("a gate cookie as a session", out, "__Host-gatepost={gate-a}"),
        member("a gate cookie on the account pages' host", out, gate + "{gate-a}"),
        member("a domain's gate cookie", out, "__Secure-gatepost-gate={gate-a}"),
        // To the gate these are no sessions. They are not to be shown to an application all the
        // same.
        {"commas", By::nobody, Must::be_either,
         with_cookie("a=1, " + own + ", b=2", "/demo/open/json")},
        {"a name in a value", By::nobody, Must::be_either,
         with_cookie("a=" + own, "/demo/open/json")},
        {"commas where a session is needed", By::member, out, with_cookie("a=1, " + own)},
    };
    const std::string names[] = {"__Host-gatepost", "__Host-gatepost-gate",
                                 "__Secure-gatepost-gate"};
    for (const auto& name : names) {
        rows.push_back({"a session as " + name + " on another host", By::member, out,
                        with_cookie(name + "={session}", "/x/json", "a.localhost")});
    }
    rows.push_back({"another host's cookie under the wrong name", By::member, out,
                    with_cookie("__Secure-gatepost-gate={gate-a}", "/x/json", "a.localhost")});
    rows.push_back({"another host's cookie, changed", By::member, out,
                    with_cookie(gate + "x{gate-a}", "/x/json", "a.localhost")});
    return rows;
}

}  // namespace gatepost::tests
