#include "view/framed_page.h"
#include "view/names.h"

namespace gatepost::view {
namespace {

/// What a language calls itself.
std::string_view own_name(core::Language language) {
    switch (language) {
        case core::Language::english:
            return "English";
        case core::Language::german:
            return "Deutsch";
        case core::Language::spanish:
            return "Español";
    }
    __builtin_unreachable();
}

void fill_in(ctemplate::TemplateDictionary& entry, core::Language language,
             ctemplate::TemplateString tag_variable, ctemplate::TemplateString name_variable) {
    entry.SetValue(tag_variable, std::string(tag(language)));
    entry.SetValue(name_variable, std::string(own_name(language)));
}

}  // namespace

void FramedPage::fill_footer() {
    using namespace names::frame;
    auto* footer = outer_.AddSectionDictionary(kf_FOOTER);
    for (const core::Language language : core::all_languages) {
        auto* offered = footer->AddSectionDictionary(kf_OFFERED);
        fill_in(*offered, language, kf_TAG, kf_NAME);
    }
    for (const FooterLink& link : theme_.site.footer) {
        auto* item = footer->AddSectionDictionary(kf_LINK);
        item->SetValue(kf_LINK_URL, link.url);
        item->SetValue(kf_LINK_TEXT, link.text);
    }
}

void FramedPage::add_languages() {
    using namespace names::language;
    for (const core::Language language : core::all_languages) {
        auto* offered = page_->AddSectionDictionary(kl_OFFERED);
        fill_in(*offered, language, kl_TAG, kl_NAME);
        offered->ShowSection(language == frame_.language ? kl_CURRENT : kl_OTHER);
    }
}

}  // namespace gatepost::view
