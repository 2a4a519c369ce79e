#include "core/domain.h"

#include <idn2.h>

#include <algorithm>
#include <memory>

#include "base/ascii.h"
#include "base/host.h"
#include "base/utf8.h"
#include "base/visible_text.h"
#include "core/confusable.h"

namespace gatepost::core {
namespace {

/// Takes over what a call of IDN2 gave back.
std::optional<std::string> take(int result, char* text) {
    const std::unique_ptr<char, decltype(&idn2_free)> owner(text, idn2_free);
    if (result != IDN2_OK) return std::nullopt;
    return text;
}

/// Whether IDN2 could only put the domain into lower case. A '-' twice may begin an A-label.
bool is_plain_ascii(std::string_view domain) {
    return domain.find("--") == domain.npos &&
           std::all_of(domain.begin(), domain.end(),
                       [](char c) { return base::is_alnum(c) || c == '.' || c == '-'; });
}

std::optional<std::string> to_ascii(const std::string& domain) {
    char* ascii = nullptr;
    const int result =
        idn2_to_ascii_8z(domain.c_str(), &ascii, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL);
    const auto taken = take(result, ascii);
    if (!taken || !base::is_domain(base::lower(*taken))) return std::nullopt;
    return base::lower(*taken);
}

bool is_clear(std::string_view unicode) {
    while (true) {
        const auto dot = unicode.find('.');
        const auto label = unicode.substr(0, dot);
        const bool is_top_level = dot == unicode.npos;
        // Of two top-level domains that look alike, the root zone has one.
        if (!base::is_ascii(label) &&
            (mixes_scripts(label) || (!is_top_level && reads_as_latin(label))))
            return false;
        if (is_top_level) return true;
        unicode.remove_prefix(dot + 1);
    }
}

std::string to_shown(const std::string& ascii) {
    char* unicode = nullptr;
    const int result = idn2_to_unicode_8z8z(ascii.c_str(), &unicode, 0);
    const auto taken = take(result, unicode);
    return taken && is_clear(*taken) ? *taken : ascii;
}

}  // namespace

std::optional<Domain> Domain::parse(std::string_view typed) {
    // Nearly all domains are, and the address of a session's account is read at every request.
    if (is_plain_ascii(typed)) {
        std::string ascii = base::lower(std::string(typed));
        if (!base::is_domain(ascii)) return std::nullopt;
        return Domain(std::move(ascii), std::string(typed));
    }
    auto ascii = to_ascii(std::string(typed));
    if (!ascii) ascii = to_ascii(base::without_joiners(typed));
    if (!ascii) return std::nullopt;
    std::string shown = to_shown(*ascii);
    return Domain(*std::move(ascii), std::move(shown));
}

}  // namespace gatepost::core
