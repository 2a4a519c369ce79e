#include "unit/view/plural_forms.h"

#include <unicode/plurrule.h>
#include <unicode/unistr.h>

#include <boost/test/unit_test.hpp>
#include <map>
#include <memory>
#include <set>
#include <string>

#include "view/catalogue.h"

namespace gatepost::tests {
namespace {

/// The category that CLDR, as ICU has it, puts a number in: "one", "few", ...
class Cldr {
  public:
    explicit Cldr(const char* tag) {
        UErrorCode error = U_ZERO_ERROR;
        rules_.reset(icu::PluralRules::forLocale(icu::Locale(tag), error));
        BOOST_REQUIRE(U_SUCCESS(error));
    }
    std::string category(int count) const {
        std::string text;
        return rules_->select(count).toUTF8String(text);
    }

  private:
    std::unique_ptr<icu::PluralRules> rules_;
};

/// A counted text with the number taken out.
std::string form(core::Language language, int count) {
    auto text = view::translate(language, view::Plural("{} day", "{} days"), count);
    const auto number = std::to_string(count);
    return text.replace(text.find(number), number.size(), "");
}

}  // namespace

void check_plural_forms(core::Language language, const char* tag) {
    const Cldr cldr(tag);
    std::map<std::string, std::set<std::string>> forms_of;
    for (int count = 0; count < 1300; ++count)
        forms_of[cldr.category(count)].insert(form(language, count));
    std::set<std::string> all;
    for (const auto& [category, its] : forms_of) {
        BOOST_TEST(its.size() == 1U, tag << ": " << category << " has other forms as well");
        all.insert(its.begin(), its.end());
    }
    BOOST_TEST(all.size() == forms_of.size(), tag);
}

}  // namespace gatepost::tests
