#include "naughty_texts.h"

#include "base/utf8.h"

namespace gatepost::tests {
namespace {

using namespace std::string_literals;

std::string repeated(const std::string& text, std::size_t count) {
    std::string all;
    for (std::size_t i = 0; i < count; ++i)
        all += text;
    return all;
}

const std::vector<std::string> markup{
    "<b>naughty</b>",
    "<script>alert('naughty')</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onfocus='alert(1)' autofocus='",
    "\" onfocus=\"alert(1)\" autofocus=\"",
    "</textarea></title></style></script><svg/onload=alert(1)>",
    "<!-- naughty -->",
    "]]><naughty/>",
    "&lt;b&gt; &amp; &#39; &quot; &#x3c;",
    "&amp;lt;script&amp;gt;",
    "javascript:alert('naughty')",
    "data:text/html,<script>alert(1)</script>",
    "<a href='//evil.example'>naughty</a>",
    "<\xef\xbc\x9e\xef\xbc\x9cimg/src=`x`onerror=alert(1)>",
};

const std::vector<std::string> languages{
    "'; DROP TABLE accounts; --",
    "' OR '1'='1",
    "\" OR \"\"=\"",
    "') UNION SELECT password_hash FROM accounts #",
    "\\'; SELECT SLEEP(9); -- \\",
    "%' ESCAPE '!' _%",
    "{{NAUGHTY}}",
    "{{>frame.tpl}}{{#ERRORS}}",
    "[[naughty]]",
    "${7*7} #{7*7} <%= 7*7 %> {%raw%}",
    "{} {0} {:>999999} {email}",
    "%s%s%n%x %1$s %99999d",
    "$(touch naughty) `touch naughty`",
    "; touch naughty | cat & touch naughty && true",
    "$HOME $IFS ~ * ? [a-z] !$ > naughty < /etc/passwd",
    "-oQ/tmp -f naughty --help",
    "\\\\ \\n \\0 \\x41 \\u0041",
    "{\"user\":1,\"admin\":true}",
    "null",
    "undefined",
    "true",
};

const std::vector<std::string> lines{
    "naughty\r\nX-Injected: naughty",         "naughty\nBcc: naughty@evil.example\n\nnaughty",
    "naughty\r\n\r\n<b>naughty</b>",          "naughty\rX-Injected: naughty",
    "naughty%0d%0aX-Injected:%20naughty",     "naughty\xc2\x85X-Injected: naughty",
    "naughty\u2028X-Injected: naughty\u2029", "\xe5\x98\x8a\xe5\x98\x8dX-Injected: naughty",
    "=?utf-8?q?naughty=0d=0aBcc:=20a@b.co?=", "\t naughty \t",
    "naughty; Domain=evil.example; Path=/",
};

const std::vector<std::string> paths{
    "../../../../etc/passwd",
    "..\\..\\windows\\win.ini",
    "/../../etc/passwd%00.png",
    "//evil.example/naughty",
    "/\\evil.example",
    "/%2f%2fevil.example",
    "/profile?a=b&c=\"<naughty>\"#d",
    "https://evil.example/",
    "http:evil.example",
    "///naughty",
    "/\tnaughty",
    "\\\\evil.example\\naughty",
    "/naughty/%c0%ae%c0%ae/",
};

const std::vector<std::string> bytes{
    "naughty\0naughty"s,
    "\0"s,
    "naughty\xff\xfe",
    "\xc0\xaf\xe0\x80\xaf",  // overlong
    "\xed\xa0\x80",          // a surrogate alone
    "\xed\xa0\xbd\xed\xb8\x80",
    "\xf4\x90\x80\x80",  // past the last code point
    "naughty\xe2\x82",   // cut off
    "\x01\x07\x08\x1b[31m\x7f",
};

const std::vector<std::string> unicode{
    "\u202enaughty\u202c",
    "\u2067naughty\u2066\u2069",
    "nau\u200bgh\u2060ty\ufeff",
    "nau\u00adghty\u00a0",
    "n\u200dau\u200cghty",
    "Z\u0351\u036b\u0343\u0310a\u0334\u0315l\u0322\u0321g\u0321\u0355o\u0322" +
        repeated("\u0300\u0316", 60),
    "\U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466",
    "\U0001f1e9\U0001f1ea\U0001f44d\U0001f3fd\u2764\ufe0f",
    "\u0130stanbul \u0131stanbul",
    "stra\u00dfe \u1e9e STRASSE",
    "\u017fecret \u212aelvin \u212bngstr\u00f6m",
    "\u0440\u0430\u0443\u0440\u0430l",  // Cyrillic that looks Latin
    "\uff4e\uff41\uff55\uff47\uff48\uff54\uff59\uff0e\uff20",
    "\ufb03ce \u2460 \u00bd \u2126",
    "e\u0301 \u00e9",
    "\u0627\u0644\u0633\u0644\u0627\u0645 \u05e9\u05dc\u05d5\u05dd",
    "\u4e2d\u6587\U00020000\U0002ffff",
    "\ufdfd\ufffd\uffff\U0010ffff",
    "\u3000naughty\u3000",
};

const std::vector<std::string> borders{
    "",
    " ",
    "'",
    "0",
    "-1",
    "2147483648",
    "4294967296",
    "18446744073709551616",
    "9999999999999999999999999999",
    "1e309",
    "NaN",
    "0x7f",
    "1_000",
    std::string(255, 'n'),
    std::string(1100, 'n'),
    repeated("\u00e4", 600),
    repeated("<\"'&>", 1000),
};

}  // namespace

const std::vector<std::string>& naughty_texts() {
    static const std::vector<std::string> all = [] {
        std::vector<std::string> joined;
        for (const auto& some : {markup, languages, lines, paths, bytes, unicode, borders})
            joined.insert(joined.end(), some.begin(), some.end());
        return joined;
    }();
    return all;
}

bool is_text(const std::string& bytes) {
    return base::is_utf8(bytes) && bytes.find('\0') == bytes.npos;
}

bool fits_in_a_header(const std::string& bytes) {
    return bytes.find_first_of("\r\n\0"s) == bytes.npos;
}

}  // namespace gatepost::tests
