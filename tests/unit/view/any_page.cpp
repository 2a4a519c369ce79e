#include "unit/view/any_page.h"

namespace gatepost::tests {

using namespace std::string_literals;

const std::vector<std::string>& hostile_texts() {
    static const std::vector<std::string> texts{
        "",
        "mike@example.org",
        "/gate/return/x?a=1&b=%20+c",
        "\"><script>alert('{{EMAIL}}')</script>&amp; ",
        "' onmouseover='alert(1)",
        "javascript:alert(document.cookie)",
        "JaVaScRiPt:alert(1)",
        "\tjavascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "//evil.example/x",
        "https://a.test/x?a&b#c",
        "http:a",
        "mailto:a@b.test?x='",
        "Español – Zürich – 日本 \u2028",
        "\xff\xc0\x80 <not UTF-8>",
        "a\x01\x02\x08\x0b\x0c\x1b\x7f b",
        "two\r\nlines\nand\ttabs",
        "NUL\0inside"s,
        "{{>PAGE}}{{#X}}{{! }}[[marked]]",
        "`$(x)` \\u003c \\x22 %3Cb%3E +&lt;&#39;",
        "7316924086195230478",
        "73169240861952304780001",
        "42",
        "-1.5e9",
        std::string(5000, '<'),
    };
    return texts;
}

std::string AnyPage::text() {
    if (text_) return *text_;
    const auto& texts = hostile_texts();
    if (flag()) return texts[below(texts.size())];
    std::string bytes;
    for (std::size_t size = below(40); bytes.size() < size;)
        bytes += static_cast<char>(below(256));
    return bytes;
}

view::Message AnyPage::message() {
    switch (below(4)) {
        case 0:
            return view::Message("You were logged out.");
        case 1:
            return view::Message("Email or password is incorrect.");
        case 2:
            return view::Message("<b>&amp; \"that's\" it\n");
        default:
            return view::Message("x");
    }
}

std::optional<view::Message> AnyPage::maybe() {
    if (flag()) return std::nullopt;
    return message();
}

view::Frame AnyPage::frame() {
    view::Frame frame;
    frame.viewer = static_cast<view::Viewer>(below(4));
    frame.is_administrator = flag();
    frame.csrf_token = text();
    if (flag()) frame.notice = view::NoticeText{static_cast<view::Tone>(below(3)), message()};
    if (below(8) == 0) frame.base = "https://example.org";
    if (flag()) frame.here = text();
    frame.language = core::all_languages[below(core::all_languages.size())];
    return frame;
}

core::Mail AnyPage::mail(decltype(core::Mail::body) body) {
    return {core::Email::parse("o'neil&{{X}}@example.org").value(),
            core::all_languages[below(core::all_languages.size())],
            time(),
            text(),
            name(),
            std::move(body)};
}

std::optional<core::DisplayName> AnyPage::name() {
    if (flag()) return std::nullopt;
    const auto hostile = core::DisplayName::parse("<b id='x'>\"&[[x]]");
    return core::DisplayName::parse(text()).value_or(hostile.value());
}

std::optional<view::ConsentBox> AnyPage::consent() {
    const auto text = core::ConsentText::parse("<b>I & \"I\" accept [it<br>](/a?b=c&d='e\"<f>).");
    if (flag()) return std::nullopt;
    return view::ConsentBox{text.value(), flag()};
}

base::TimePoint AnyPage::time() {
    return base::TimePoint(std::chrono::seconds(below(4'000'000'000)));
}

std::vector<view::FieldError> AnyPage::errors() {
    std::vector<view::FieldError> all;
    if (below(3) != 0) return all;
    for (const char* field : {"email", "current", "password", "confirm", "proof", "reason", "uses",
                              "name", "consent"}) {
        if (flag()) all.push_back({field, message()});
    }
    if (below(4) == 0) all.push_back({text(), message()});
    return all;
}

std::vector<view::GateLink> AnyPage::links() {
    std::vector<view::GateLink> all;
    for (std::size_t count = flag() ? 0 : below(3); all.size() < count;)
        all.push_back({text(), text()});
    return all;
}

std::vector<std::pair<std::string, std::string>> AnyPage::fields() {
    std::vector<std::pair<std::string, std::string>> all;
    for (std::size_t count = flag() ? 0 : below(4); all.size() < count;)
        all.emplace_back(text(), text());
    return all;
}

std::vector<view::SessionLine> AnyPage::sessions() {
    std::vector<view::SessionLine> all;
    for (std::size_t count = below(3); all.size() < count;)
        all.push_back({below(1000), client(), time(), time(), flag()});
    return all;
}

std::vector<core::Event> AnyPage::events() {
    std::vector<core::Event> all;
    for (std::size_t count = below(3); all.size() < count;)
        all.push_back({static_cast<core::EventKind>(below(16)),
                       time(),
                       client(),
                       {text(), text()},
                       core::EventId{below(1000)},
                       maybe(core::AccountId{below(3)}),
                       maybe(core::AccountId{below(3)})});
    return all;
}

std::vector<core::FailedLogins> AnyPage::failed_logins() {
    std::vector<core::FailedLogins> all;
    for (std::size_t count = below(3); all.size() < count;)
        all.push_back({text(), below(1000), time()});
    return all;
}

}  // namespace gatepost::tests
