#include "mail/message.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <sstream>
#include <thread>
#include <vector>

#include "crypto/keyring.h"
#include "fakes/time_zone.h"

namespace gatepost::mail {
namespace {

core::Email address(std::string_view text) {
    return core::Email::parse(text).value();
}

HeaderText header(std::string_view text) {
    return HeaderText::parse(text).value();
}

crypto::PurposeKeys keys(char key = 'a') {
    return {crypto::Keyring::parse(std::string(64, key)).value(), "test"};
}

std::optional<std::string> compose_with(std::string_view from_name,
                                        const core::MailContent& content) {
    const auto from = address("accounts@example.org");
    const base::TimePoint date{std::chrono::seconds(1'700'000'000)};
    return compose({header(from_name), from, address("ada@example.com"), date,
                    MessageId::derive(keys(), "1", from)},
                   content);
}

std::string headers_of(const std::string& message) {
    return message.substr(0, message.find("\n\n") + 1);
}

/// The names of the headers, in order.
std::vector<std::string> header_names(const std::string& message) {
    std::vector<std::string> names;
    std::istringstream lines(headers_of(message));
    for (std::string line; std::getline(lines, line);) {
        if (line.front() != ' ' && line.front() != '\t') {
            names.push_back(line.substr(0, line.find(':')));
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

const std::vector<std::string> all_headers{
    "Auto-Submitted", "Content-Type", "Date",
    "From",           "MIME-Version", "Message-ID",
    "Subject",        "To",           "X-Auto-Response-Suppress"};

std::size_t longest_line(const std::string& text) {
    std::size_t longest = 0;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);)
        longest = std::max(longest, line.size());
    return longest;
}

bool holds(const std::string& text, std::string_view part) {
    return text.find(part) != text.npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(message_tests)

BOOST_AUTO_TEST_CASE(a_plain_message_is_written_out_whole) {
    const auto message = compose_with(
        "Gatepost", {"Please confirm your email", "Hello\n.\nyou\n", "<p>Hello</p>\n"});
    BOOST_TEST(message.value() ==
               "From: Gatepost <accounts@example.org>\n"
               "To: ada@example.com\n"
               "Subject: Please confirm your email\n"
               "Date: Tue, 14 Nov 2023 22:13:20 +0000\n"
               "Message-ID: <oBAA0DdYNPdxh7tuj68R0Q@example.org>\n"
               "Auto-Submitted: auto-generated\n"
               "X-Auto-Response-Suppress: DR, RN, NRN, OOF, AutoReply\n"
               "MIME-Version: 1.0\n"
               "Content-Type: multipart/alternative; boundary=\"=_oBAA0DdYNPdxh7tuj68R0Q\"\n"
               "\n"
               "--=_oBAA0DdYNPdxh7tuj68R0Q\n"
               "Content-Type: text/plain; charset=utf-8\n"
               "Content-Transfer-Encoding: quoted-printable\n"
               "\n"
               "Hello\n.\nyou\n"
               "\n"
               "--=_oBAA0DdYNPdxh7tuj68R0Q\n"
               "Content-Type: text/html; charset=utf-8\n"
               "Content-Transfer-Encoding: quoted-printable\n"
               "\n"
               "<p>Hello</p>\n"
               "\n"
               "--=_oBAA0DdYNPdxh7tuj68R0Q--\n");
}

BOOST_AUTO_TEST_CASE(the_date_is_in_utc_wherever_the_process_runs) {
    for (const char* zone : fakes::time_zones) {
        const fakes::TimeZone here(zone);
        const auto message = compose_with("Gatepost", {"s", "t", "h"});
        BOOST_TEST(holds(message.value(), "\nDate: Tue, 14 Nov 2023 22:13:20 +0000\n"));
    }
}

BOOST_AUTO_TEST_CASE(text_outside_ascii_is_encoded) {
    const auto message = compose_with("Gärtnerei", {"Bestätigen", "Grüße = x", "<p>Grüße</p>"});
    BOOST_TEST(holds(*message, "From: =?UTF-8?B?R8OkcnRuZXJlaQ==?= <accounts@example.org>\n"));
    BOOST_TEST(holds(*message, "Subject: =?UTF-8?B?QmVzdMOkdGlnZW4=?=\n"));
    BOOST_TEST(holds(*message, "\n\nGr=C3=BC=C3=9Fe =3D x\n"));
    BOOST_TEST(holds(*message, "\n\n<p>Gr=C3=BC=C3=9Fe</p>\n"));
    BOOST_TEST(std::none_of(message->begin(), message->end(), [](char c) { return c < 0; }));
}

BOOST_AUTO_TEST_CASE(long_text_without_spaces_keeps_encoded_words_within_75_characters) {
    std::string japanese;
    for (int i = 0; i < 50; ++i)
        japanese += "確認";
    const auto message = compose_with(japanese.substr(0, 120), {japanese, "x", "x"});
    BOOST_TEST(longest_line(*message) <= 76U);
    BOOST_TEST(header_names(*message) == all_headers, boost::test_tools::per_element());
    BOOST_TEST(!holds(*message, "�"));
}

BOOST_AUTO_TEST_CASE(a_long_line_of_a_part_is_folded) {
    const std::string link = "https://example.org/confirm/" + std::string(600, 'a');
    const auto message = compose_with("", {"s", link, "<a href=\"" + link + "\">"});
    BOOST_TEST(longest_line(*message) <= 76U);
}

BOOST_AUTO_TEST_CASE(a_name_with_special_characters_stays_a_name) {
    const auto message = compose_with("Eve\" <eve@evil.example>, x", {"s", "t", "h"});
    BOOST_TEST(holds(*message, "From: \"Eve\\\" <eve@evil.example>, x\" <accounts@example.org>\n"));
}

BOOST_AUTO_TEST_CASE(without_a_name_the_address_stands_alone) {
    BOOST_TEST(holds(*compose_with("", {"s", "t", "h"}), "From: accounts@example.org\n"));
}

BOOST_AUTO_TEST_CASE(no_subject_can_add_a_header_or_end_the_headers) {
    for (const std::string_view hostile :
         {"a\nBcc: x@evil.example", "a\r\nBcc: x@evil.example", "a\rBcc: x@evil.example",
          "a\n\nbody", "\n", "a\tb", "a\x7f", "\u0085Bcc: x", "\u2028Bcc: x", "\u2029Bcc: x",
          "\xff", "=?utf-8?q?=0ABcc:_x?="}) {
        BOOST_TEST(!HeaderText::parse(hostile));
        BOOST_TEST(!compose_with("Gatepost", {std::string(hostile), "t", "h"}));
    }
    BOOST_TEST(!HeaderText::parse(std::string_view("a\0b", 3)));
    BOOST_TEST(!HeaderText::parse(std::string(501, 'a')));
}

BOOST_AUTO_TEST_CASE(what_header_text_accepts_never_adds_a_header) {
    for (const std::string_view odd :
         {"", " ", ":", "a: b", "Bcc: x@evil.example", "\"", "\\", "<>", "(", "?=", "= ?", ",;",
          "é", "\u00a0", "\xf0\x9f\x92\x8c", "ends with a space "}) {
        const auto message = compose_with(odd, {std::string(odd), "t", "h"});
        BOOST_TEST_INFO("text: " << odd);
        BOOST_TEST(header_names(message.value()) == all_headers, boost::test_tools::per_element());
    }
    const std::string longest(500, 'a');
    BOOST_TEST(header_names(*compose_with(longest, {longest, "t", "h"})) == all_headers,
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_part_cannot_hold_the_boundary) {
    const std::string hostile = "--=_oBAA0DdYNPdxh7tuj68R0Q--\n";
    const auto message = compose_with("", {"s", hostile, hostile});
    BOOST_TEST(holds(*message, "--=3D_oBAA0DdYNPdxh7tuj68R0Q--\n"));
    BOOST_TEST(message->find("--=_oBAA0DdYNPdxh7tuj68R0Q--\n") == message->size() - hostile.size());
}

BOOST_AUTO_TEST_CASE(parts_must_be_utf8_and_of_a_sane_size) {
    BOOST_TEST(!compose_with("", {"s", "\xff", "h"}));
    BOOST_TEST(!compose_with("", {"s", "t", "\xc3"}));
    BOOST_TEST(compose_with("", {"s", std::string(max_content_bytes - 2, 'a'), "h"}).has_value());
    BOOST_TEST(!compose_with("", {"s", std::string(max_content_bytes - 1, 'a'), "h"}));
}

BOOST_AUTO_TEST_CASE(message_ids_are_the_mails_own_and_carry_the_domain_in_ascii) {
    const auto sender = address("post@bücher.example");
    const auto first = MessageId::derive(keys(), "1", sender).text();
    BOOST_TEST(first == MessageId::derive(keys(), "1", sender).text());
    BOOST_TEST(first != MessageId::derive(keys(), "2", sender).text());
    BOOST_TEST(first != MessageId::derive(keys('b'), "1", sender).text());
    BOOST_TEST(first.ends_with("@xn--bcher-kva.example>"));
    BOOST_TEST(first.find("=_") == first.npos);
}

BOOST_AUTO_TEST_CASE(many_threads_may_compose_at_once) {
    std::vector<std::string> results(8);
    std::vector<std::thread> threads;
    for (std::string& result : results) {
        threads.emplace_back([&result] { result = *compose_with("Gä", {"ü", "é", "<p>é</p>"}); });
    }
    for (std::thread& thread : threads)
        thread.join();
    for (const std::string& result : results)
        BOOST_TEST(result == results.front());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gatepost::mail
