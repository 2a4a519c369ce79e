#include "naughty_forms.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <regex>

#include "fakes/csrf_field.h"
#include "fakes/temporary_folder.h"

namespace gatepost::tests {
namespace {

const std::string wrong = "not this one";

const std::vector<SiteForm> forms{
    {"/register",
     "/register",
     Who::visitor,
     {{"email", "taken@example.org"},
      {"name", "Ada"},
      {"password", wrong},
      {"confirm", ""},
      {"consent", "yes"},
      {"reason", "I play the oboe."},
      {"next", "/profile"}}},
    {"/register",
     "/invitation/{token}",
     Who::visitor,
     {{"email", "a@example.org"},
      {"name", "Ada"},
      {"password", wrong},
      {"confirm", ""},
      {"consent", "yes"},
      {"next", "/profile"}}},
    {"/register",
     "/password-strength",
     Who::visitor,
     {{"email", "a@example.org"}, {"password", wrong}}},
    {"/login",
     "/login",
     Who::visitor,
     {{"email", "a@example.org"}, {"password", wrong}, {"remember", "yes"}, {"next", "/profile"}}},
    {"/forgot", "/forgot", Who::visitor, {{"email", "nobody@example.org"}}},
    {"/language", "/language", Who::visitor, {{"language", "de"}, {"next", "/profile"}}},
    {"/login", "/appearance", Who::visitor, {{"appearance", "dark"}, {"next", "/profile"}}},
    {"/unconfirmed",
     "/unconfirmed",
     Who::pending,
     {{"email", "other@example.org"}, {"current", wrong}, {"next", "/profile"}}},
    {"/unconfirmed",
     "/unconfirmed/code",
     Who::pending,
     {{"code", "ABCD-1234"}, {"next", "/profile"}}},
    {"/unconfirmed", "/unconfirmed/done", Who::pending, {{"next", "/profile"}}},
    {"/unconfirmed", "/resend", Who::pending, {{"next", "/profile"}}},
    {"/profile",
     "/profile",
     Who::member,
     {{"current", wrong}, {"password", "a new and long one"}, {"confirm", "a new and long one"}}},
    {"/name", "/name", Who::member, {{"name", "Ada"}}},
    {"/address", "/address", Who::member, {{"email", "other@example.org"}, {"current", wrong}}},
    {"/sessions", "/sessions/end", Who::member, {{"session", "1"}, {"proof", wrong}}},
    {"/sessions", "/sessions/end-others", Who::member, {{"proof", wrong}}},
    {"/profile", "/export", Who::member, {{"proof", wrong}}},
    {"/delete", "/delete", Who::member, {{"current", wrong}}},
    {"/admin", "/admin/proof", Who::administrator, {{"next", "/profile"}, {"proof", wrong}}},
    {"/admin/sign-ups",
     "/admin/sign-ups",
     Who::administrator,
     {{"action", "approve"}, {"account", "0"}}},
    {"/admin/invitations",
     "/admin/invitations",
     Who::administrator,
     {{"action", "create"},
      {"email", "other@example.org"},
      {"uses", "1"},
      {"days", "7"},
      {"invitation", "0"}}},
    {"/admin/mail",
     "/admin/mail",
     Who::administrator,
     {{"action", "test"}, {"mail", "0"}, {"email", "other@example.org"}}},
    {"/admin/accounts",
     "/admin/accounts/{number}",
     Who::administrator,
     {{"action", "set-password"}, {"password", "a new and long one"}, {"current", wrong}}},
    {"/admin/accounts",
     "/admin/accounts/{number}",
     Who::administrator,
     {{"action", "set-email"}, {"email", "other@example.org"}, {"current", wrong}}},
    {"/admin/accounts",
     "/admin/accounts/{number}",
     Who::administrator,
     {{"action", "join"}, {"group", "No Group"}}},
    {"/admin/accounts",
     "/admin/accounts/{number}",
     Who::administrator,
     {{"action", "end-session"}, {"session", "0"}}},
    {"/admin/accounts",
     "/admin/accounts/{number}",
     Who::administrator,
     {{"action", "unlock"}, {"tell", "yes"}}},
    {"/logout", "/logout", Who::member, {{"next", "/profile"}}},
    {"/forgot",
     "/reset/{token}",
     Who::visitor,
     {{"password", wrong}, {"confirm", wrong}, {"consent", "yes"}}},
    {"/forgot", "/decline/{token}", Who::visitor, {{"mails", "stop"}}},
    {"/forgot", "/not-me/{token}", Who::visitor, {}},
    {"/forgot", "/rescue/{token}", Who::visitor, {}},
    {"/forgot", "/allow/{token}", Who::visitor, {}},
    {"/forgot", "/keep/{token}", Who::visitor, {}},
    {"/profile", "/address/cancel", Who::member, {}},
    {"/profile", "/address/confirm/{token}", Who::member, {}},
};

/// What every form has, what stands in a link alone, and what nobody fills in.
const std::set<std::string> other_fields{"csrf",  "ticket", "topic",   "q",     "find",
                                         "state", "kind",   "account", "after", "before"};

/// What the sources call a field, in any of these ways.
void add_fields(std::set<std::string>& fields, const std::filesystem::path& folder,
                const std::string& extension, const std::regex& pattern) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.path().extension() != extension) continue;
        const auto source = fakes::read_file(entry.path());
        const std::sregex_iterator end;
        for (std::sregex_iterator found(source.begin(), source.end(), pattern); found != end;
             ++found)
            fields.insert((*found)[1]);
    }
}

bool has_field(const FormFields& fields, const std::string& name) {
    return std::any_of(fields.begin(), fields.end(),
                       [&](const auto& field) { return field.first == name; });
}

}  // namespace

const std::vector<SiteForm>& site_forms() {
    return forms;
}

std::set<std::string> fields_in_sources() {
    std::set<std::string> fields;
    add_fields(fields, SOURCE_DIR "/views", ".tpl",
               std::regex("<(?:input|button|select|textarea)[^>]*\\bname=\"([a-z_]+)\""));
    add_fields(fields, SOURCE_DIR "/app", ".cpp",
               std::regex("(?:form|fields|query|typed_|\\(request_?\\))\\)?\\[\"([a-z_]+)\"\\]"));
    add_fields(fields, SOURCE_DIR "/app", ".h", std::regex("(?:form\\[|typed\\()\"([a-z_]+)\""));
    return fields;
}

std::set<std::string> fields_of_forms() {
    std::set<std::string> fields = other_fields;
    for (const SiteForm& form : forms) {
        for (const auto& [name, value] : form.fields)
            fields.insert(name);
    }
    return fields;
}

FormFields with(FormFields fields, const std::string& name, const std::string& value) {
    for (auto& [other, old] : fields) {
        if (other == name) {
            old = value;
            return fields;
        }
    }
    fields.emplace_back(name, value);
    return fields;
}

const Stack& cheap_stack() {
    static const Stack own;
    static const bool configured = [] {
        const auto file = own.var() / "gatepost.toml";
        std::string text = gatepost::fakes::read_file(file);
        const std::string section = "[passwords]\n";
        text.replace(text.find(section), section.size(),
                     section + "memory_kib = 7168\niterations = 1\n");
        const std::string sign_ups = "[signup]\n";
        text.replace(text.find(sign_ups), sign_ups.size(),
                     sign_ups + "mode = \"approved\"\nconsent = \"I accept it.\"\n");
        const std::string accounts = "[accounts]\n";
        text.replace(text.find(accounts), accounts.size(), accounts + "name = \"required\"\n");
        std::ofstream(file) << text;
        own.restart("serve");
        return eventually([] { return Client(own.site()).get("/readyz").status == 200; });
    }();
    BOOST_REQUIRE(configured);
    return own;
}

std::string fresh_address() {
    static int number = 0;
    return "naughty" + std::to_string(++number) + "@example.net";
}

Sender::Sender(const SiteForm& form) : form_(form) {
    start();
}

Answer Sender::send_to(const std::string& path, FormFields fields) {
    if (!has_field(fields, "csrf")) fields.emplace_back("csrf", csrf_);
    auto answer = client_->post_bare(path, fields);
    // Only those that had their effect end a session, or begin one.
    if (answer.status == 303) start();
    return answer;
}

void Sender::start() {
    client_ = std::make_unique<Client>(cheap_stack().site());
    if (email_.empty() && form_.who != Who::visitor) open();
    if (form_.who != Who::visitor) client_->log_in(email_);
    // The page that asks for the password once more comes after a while.
    if (has_field(form_.fields, "proof"))
        cheap_stack().sql("UPDATE sessions SET proved_on = proved_on - INTERVAL 1 HOUR");
    const auto page = client_->get(form_.page);
    BOOST_REQUIRE(page.status == 200);
    csrf_ = fakes::csrf_field(page.body);
}

std::string Sender::path() const {
    const auto start = form_.action.find("{number}");
    return start == form_.action.npos ? form_.action : form_.action.substr(0, start) + number_;
}

void Sender::open() {
    email_ = fresh_address();
    if (form_.who == Who::pending) {
        client_->sign_up(email_);
        return;
    }
    open_account(cheap_stack(), email_);
    if (form_.who != Who::administrator) return;
    const auto where = " WHERE email_key = '" + email_ + "'";
    cheap_stack().sql("UPDATE accounts SET admin = TRUE" + where);
    number_ = cheap_stack().sql("SELECT id FROM accounts" + where);
    std::erase_if(number_, [](char c) { return c < '0' || c > '9'; });
    BOOST_REQUIRE(!number_.empty());
}

}  // namespace gatepost::tests
