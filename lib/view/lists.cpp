#include "base/utc.h"
#include "view/device.h"
#include "view/event_words.h"
#include "view/framed_page.h"
#include "view/names.h"
#include "view/words.h"

namespace gatepost::view {

using namespace names::sessions;

void FramedPage::add_error(std::string_view field, Message text) {
    using namespace names::frame;
    if (errors_ == nullptr) errors_ = outer_.AddSectionDictionary(kf_ERRORS);
    auto* error = errors_->AddSectionDictionary(kf_ERROR);
    error->SetValue(kf_ERROR_FIELD, std::string(field));
    error->SetValue(kf_ERROR_TEXT, std::string(translated(text)));
}

void FramedPage::add_errors(const std::vector<FieldError>& errors) {
    for (const FieldError& error : errors)
        add_error(error.field, error.text);
}

void FramedPage::add_links(const std::vector<GateLink>& links) {
    using namespace names::home;
    if (links.empty()) return;
    auto* list = page_->AddSectionDictionary(kh_LINKS);
    for (const GateLink& link : links) {
        auto* item = list->AddSectionDictionary(kh_LINK);
        item->SetValue(kh_LINK_TITLE, link.title);
        item->SetValue(kh_LINK_URL, link.url);
    }
}

void FramedPage::add_fields(const std::vector<std::pair<std::string, std::string>>& fields) {
    using namespace names::proof;
    for (const auto& [name, value] : fields) {
        auto* item = page_->AddSectionDictionary(kp_FIELD);
        item->SetValue(kp_NAME, name);
        item->SetValue(kp_VALUE, value);
    }
}

void FramedPage::add_sessions(const std::vector<SessionLine>& sessions) {
    for (const SessionLine& session : sessions) {
        auto* item = page_->AddSectionDictionary(ks_SESSION);
        item->SetValue(ks_DEVICE, device_in_words(frame_.language, session.client.user_agent));
        item->SetValue(ks_ADDRESS, session.client.address);
        item->SetValue(ks_OPENED, in_words(frame_.language, session.opened_at));
        item->SetValue(ks_OPENED_ISO, base::in_utc(session.opened_at));
        item->SetValue(ks_SEEN, in_words(frame_.language, session.seen_at));
        item->SetValue(ks_SEEN_ISO, base::in_utc(session.seen_at));
        item->SetValue(ks_NUMBER, std::to_string(session.number));
        item->ShowSection(session.current ? ks_CURRENT : ks_OTHER);
    }
    show(ks_OTHERS, sessions.size() > 1);
}

void FramedPage::add_events(const std::vector<core::Event>& events) {
    for (const core::Event& event : events) {
        auto* item = page_->AddSectionDictionary(ks_EVENT);
        item->SetValue(ks_WHAT, std::string(translated(event_in_words(event.kind))));
        item->SetValue(ks_WHEN, in_words(frame_.language, event.happened_at));
        item->SetValue(ks_WHEN_ISO, base::in_utc(event.happened_at));
        item->SetValue(ks_EVENT_DEVICE, device_in_words(frame_.language, event.client.user_agent));
        item->SetValue(ks_EVENT_ADDRESS, event.client.address);
    }
}

}  // namespace gatepost::view
