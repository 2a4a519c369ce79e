#include "view/device.h"
#include "view/event_words.h"
#include "view/framed_page.h"
#include "view/names.h"
#include "view/words.h"

namespace gatepost::view {

using namespace names::sessions;

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
        item->SetValue(ks_DEVICE, device_in_words(language_, session.client.user_agent));
        item->SetValue(ks_ADDRESS, session.client.address);
        item->SetValue(ks_OPENED, in_words(language_, session.opened_at));
        item->SetValue(ks_OPENED_ISO, in_iso(session.opened_at));
        item->SetValue(ks_SEEN, in_words(language_, session.seen_at));
        item->SetValue(ks_SEEN_ISO, in_iso(session.seen_at));
        item->SetValue(ks_NUMBER, std::to_string(session.number));
        item->ShowSection(session.current ? ks_CURRENT : ks_OTHER);
    }
    if (sessions.size() > 1) page_->ShowSection(ks_OTHERS);
}

void FramedPage::add_events(const std::vector<core::Event>& events) {
    for (const core::Event& event : events) {
        auto* item = page_->AddSectionDictionary(ks_EVENT);
        item->SetValue(ks_WHAT, translated(event_in_words(event.kind)));
        item->SetValue(ks_WHEN, in_words(language_, event.happened_at));
        item->SetValue(ks_WHEN_ISO, in_iso(event.happened_at));
        item->SetValue(ks_EVENT_DEVICE, device_in_words(language_, event.client.user_agent));
        item->SetValue(ks_EVENT_ADDRESS, event.client.address);
    }
}

}  // namespace gatepost::view
