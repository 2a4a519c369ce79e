#include "view/pages/sessions.h"

#include "names/sessions.tpl.h"
#include "view/catalogue.h"
#include "view/device.h"
#include "view/event_words.h"
#include "view/framed_page.h"

namespace gatepost::view {
namespace {

using namespace names::sessions_tpl;

void fill(Part item, const SessionLine& session) {
    item.set(ks_DEVICE, device_in_words(item.language(), session.client.user_agent));
    item.set(ks_ADDRESS, session.client.address);
    item.set(ks_OPENED, ks_OPENED_ISO, session.opened_at);
    item.set(ks_SEEN, ks_SEEN_ISO, session.seen_at);
    item.set(ks_NUMBER, std::to_string(session.number));
    item.show(session.current ? ks_CURRENT : ks_OTHER);
}

void fill(Part item, const core::Event& event) {
    item.set(ks_WHAT, event_for_owner(event));
    item.set(ks_WHEN, ks_WHEN_ISO, event.happened_at);
    // Where an administrator is, is not the owner's business.
    if (is_by_administrator(event)) return item.show(ks_BY_ADMINISTRATOR);
    if (event.client.address.empty()) return;
    Part by = item.add(ks_BY);
    by.set(ks_EVENT_DEVICE, device_in_words(item.language(), event.client.user_agent));
    by.set(ks_EVENT_ADDRESS, event.client.address);
}

void fill(Part item, const core::FailedLogins& failed) {
    item.set(ks_TIMES, translate(item.language(), Plural("{} wrong password", "{} wrong passwords"),
                                 static_cast<long>(failed.times)));
    item.set(ks_NETWORK, failed.network);
    item.set(ks_LAST, ks_LAST_ISO, failed.last_at);
}

}  // namespace

std::string SessionsPage::render(const Theme& theme, const Frame& frame) const {
    FramedPage out(theme, frame, Message("Devices and activity"), file);
    for (const SessionLine& session : sessions)
        fill(out.add(ks_SESSION), session);
    out.show(ks_OTHERS, sessions.size() > 1);
    for (const core::Event& event : events)
        fill(out.add(ks_EVENT), event);
    out.show(ks_FAILURES, !failed_logins.empty());
    for (const core::FailedLogins& failed : failed_logins)
        fill(out.add(ks_FAILURE), failed);
    return out.expand();
}

}  // namespace gatepost::view
