#include "core/confusable.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/uset.h>
#include <unicode/uspoof.h>

#include <array>
#include <memory>

#include "base/utf8.h"

namespace gatepost::core {
namespace {

struct Close {
    void operator()(USpoofChecker* checker) const { uspoof_close(checker); }
    void operator()(USet* set) const { uset_close(set); }
};
using Checker = std::unique_ptr<USpoofChecker, Close>;

Checker make_checker() {
    UErrorCode error = U_ZERO_ERROR;
    Checker checker(uspoof_open(&error));
    const USet* recommended = uspoof_getRecommendedSet(&error);
    if (U_FAILURE(error)) return nullptr;
    const std::unique_ptr<USet, Close> allowed(uset_cloneAsThawed(recommended));
    uset_add(allowed.get(), '-');
    uspoof_setChecks(checker.get(),
                     USPOOF_RESTRICTION_LEVEL | USPOOF_CHAR_LIMIT | USPOOF_INVISIBLE |
                         USPOOF_MIXED_NUMBERS | USPOOF_HIDDEN_OVERLAY,
                     &error);
    uspoof_setRestrictionLevel(checker.get(), USPOOF_SINGLE_SCRIPT_RESTRICTIVE);
    uspoof_setAllowedChars(checker.get(), allowed.get(), &error);
    return U_FAILURE(error) ? nullptr : std::move(checker);
}

const USpoofChecker* checker() {
    static const Checker made = make_checker();
    return made.get();
}

std::int32_t size_of(std::string_view label) {
    return static_cast<std::int32_t>(label.size());
}

bool is_mark(char32_t c) {
    return (U_MASK(u_charType(static_cast<UChar32>(c))) & U_GC_M_MASK) != 0;
}

bool is_latin(char32_t c) {
    UErrorCode error = U_ZERO_ERROR;
    return uscript_getScript(static_cast<UChar32>(c), &error) == USCRIPT_LATIN;
}

/// Whether a code point is in `text` for which `check` holds.
template <class Check>
bool has(std::string_view text, Check check) {
    while (!text.empty()) {
        if (check(base::take_code_point(text))) return true;
    }
    return false;
}

}  // namespace

bool mixes_scripts(std::string_view label) {
    if (checker() == nullptr) return true;
    UErrorCode error = U_ZERO_ERROR;
    const auto found = uspoof_check2UTF8(checker(), label.data(), size_of(label), nullptr, &error);
    return U_FAILURE(error) || found != 0;
}

bool reads_as_latin(std::string_view label) {
    if (checker() == nullptr) return true;
    std::array<char, 1024> buffer;  // a label has at most 63 code points
    UErrorCode error = U_ZERO_ERROR;
    const auto size = uspoof_getSkeletonUTF8(checker(), 0, label.data(), size_of(label),
                                             buffer.data(), buffer.size(), &error);
    if (U_FAILURE(error)) return true;
    const std::string_view skeleton(buffer.data(), static_cast<std::size_t>(size));
    const bool keeps_accents = has(label, is_latin);
    return !has(skeleton, [&](char32_t c) {
        constexpr char32_t past_ascii = 0x80;
        return c >= past_ascii && (keeps_accents || !is_mark(c));
    });
}

}  // namespace gatepost::core
