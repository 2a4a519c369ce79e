// What is stored equals what was typed or was refused in words, and nothing comes back but as text.

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "base/ascii.h"
#include "base/utf8.h"
#include "base/visible_text.h"
#include "hostile_requests.h"
#include "http/form.h"
#include "naughty_checks.h"
#include "naughty_forms.h"
#include "naughty_texts.h"

using namespace gatepost;
using namespace gatepost::tests;

namespace {

/// What a page shows again of an address, less the kinds of white space, is what was typed.
void check_email_again(const Answer& answer, const std::string& text) {
    if (answer.status != 422 || !answer.has("name=\"email\"")) return;
    auto expected = base::visible_text(text);
    std::replace_if(
        expected.begin(), expected.end(),
        [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    auto shown = input_value(answer.body, "email");
    std::replace_if(
        shown.begin(), shown.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; },
        ' ');
    BOOST_TEST(shown == expected);
}

void try_field(const SiteForm& form, const std::string& field) {
    Sender sender(form);
    for (const auto& text : naughty_texts()) {
        BOOST_TEST_CONTEXT(form.action << ", " << field << ": " << printable(text)) {
            const auto answer = sender.send(with(form.fields, field, text));
            check_harmless(answer, text);
            if (field != "csrf" && form.action != "/password-strength") check_words(answer);
            BOOST_TEST((is_text(text) || answer.status == 400));
            if (field == "email") check_email_again(answer, text);
        }
    }
}

void try_token(const SiteForm& form, const std::string& start) {
    Sender sender(form);
    for (const auto& text : naughty_texts()) {
        BOOST_TEST_CONTEXT(start << printable(text)) {
            check_harmless(sender.send_to(start + http::percent_encode(text), form.fields), text);
        }
    }
}

std::string last_line(std::string text) {
    text.erase(text.find_last_not_of('\n') + 1);
    return text.substr(text.rfind('\n') + 1);
}

/// Whether the site took it as an address. Of what it took, the accounts know what was typed.
bool try_address(const std::string& typed) {
    Client visitor(cheap_stack().site());
    const auto answer = visitor.sign_up(typed);
    check_harmless(answer, typed);
    check_words(answer);
    if (answer.status != 303) return false;
    const auto number =
        last_line(cheap_stack().sql("SELECT account_id FROM sessions ORDER BY id DESC LIMIT 1"));
    const auto key =
        last_line(cheap_stack().sql("SELECT email_key FROM accounts WHERE id = " + number));
    const std::string stored =
        nlohmann::json::parse(cheap_stack().gatepost("user show --json " + number)).at("email");
    const auto visible = base::without_joiners(base::visible_text(typed));
    BOOST_TEST(key.substr(0, key.find('@')) == base::lower(visible.substr(0, visible.find('@'))));
    if (base::is_ascii(visible)) BOOST_TEST(base::lower(stored) == base::lower(visible));
    check_harmless(visitor.get("/unconfirmed"), typed);
    return true;
}

/// The addresses that something naughty can be made part of.
std::vector<std::string> addresses_with(const std::string& text) {
    return {text, "n" + text + "y@example.org", "naughty@" + text + ".example",
            "naughty@example.org" + text};
}

/// What browsers may call themselves, as it is kept: one line of printable ASCII.
std::string kept_user_agent(std::string text) {
    text.resize(std::min<std::size_t>(text.size(), 255));
    for (char& c : text) {
        if (c < ' ' || c > '~') c = '?';
    }
    return text;
}

void try_headers(const std::string& email, const std::string& text) {
    const std::string agent = "Mozilla/5.0 (" + text + ") Firefox/1.0";
    Client visitor(cheap_stack().site());
    visitor.add_header("User-Agent: " + agent);
    for (const char* name : {"Referer: ", "Accept-Language: de,",
                             "X-Forwarded-For: ", "Cookie: __Host-gatepost-notice="})
        visitor.add_header(name + text);
    visitor.get("/login");
    const auto answer = visitor.log_in(email);
    check_harmless(answer, text);
    if (answer.status != 303) {
        BOOST_TEST((answer.status == 400 || answer.status == 413));
        return;
    }
    const auto sessions = visitor.get("/sessions");
    BOOST_TEST(sessions.status == 200);
    check_harmless(sessions, text);
    const auto exported = visitor.post("/export", {});
    BOOST_REQUIRE(exported.status == 200);
    const auto data = nlohmann::json::parse(exported.body);
    BOOST_TEST(exported.has(nlohmann::json(kept_user_agent(agent)).dump()));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(naughty_tests)

BOOST_AUTO_TEST_CASE(every_form_and_field_is_tried) {
    std::set<std::string> actions;
    std::set<std::string> routes;
    for (const SiteForm& form : site_forms())
        actions.insert(form.action);
    for (const auto& route : nlohmann::json::parse(cheap_stack().gatepost("pages list --json"))) {
        if (route.at("method") == "POST") routes.insert(route.at("path"));
    }
    BOOST_TEST(actions == routes, boost::test_tools::per_element());
    const auto tried = fields_of_forms();
    const auto known = fields_in_sources();
    BOOST_TEST(known.size() >= 10U);
    for (const std::string& field : known)
        BOOST_TEST(tried.contains(field), "no form here has the field " << field);
}

BOOST_AUTO_TEST_CASE(every_field_takes_it_or_refuses_it_in_words) {
    std::set<Who> tried;
    for (const SiteForm& form : site_forms()) {
        if (form.action.ends_with("{token}")) continue;
        for (const auto& [field, value] : form.fields)
            try_field(form, field);
        // Before any form is read, and the same for all that the same visitor may send.
        if (tried.insert(form.who).second) try_field(form, "csrf");
    }
}

BOOST_AUTO_TEST_CASE(nothing_naughty_is_a_token) {
    for (const SiteForm& form : site_forms()) {
        const auto start = form.action.find("{token}");
        if (start != form.action.npos) try_token(form, form.action.substr(0, start));
    }
}

// The page that asks for the password hands on all fields, whatever their names.
BOOST_AUTO_TEST_CASE(names_of_fields_come_back_as_text) {
    const auto form =
        std::find_if(site_forms().begin(), site_forms().end(),
                     [](const SiteForm& one) { return one.action == "/sessions/end"; });
    Sender sender(*form);
    for (const auto& text : naughty_texts()) {
        BOOST_TEST_CONTEXT(printable(text)) {
            const auto answer = sender.send(with(form->fields, text, text));
            check_harmless(answer, text);
            BOOST_TEST(answer.status == (is_text(text) ? 422 : 400));
            if (is_text(text)) BOOST_TEST(answer.has("id=\"proof-error\""));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_query_leads_nowhere_else) {
    Client visitor(cheap_stack().site());
    for (const auto& text : naughty_texts()) {
        for (const char* page : {"/login?next=", "/register?next=", "/language?next=", "/?",
                                 "/gate/enter?ticket=", "/gate/return/", "/gate/refused/",
                                 "/confirm/", "/address/confirm/", "/nowhere/"}) {
            BOOST_TEST_CONTEXT(page << printable(text)) {
                check_harmless(visitor.get(page + http::percent_encode(text)), text);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(what_an_administrator_looks_for_comes_back_as_text) {
    const auto email = fresh_address();
    open_account(cheap_stack(), email);
    cheap_stack().sql("UPDATE accounts SET admin = TRUE WHERE email_key = '" + email + "'");
    Client admin(cheap_stack().site());
    admin.log_in(email);
    for (const auto& text : naughty_texts()) {
        for (const char* page :
             {"/admin/accounts?q=", "/admin/accounts?find=part&q=", "/admin/accounts?state=",
              "/admin/accounts?after=", "/admin/events?account=", "/admin/events?kind=",
              "/admin/events?before=", "/admin/mail?state=", "/admin/mail?before=",
              "/admin/accounts/"}) {
            BOOST_TEST_CONTEXT(page << printable(text)) {
                const auto answer = admin.get(page + http::percent_encode(text));
                check_harmless(answer, text);
                BOOST_TEST(answer.status < 500);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_password_is_what_was_typed) {
    for (const auto& text : naughty_texts()) {
        BOOST_TEST_CONTEXT(printable(text)) {
            const auto email = fresh_address();
            const std::string password = "Zq7 " + text + " heron";
            const auto answer = Client(cheap_stack().site()).sign_up(email, password);
            check_harmless(answer, text);
            check_words(answer);
            const bool fits = is_text(password) && password.size() <= 1024;
            BOOST_TEST((answer.status == 303) == fits);
            if (!fits) continue;
            BOOST_TEST(Client(cheap_stack().site()).log_in(email, password).status == 303);
            BOOST_TEST(Client(cheap_stack().site()).log_in(email, password + "!").status == 422);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_name_is_what_was_typed) {
    const auto email = fresh_address();
    open_account(cheap_stack(), email);
    Client member(cheap_stack().site());
    member.log_in(email);
    member.get("/name");
    std::size_t taken = 0;
    for (const auto& text : naughty_texts()) {
        BOOST_TEST_CONTEXT(printable(text)) {
            const auto answer = member.post("/name", {{"name", text}});
            check_harmless(answer, text);
            check_words(answer);
            if (answer.status != 303) continue;
            ++taken;
            const auto json = cheap_stack().gatepost("user show --json " + email);
            const std::string name = nlohmann::json::parse(json).at("name");
            BOOST_TEST(base::count_code_points(name) <= 60U);
            BOOST_TEST(name.find_first_of(":/@\r\n") == name.npos, name);
            if (base::is_ascii(text)) BOOST_TEST(name == base::visible_text(text));
            check_harmless(member.get("/profile"), text);
        }
    }
    BOOST_TEST(taken > 20U);
}

BOOST_AUTO_TEST_CASE(an_address_is_what_was_typed) {
    std::size_t taken = 0;
    for (const auto& text : naughty_texts()) {
        for (const auto& address : addresses_with(text)) {
            BOOST_TEST_CONTEXT(printable(address)) {
                if (try_address(address)) ++taken;
            }
        }
    }
    BOOST_TEST(taken > 20U);
    // What an address may hold of all that.
    const std::string odd = "o'hara#$&*+/?=^_`{}~-{{EMAIL}}@example.org";
    BOOST_TEST(try_address(odd));
    BOOST_TEST(!mailed_link(cheap_stack(), odd).empty());
}

BOOST_AUTO_TEST_CASE(what_a_browser_sends_of_itself_stays_text) {
    const auto email = fresh_address();
    open_account(cheap_stack(), email);
    for (const auto& text : naughty_texts()) {
        if (!fits_in_a_header(text)) continue;
        BOOST_TEST_CONTEXT(printable(text)) {
            try_headers(email, text);
        }
    }
}

BOOST_AUTO_TEST_CASE(every_mail_is_intact) {
    const auto queue_is_empty = [] {
        return cheap_stack().sql("SELECT COUNT(*) FROM outbox WHERE status = 'queued'") ==
               "COUNT(*)\n0\n";
    };
    BOOST_TEST(eventually(queue_is_empty));
    const auto mails = cheap_stack().mails();
    BOOST_TEST(mails.size() > 20U);
    for (const auto& mail : mails)
        check_mail(mail);
}

BOOST_AUTO_TEST_SUITE_END()
