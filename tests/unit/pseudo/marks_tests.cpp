#include <boost/test/unit_test.hpp>
#include <regex>
#include <set>

#include "unit/view/any_page.h"
#include "view/renderer.h"

using namespace gatepost;

namespace {

constexpr auto accented = core::Language::german;
constexpr auto mirrored = core::Language::spanish;

constexpr std::string_view open = "⟦";
constexpr std::string_view close = "⟧";

const view::Renderer& renderer() {
    static const view::Renderer instance(VIEWS_DIRECTORY, view::Site{"7", "https://example.org"});
    return instance;
}

/// What is no text of ours: languages by their own names, a host, an address, and what AnyPage puts
/// where texts of a site's owner and messages stand.
const std::set<std::string, std::less<>> foreign{
    "English", "Deutsch", "Español", "Français", "https", "example", "org", "mike",   "o",
    "neil",    "X",       "x",       "b",        "br",    "f",       "I",   "accept", "it",
    "that",    "s",       "id",      "amp",      "quot",  "lt",      "gt"};

bool is_of_a_word(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Whether text that begins there goes on with `word`, which is passed over then.
bool skip(std::string_view& text, std::string_view word) {
    if (!text.starts_with(word)) return false;
    text.remove_prefix(word.size());
    return true;
}

void skip_through(std::string_view& text, std::string_view word) {
    const auto at = text.find(word);
    text.remove_prefix(at == text.npos ? text.size() : at + word.size());
}

/// All that a page shows or has read out, without tags, styles and what is to be typed.
std::string readable(std::string_view html) {
    std::string out;
    while (!html.empty()) {
        if (html.starts_with("<style")) skip_through(html, "</style>");
        if (html.starts_with("<code")) skip_through(html, "</code>");
        if (!html.starts_with('<')) {
            out += html.front();
            html.remove_prefix(1);
            continue;
        }
        const auto tag = html.substr(0, html.find('>'));
        for (const char* name : {" alt=\"", " aria-label=\"", " placeholder=\"", " title=\"",
                                 " data-label=\"", " data-show=\"", " data-hide=\""}) {
            const auto at = tag.find(name);
            if (at == tag.npos) continue;
            const auto value = tag.substr(at + std::string_view(name).size());
            out.append(" ").append(value.substr(0, value.find('"')));
        }
        out += ' ';
        html.remove_prefix(std::min(tag.size() + 1, html.size()));
    }
    return out;
}

/// Without what is no word: entities, signs, and links.
std::string words_of(const std::string& text) {
    static const std::regex no_word("&[a-z]+;|·|–|→|https://[^ \n]*");
    return std::regex_replace(text, no_word, " ");
}

/// The first word outside of all brackets that is not foreign; empty if there is none.
std::string first_unmarked(const std::string& readable_text) {
    const std::string all = words_of(readable_text);
    std::string_view text = all;
    int depth = 0;
    std::string word;
    while (true) {
        const int change = skip(text, open) ? 1 : skip(text, close) ? -1 : 0;
        if (change == 0 && !text.empty() && depth == 0 && is_of_a_word(text.front())) {
            word += text.front();
        } else {
            if (!word.empty() && !foreign.contains(word)) return word;
            word.clear();
        }
        depth += change;
        if (text.empty()) return {};
        if (change == 0) text.remove_prefix(1);
    }
}

constexpr unsigned draws = 40;

}  // namespace

BOOST_AUTO_TEST_SUITE(marks_tests)

BOOST_AUTO_TEST_CASE(what_is_not_marked_is_found) {
    BOOST_TEST(first_unmarked("⟦Ĥî⟧ 7, ⟦⟦á⟧ b⟧") == "");
    BOOST_TEST(first_unmarked("⟦Ĥî⟧ there") == "there");
    BOOST_TEST(first_unmarked("naïve ⟦Ĥî⟧") == "naïve");
    BOOST_TEST(readable("<p title=\"one\">two <code>three</code></p>") == " one two  ");
}

BOOST_AUTO_TEST_CASE(every_text_of_every_page_is_marked_for_translation) {
    for (unsigned seed = 1; seed <= draws; ++seed) {
        tests::AnyPage any(seed, "7");
        any.of_every_kind([&](const auto& page) {
            for (const auto language : {accented, mirrored}) {
                auto frame = any.frame();
                frame.language = language;
                const auto text = readable(renderer().render(frame, page));
                BOOST_TEST(first_unmarked(text) == "");
            }
        });
    }
}

BOOST_AUTO_TEST_CASE(every_text_of_every_mail_is_marked_for_translation) {
    for (unsigned seed = 1; seed <= draws; ++seed) {
        tests::AnyPage(seed, "7").mails_of_every_kind([&](core::Mail mail) {
            mail.recipient = core::Email::parse("mike@example.org").value();
            for (const auto language : {accented, mirrored}) {
                mail.language = language;
                const auto content = renderer().write(mail);
                BOOST_TEST(first_unmarked(content.subject) == "");
                BOOST_TEST(first_unmarked(readable(content.html)) == "");
                auto text = content.text;
                // A command is the same in every language.
                const std::string command = "gatepost signup list";
                if (const auto at = text.find(command); at != text.npos)
                    text.erase(at, command.size());
                BOOST_TEST(first_unmarked(text) == "");
            }
        });
    }
}

BOOST_AUTO_TEST_CASE(pages_and_mails_run_in_the_direction_of_their_language) {
    tests::AnyPage any(1, "7");
    for (const auto& [language, direction] :
         {std::pair{accented, "dir=\"ltr\""}, {mirrored, "dir=\"rtl\""}}) {
        any.of_every_kind([&](const auto& page) {
            auto frame = any.frame();
            frame.language = language;
            BOOST_TEST(renderer().render(frame, page).find(direction) != std::string::npos);
        });
        any.mails_of_every_kind([&](core::Mail mail) {
            mail.language = language;
            BOOST_TEST(renderer().write(mail).html.find(direction) != std::string::npos);
        });
    }
}

BOOST_AUTO_TEST_SUITE_END()
