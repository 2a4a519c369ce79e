#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <regex>
#include <set>
#include <sstream>

#include "core/mails.h"
#include "text.h"
#include "unit/view/any_page.h"
#include "unit/view/html.h"
#include "view/renderer.h"

using namespace gatepost;
using namespace gatepost::view;
using namespace std::chrono_literals;
using tests::contains;
using tests::occurrences;

namespace {

constexpr auto asked_at = std::chrono::sys_days{2026y / 11 / 23} + 14h + 5min;
const std::string token(150, 'x');
const std::string confirm_link = "https://example.org/confirm/" + token;
const std::string rescue_link = "https://example.org/rescue/" + token;
const std::string decline_link = "https://example.org/decline/" + token;

Renderer mail_renderer(const std::string& site_name = "Gatepost") {
    return Renderer(VIEWS_DIRECTORY, Site{site_name, "https://example.org"});
}

/// In English, to mike@example.org.
core::Mail mail_with(decltype(core::Mail::body) body) {
    return {core::Email::parse("mike@example.org").value(),
            core::Language::english,
            asked_at,
            "203.0.113.7",
            {},
            std::move(body)};
}

core::MailContent written(decltype(core::Mail::body) body) {
    return mail_renderer().write(mail_with(std::move(body)));
}

core::ConfirmEmailMail confirm_mail() {
    return {confirm_link, "ABCD-1234", decline_link, 3600s};
}

void check_form(const core::MailContent& mail) {
    for (const std::string* part : {&mail.text, &mail.html})
        BOOST_TEST(!contains(*part, "{{"));
    const auto tags = tests::parse_tags(mail.html);
    BOOST_TEST(tests::find_unbalanced(tags) == "");
    for (const auto& tag : tags) {
        BOOST_TEST((tag.name != "img" && tag.name != "link" && tag.name != "script"));
        if (tag.name == "a" && !tag.closing) BOOST_TEST(tag["href"].starts_with("https://"));
    }
    BOOST_TEST(!contains(mail.text, "\n\n\n"));
    std::istringstream lines(mail.text);
    for (std::string line; std::getline(lines, line);)
        BOOST_TEST((line.size() <= 78 || !contains(line, " ")), line);
}

void check_mail(const core::MailContent& mail,
                std::string_view what_to_do = "no action is needed") {
    check_form(mail);
    for (const std::string* part : {&mail.text, &mail.html}) {
        BOOST_TEST(contains(*part, "If this wasn't you"));
        BOOST_TEST(contains(*part, what_to_do));
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(mails_tests)

BOOST_AUTO_TEST_CASE(a_mail_greets_by_name_if_there_is_one) {
    auto mail = mail_with(core::SignUpApprovedMail{});
    BOOST_TEST(mail_renderer().write(mail).text.starts_with("Hello,\n"));
    BOOST_TEST(!contains(mail_renderer().write(mail).html, "Hello"));
    mail.name = core::DisplayName::parse("Ada <b> & Co");
    BOOST_TEST(mail_renderer().write(mail).text.starts_with("Hello Ada <b> & Co,\n"));
    BOOST_TEST(contains(mail_renderer().write(mail).html, ">Hello Ada &lt;b&gt; &amp; Co,<"));
    mail.language = core::Language::german;
    BOOST_TEST(mail_renderer().write(mail).text.starts_with("Guten Tag Ada <b> & Co,\n"));
}

BOOST_AUTO_TEST_CASE(the_reset_mail_has_one_link_and_says_how_long_it_works) {
    const auto link = "https://example.org/reset/" + token;
    const auto mail = written(core::ResetPasswordMail{link, 3600s});
    check_mail(mail);
    BOOST_TEST(mail.subject == "Set a new password");
    BOOST_TEST(occurrences(mail.text, link) == 1u);
    BOOST_TEST(occurrences(mail.html, link) == 3u);  // the button, and the address, a link too
    for (const std::string* part : {&mail.text, &mail.html}) {
        for (const char* fact : {"mike@example.org", "1 hour", "203.0.113.7", "Requested on"})
            BOOST_TEST(contains(*part, fact), fact);
    }
}

BOOST_AUTO_TEST_CASE(the_notice_says_what_to_do_if_it_was_somebody_else) {
    const auto mail = written(core::PasswordChangedMail{rescue_link, std::chrono::hours(24 * 7)});
    check_mail(mail, "knows your");
    for (const std::string* part : {&mail.text, &mail.html}) {
        for (const char* fact : {"mike@example.org", "203.0.113.7", "Changed on", "7 days"})
            BOOST_TEST(contains(*part, fact), fact);
        BOOST_TEST(contains(*part, rescue_link));
    }
}

BOOST_AUTO_TEST_CASE(the_mail_about_a_new_device_names_it) {
    const auto mail = written(core::NewDeviceMail{
        "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0", rescue_link,
        std::chrono::hours(24 * 7)});
    check_mail(mail, "knows your");
    for (const std::string* part : {&mail.text, &mail.html}) {
        for (const char* fact : {"mike@example.org", "Firefox on Linux", "203.0.113.7",
                                 "Logged in on 23 November 2026, 14:05 UTC"})
            BOOST_TEST(contains(*part, fact), fact);
        BOOST_TEST(contains(*part, rescue_link));
    }
}

BOOST_AUTO_TEST_CASE(there_is_no_way_to_rescue_an_account_that_has_another_address) {
    const auto mail = written(core::NewDeviceMail{"", "", 3600s});
    for (const std::string* part : {&mail.text, &mail.html})
        BOOST_TEST(!contains(*part, "If this wasn't you"));
}

BOOST_AUTO_TEST_CASE(
    the_mail_about_a_deletion_has_a_link_to_keep_the_account_and_one_to_rescue_it) {
    const auto keep_link = "https://example.org/keep/" + token;
    const auto mail = written(core::DeletionAskedMail{keep_link, rescue_link, asked_at + 168h});
    check_mail(mail, "knows your");
    for (const std::string* part : {&mail.text, &mail.html}) {
        for (const char* fact : {"mike@example.org", "203.0.113.7", "30", "November"})
            BOOST_TEST(contains(*part, fact), fact);
        BOOST_TEST(contains(*part, keep_link));
        BOOST_TEST(contains(*part, rescue_link));
    }
}

BOOST_AUTO_TEST_CASE(what_was_decided_about_a_sign_up_is_told_with_the_way_in_if_there_is_one) {
    const auto approved = written(core::SignUpApprovedMail{});
    const auto refused = written(core::SignUpRefusedMail{});
    check_mail(approved);
    check_mail(refused);
    for (const auto& mail : {approved, refused}) {
        for (const std::string* part : {&mail.text, &mail.html})
            BOOST_TEST(contains(*part, "Decided on 23 November 2026, 14:05 UTC."));
    }
    BOOST_TEST(contains(approved.text, "\nhttps://example.org/login\n"));
    BOOST_TEST(contains(approved.html, "href=\"https://example.org/login\""));
    // The site's own.
    BOOST_TEST(occurrences(refused.text, "https://") == 1U);
    BOOST_TEST(occurrences(refused.html, "href=") == 1U);
}

BOOST_AUTO_TEST_CASE(administrators_learn_how_many_wait_and_the_command) {
    for (const auto& [count, words] : {std::pair{1, "1 person is"}, {12, "12 people are"}}) {
        const auto mail = written(core::SignUpsWaitingMail{count});
        check_form(mail);
        BOOST_TEST(contains(mail.text, words));
        BOOST_TEST(contains(mail.html, words));
        BOOST_TEST(contains(mail.text, "\ngatepost signup list\n"));
        BOOST_TEST(contains(mail.html, ">gatepost signup list</code>"));
    }
}

BOOST_AUTO_TEST_CASE(the_confirmation_mail_says_all_that_its_reader_needs) {
    const auto mail = written(confirm_mail());
    check_mail(mail);
    BOOST_TEST(mail.subject == "Please confirm your email");
    BOOST_TEST(contains(mail.html, "<title>Please confirm your email</title>"));
    for (const std::string* part : {&mail.text, &mail.html})
        for (const char* fact : {"Gatepost", "mike@example.org", "1 hour", "203.0.113.7",
                                 "23 November 2026, 14:05 UTC", "log in first"})
            BOOST_TEST(contains(*part, fact), fact);
}

BOOST_AUTO_TEST_CASE(the_confirmation_mail_has_a_link_to_confirm_and_one_to_decline) {
    const auto mail = written(confirm_mail());
    BOOST_TEST(contains(mail.text, "\n\n" + confirm_link + "\n\n"));
    BOOST_TEST(occurrences(mail.text, "://") == 3U);  // and the site's own
    BOOST_TEST(occurrences(mail.html, "<a ") == 4U);
    BOOST_TEST(contains(mail.html, "href=\"" + confirm_link + "\""));
    BOOST_TEST(contains(mail.html, ">" + confirm_link + "<"));
    BOOST_TEST(occurrences(mail.html, "://") == 6U);
}

BOOST_AUTO_TEST_CASE(the_owner_of_an_account_is_told_without_a_confirm_link) {
    const auto mail = written(core::AlreadyRegisteredMail{});
    check_mail(mail);
    BOOST_TEST(mail.subject == "You already have an account");
    BOOST_TEST(contains(mail.text, "\nhttps://example.org/login\n"));
    BOOST_TEST(contains(mail.text, "\nhttps://example.org/forgot\n"));
    BOOST_TEST(contains(mail.html, "href=\"https://example.org/login\""));
    BOOST_TEST(contains(mail.html, "href=\"https://example.org/forgot\""));
    for (const std::string* part : {&mail.text, &mail.html}) {
        BOOST_TEST(!contains(*part, "/confirm"));
        for (const char* fact : {"Gatepost", "mike@example.org", "nothing was changed",
                                 "203.0.113.7", "23 November 2026, 14:05 UTC"})
            BOOST_TEST(contains(*part, fact), fact);
    }
}

BOOST_AUTO_TEST_CASE(an_unknown_network_address_is_passed_over) {
    for (auto mail : {mail_with(confirm_mail()), mail_with(core::AlreadyRegisteredMail{})}) {
        mail.client_address.clear();
        const auto content = mail_renderer().write(mail);
        check_mail(content);
        BOOST_TEST(!contains(content.text, "IP address"));
        BOOST_TEST(!contains(content.html, "IP address"));
    }
}

BOOST_AUTO_TEST_CASE(text_is_not_escaped_and_html_is) {
    const auto named = mail_renderer("Bread & \"Butter\"");
    for (auto mail : {mail_with(confirm_mail()), mail_with(core::AlreadyRegisteredMail{})}) {
        mail.recipient = core::Email::parse("o'neil&{{X}}@example.org").value();
        mail.client_address = "<i>&\"";
        const auto content = named.write(mail);
        BOOST_TEST(contains(content.text, "Bread & \"Butter\""));
        BOOST_TEST(contains(content.text, "\no'neil&{{X}}@example.org\n"));
        BOOST_TEST(contains(content.text, "<i>&\""));
        BOOST_TEST(contains(content.html, "Bread &amp; &quot;Butter&quot;"));
        BOOST_TEST(contains(content.html, "o&#39;neil&amp;{{X}}@example.org"));
        BOOST_TEST(contains(content.html, "&lt;i&gt;&amp;&quot;"));
    }
}

BOOST_AUTO_TEST_CASE(no_value_changes_the_tags_of_a_mail_or_runs_a_script) {
    const auto gatepost = mail_renderer();
    std::vector<std::string> harmless;
    tests::AnyPage(1, "x").mails_of_every_kind([&](const core::Mail& mail) {
        harmless.push_back(tests::skeleton_of(gatepost.write(mail).html));
    });
    for (const auto& text : tests::hostile_texts()) {
        if (text.empty()) continue;  // mails say other things then
        auto expected = harmless.begin();
        tests::AnyPage(1, text).mails_of_every_kind([&](const core::Mail& mail) {
            const auto html = gatepost.write(mail).html;
            BOOST_TEST(tests::skeleton_of(html) == *expected++, text);
            for (const auto& tag : tests::parse_tags(html)) {
                for (const char* scheme : {"javascript:", "JaVaScRiPt:", " javascript:", "data:"})
                    BOOST_TEST(!tag["href"].starts_with(scheme));
            }
        });
    }
}

BOOST_AUTO_TEST_CASE(every_mail_says_whom_it_is_for_and_why_it_came) {
    const auto gatepost = mail_renderer();
    tests::AnyPage(2, "https://example.org/x").mails_of_every_kind([&](core::Mail mail) {
        mail.recipient = core::Email::parse("mike@example.org").value();
        mail.language = core::Language::english;
        const auto content = gatepost.write(mail);
        // What administrators do, or are told of, nobody does in the recipient's name.
        const bool is_notice = std::holds_alternative<core::SignUpsWaitingMail>(mail.body) ||
                               std::holds_alternative<core::AccountLockedMail>(mail.body) ||
                               std::holds_alternative<core::AddressSetMail>(mail.body) ||
                               std::holds_alternative<core::TestMail>(mail.body);
        is_notice ? check_form(content) : check_mail(content, "");
        BOOST_TEST(content.subject.size() > 10U);
        for (const char* fact : {"\nGatepost\n", "mike@example.org", " UTC"})
            BOOST_TEST(contains(content.text, fact), content.text);
    });
}

BOOST_AUTO_TEST_CASE(text_and_html_of_every_mail_have_the_same_links) {
    const auto gatepost = mail_renderer();
    tests::AnyPage(3, "https://example.org/x?a=1&b=2").mails_of_every_kind([&](core::Mail mail) {
        mail.recipient = core::Email::parse("mike@example.org").value();
        if (std::holds_alternative<core::AddressSetMail>(mail.body)) return;  // its address is one
        const auto content = gatepost.write(mail);
        std::set<std::string> in_html;
        for (const auto& tag : tests::parse_tags(content.html)) {
            if (tag.has("href"))
                in_html.insert(std::regex_replace(tag["href"], std::regex("&amp;"), "&"));
        }
        std::set<std::string> in_text;
        const std::regex url("https://[^ \n]+");
        for (std::sregex_iterator found(content.text.begin(), content.text.end(), url), end;
             found != end; ++found)
            in_text.insert(found->str());
        in_text.erase(mail.client_address + ".");
        BOOST_TEST(in_html == in_text, boost::test_tools::per_element());
    });
}

BOOST_AUTO_TEST_CASE(every_mail_has_a_preheader_that_is_not_its_subject) {
    const auto gatepost = mail_renderer();
    tests::AnyPage(4, "x").mails_of_every_kind([&](core::Mail mail) {
        mail.language = core::Language::english;
        const auto content = gatepost.write(mail);
        const auto hidden = content.html.find("<div style=\"display: none;");
        BOOST_REQUIRE(hidden < content.html.find("<table"));
        const auto start = content.html.find('>', hidden) + 1;
        const auto preheader = content.html.substr(start, content.html.find('\n', start) - start);
        BOOST_TEST(preheader.size() > 15U);
        BOOST_TEST(!contains(content.subject, preheader));
        BOOST_TEST(!contains(preheader, content.subject));
    });
}

BOOST_AUTO_TEST_CASE(tables_of_mails_are_not_read_out_as_tables) {
    const auto gatepost = mail_renderer();
    tests::AnyPage(5, "x").mails_of_every_kind([&](const core::Mail& mail) {
        for (const auto& tag : tests::parse_tags(gatepost.write(mail).html)) {
            if (tag.name == "table" && !tag.closing) BOOST_TEST(tag["role"] == "presentation");
        }
    });
}

BOOST_AUTO_TEST_CASE(words_on_a_button_can_be_read_whatever_the_accent) {
    for (const char* wish : {"#ffcc00", "#000000", "#ffffff", "#1b6b4f", "#7f7f7f"}) {
        Site site{"Gatepost", "https://example.org"};
        site.accent = Accent::of(Colour::parse(wish).value());
        const auto html = Renderer(VIEWS_DIRECTORY, site).write(mail_with(confirm_mail())).html;
        const std::regex light(
            "background-color: (#[0-9a-f]{6}); mso-padding-alt[^>]*>"
            "<a [^>]* color: (#[0-9a-f]{6});");
        const std::regex dark(
            "fill \\{ background-color: (#[0-9a-f]{6}) [^}]*\\}\\s*"
            "\\.on-fill \\{ color: (#[0-9a-f]{6})");
        for (const auto& rule : {light, dark}) {
            std::smatch found;
            BOOST_REQUIRE(std::regex_search(html, found, rule));
            BOOST_TEST(contrast(Colour::parse(found.str(1)).value(),
                                Colour::parse(found.str(2)).value()) >= 4.5,
                       wish);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_link_can_be_read_whatever_the_accent) {
    const Colour paper{{0xff, 0xff, 0xff}};
    const Colour dark_paper{{0x18, 0x1f, 0x1c}};
    for (const char* wish : {"#ffcc00", "#111111", "#ffffff", "#1b6b4f"}) {
        Site site{"Gatepost", "https://example.org"};
        site.accent = Accent::of(Colour::parse(wish).value());
        const auto html = Renderer(VIEWS_DIRECTORY, site).write(mail_with(confirm_mail())).html;
        const std::regex light("class=\"link\" [^>]* style=\"color: (#[0-9a-f]{6});");
        const std::regex dark("\\.link \\{ color: (#[0-9a-f]{6})");
        std::smatch found;
        BOOST_REQUIRE(std::regex_search(html, found, light));
        BOOST_TEST(contrast(Colour::parse(found.str(1)).value(), paper) >= 4.5, wish);
        BOOST_REQUIRE(std::regex_search(html, found, dark));
        BOOST_TEST(contrast(Colour::parse(found.str(1)).value(), dark_paper) >= 4.5, wish);
    }
}

BOOST_AUTO_TEST_CASE(the_frame_says_by_whom_and_why_the_mail_was_sent) {
    const auto mail = written(core::ResetPasswordMail{rescue_link, 3600s});
    for (const std::string* part : {&mail.text, &mail.html}) {
        BOOST_TEST(contains(*part, "because you have an account at Gatepost"));
        BOOST_TEST(contains(*part, "https://example.org"));
    }
    BOOST_TEST(contains(mail.text, "\nGatepost\nhttps://example.org\n"));
    BOOST_TEST(contains(mail.html, ">G</td>"));
}

BOOST_AUTO_TEST_CASE(long_names_do_not_make_long_lines) {
    auto mail = mail_with(confirm_mail());
    const std::string label(63, 'b');
    mail.recipient = core::Email::parse(std::string(64, 'a') + "@" + label + "." + label + "." +
                                        label.substr(10) + ".example")
                         .value();
    check_mail(mail_renderer("The Society for the Preservation of Gates, Posts and Hinges of the "
                             "Northern and Southern Counties")
                   .write(mail));
}

BOOST_AUTO_TEST_SUITE_END()
