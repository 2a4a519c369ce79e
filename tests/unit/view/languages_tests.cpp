#include <boost/test/unit_test.hpp>

#include "core/mails.h"
#include "text.h"
#include "unit/view/example_site.h"
#include "unit/view/html.h"
#include "unit/view/plural_forms.h"
#include "view/catalogue.h"
#include "view/device.h"
#include "view/pages/error.h"
#include "view/pages/gate.h"
#include "view/pages/home.h"
#include "view/pages/language.h"
#include "view/pages/login.h"
#include "view/pages/registration.h"
#include "view/renderer.h"
#include "view/words.h"

using namespace gatepost;
using namespace gatepost::view;
using namespace std::chrono_literals;
using core::Language;
using tests::contains;
using tests::renderer;

namespace {

const std::string csrf = "csrf-token-1";
constexpr base::TimePoint time_of_day = std::chrono::sys_days{2026y / 11 / 23} + 14h + 5min;

Frame frame_in(Language language) {
    Frame frame;
    frame.csrf_token = csrf;
    frame.language = language;
    return frame;
}

template <class Page>
std::string render(Language language, const Page& page) {
    const std::string html = renderer().render(frame_in(language), page);
    tests::check_page(html, csrf);
    return html;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(languages_tests)

BOOST_AUTO_TEST_CASE(tags_lead_back_to_their_language) {
    for (const Language language : core::all_languages)
        BOOST_CHECK(core::language_of(tag(language)) == language);
    for (const char* other : {"", "it", "DE", "de-AT", "deutsch"})
        BOOST_CHECK(!core::language_of(other));
}

BOOST_AUTO_TEST_CASE(pages_speak_the_language_and_say_which) {
    const auto english = render(Language::english, RegisterPage{});
    BOOST_TEST(contains(english, "<html lang=\"en\" dir=\"ltr\">"));
    BOOST_TEST(contains(english, "<h1>Sign up</h1>"));
    const auto german = render(Language::german, RegisterPage{});
    BOOST_TEST(contains(german, "<html lang=\"de\" dir=\"ltr\">"));
    BOOST_TEST(contains(german, "<title>Registrieren · Gatepost</title>"));
    BOOST_TEST(contains(german, "<h1>Registrieren</h1>"));
    BOOST_TEST(contains(german, "<a href=\"/login\">Anmelden</a>"));
    const auto spanish = render(Language::spanish, RegisterPage{});
    BOOST_TEST(contains(spanish, "<html lang=\"es\" dir=\"ltr\">"));
    BOOST_TEST(contains(spanish, "<h1>Crear cuenta</h1>"));
    for (const auto& html : {german, spanish}) {
        for (const char* word : {"[[", "]]", "Sign up", "Log in", "Password", "characters"})
            BOOST_TEST(!contains(html, word), word);
    }
}

BOOST_AUTO_TEST_CASE(complaints_and_notices_are_translated) {
    auto frame = frame_in(Language::german);
    frame.notice = NoticeText{Tone::info, Message("You were logged out.")};
    const LoginPage page{"", "", false, Message("Email or password is incorrect.")};
    const auto html = renderer().render(frame, page);
    BOOST_TEST(contains(html, "<title>Fehler: Anmelden · Gatepost</title>"));
    BOOST_TEST(contains(html, "role=\"status\">Sie sind abgemeldet.</p>"));
    BOOST_TEST(contains(html, "E-Mail-Adresse oder Passwort ist falsch.</a>"));
    BOOST_TEST(contains(html, "Fehler: </span>E-Mail-Adresse oder Passwort ist falsch.</p>"));
}

BOOST_AUTO_TEST_CASE(errors_are_translated) {
    BOOST_TEST(contains(render(Language::german, ErrorPage{404, ""}), "Seite nicht gefunden"));
    BOOST_TEST(contains(render(Language::spanish, ErrorPage{404, ""}), "Página no encontrada"));
}

BOOST_AUTO_TEST_CASE(the_footer_offers_every_language_and_leads_back) {
    auto frame = frame_in(Language::german);
    frame.here = "/gate/refused/x?a=1&b";
    const auto html = renderer().render(frame, HomePage{});
    const auto footer = html.substr(html.find("<footer"));
    const auto tags = tests::parse_tags(footer);
    BOOST_TEST(tests::find_tag(tags, "form", "action", "/language").has_value());
    BOOST_TEST(tests::find_tag(tags, "input", "name", "next").value()["value"] ==
               "/gate/refused/x?a=1&amp;b");
    const auto spanish = tests::find_tag(tags, "button", "value", "es").value();
    BOOST_TEST(spanish["lang"] == "es");
    BOOST_TEST(contains(footer, ">Español</button>"));
    frame.base = "https://example.org";
    BOOST_TEST(!contains(renderer().render(frame, GateFormPage{}), "<footer"));
}

BOOST_AUTO_TEST_CASE(each_language_is_offered_in_its_own_words) {
    const auto html = render(Language::spanish, LanguagePage{"/profile"});
    const auto tags = tests::parse_tags(html);
    BOOST_TEST(tests::find_tag(tags, "input", "name", "next").value()["value"] == "/profile");
    for (const Language language : core::all_languages) {
        const std::string name(tag(language));
        const auto button = tests::find_tag(tags, "button", "value", name).value();
        BOOST_TEST(button["lang"] == name);
        BOOST_TEST(button["name"] == "language");
        BOOST_TEST(button.has("aria-current") == (language == Language::spanish));
    }
}

BOOST_AUTO_TEST_CASE(instants_are_told_as_each_language_does) {
    BOOST_TEST(in_words(Language::english, time_of_day) == "23 November 2026, 14:05 UTC");
    BOOST_TEST(in_words(Language::german, time_of_day) == "23. November 2026, 14:05 UTC");
    BOOST_TEST(in_words(Language::spanish, time_of_day) == "23 de noviembre de 2026, 14:05 UTC");
}

BOOST_AUTO_TEST_CASE(numbers_have_their_forms) {
    BOOST_TEST(in_words(Language::german, 3600s) == "1 Stunde");
    BOOST_TEST(in_words(Language::german, 7200s) == "2 Stunden");
    BOOST_TEST(in_words(Language::german, 0s) == "0 Sekunden");
    BOOST_TEST(in_words(Language::spanish, 86400s) == "1 día");
    BOOST_TEST(in_words(Language::spanish, std::chrono::hours(24 * 7)) == "7 días");
    BOOST_TEST(in_words(Language::english, 60s) == "1 minute");
}

BOOST_AUTO_TEST_CASE(every_catalogue_has_the_plural_forms_of_its_language) {
    for (const Language language : core::all_languages)
        tests::check_plural_forms(language, std::string(tag(language)).c_str());
}

BOOST_AUTO_TEST_CASE(devices_are_told_in_each_language) {
    const std::string_view agent = "Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/130.0";
    BOOST_TEST(device_in_words(Language::german, agent) == "Firefox auf Windows");
    BOOST_TEST(device_in_words(Language::spanish, agent) == "Firefox en Windows");
    BOOST_TEST(device_in_words(Language::german, "") == "Unbekanntes Gerät");
}

BOOST_AUTO_TEST_CASE(what_no_catalogue_knows_stays_english) {
    BOOST_TEST(translate(Language::german, std::string("Nobody has translated this.")) ==
               "Nobody has translated this.");
}

BOOST_AUTO_TEST_CASE(mails_speak_the_language) {
    core::Mail mail{core::Email::parse("mike@example.org").value(),
                    Language::german,
                    time_of_day,
                    "203.0.113.7",
                    {},
                    core::ConfirmEmailMail{"https://example.org/confirm/x", "ABCD-1234",
                                           "https://example.org/decline/x", 3600s}};
    const auto german = renderer().write(mail);
    BOOST_TEST(german.subject == "Bitte bestätigen Sie Ihre E-Mail-Adresse");
    BOOST_TEST(german.text.starts_with("Guten Tag,\n\njemand ("));
    BOOST_TEST(contains(german.html, "<html lang=\"de\" dir=\"ltr\">"));
    for (const std::string* part : {&german.text, &german.html}) {
        for (const char* fact : {"1 Stunde", "23. November 2026, 14:05 UTC", "203.0.113.7",
                                 "https://example.org/confirm/x", "mike@example.org"})
            BOOST_TEST(contains(*part, fact), fact);
        for (const char* english : {"[[", "{{", "Someone", "If this was", "hour", " on "})
            BOOST_TEST(!contains(*part, english), english);
    }
    mail.language = Language::spanish;
    const auto spanish = renderer().write(mail);
    BOOST_TEST(spanish.subject == "Confirme su correo");
    BOOST_TEST(contains(spanish.text, "1 hora"));
    BOOST_TEST(contains(spanish.html, "<html lang=\"es\" dir=\"ltr\">"));
}

BOOST_AUTO_TEST_SUITE_END()
