#include "names/admin_events.tpl.h"
#include "view/device.h"
#include "view/event_words.h"
#include "view/framed_page.h"
#include "view/pages/admin_accounts.h"

namespace gatepost::view {
namespace {

using namespace names::admin_events_tpl;

std::string number_of(core::AccountId id) {
    return std::to_string(static_cast<std::uint64_t>(id));
}

void fill_by(Part& item, const core::Event& event) {
    if (!is_by_administrator(event)) return item.show(kae_OWNER, event.actor.has_value());
    if (!event.actor) return item.show(kae_NO_ACCOUNT);
    item.add(kae_ADMINISTRATOR).set(kae_BY_NUMBER, number_of(*event.actor));
}

/// On the command line there is no address, and the device is the command.
void fill_from(Part& item, const core::Client& client) {
    if (client.address.empty()) {
        item.add(kae_COMMAND_LINE).set(kae_COMMAND, client.user_agent);
    } else {
        Part from = item.add(kae_FROM);
        from.set(kae_FROM_DEVICE, device_in_words(item.language(), client.user_agent));
        from.set(kae_FROM_ADDRESS, client.address);
    }
    if (!client.request_id.empty()) item.add(kae_REQUEST).set(kae_REQUEST_ID, client.request_id);
}

void fill(Part item, const core::Event& event) {
    item.set(kae_WHAT, event_in_words(event.kind));
    item.set(kae_WHEN, kae_WHEN_ISO, event.happened_at);
    if (!event.change.before.empty() || !event.change.after.empty()) {
        Part change = item.add(kae_CHANGE);
        change.set(kae_BEFORE, event.change.before);
        change.set(kae_AFTER, event.change.after);
    }
    item.show(kae_OF_NOBODY, !event.account);
    if (event.account) item.add(kae_OF).set(kae_OF_NUMBER, number_of(*event.account));
    fill_by(item, event);
    fill_from(item, event.client);
}

void fill_kinds(Part& out, const std::optional<core::EventKind>& chosen) {
    for (int i = 0; !to_string(core::EventKind{i}).empty(); ++i) {
        const core::EventKind kind{i};
        Part choice = out.add(kae_KIND);
        choice.set(kae_KIND_VALUE, to_string(kind));
        choice.set(kae_KIND_NAME, event_in_words(kind));
        choice.show(kae_KIND_CHOSEN, chosen == kind);
    }
}

}  // namespace

std::string AdminEventsPage::render(const Theme& theme, const Frame& frame) const {
    FramedPage out(theme, frame, Message("Events"), file);
    out.show_places("/admin/events");
    out.set(kae_TYPED_ACCOUNT, account);
    fill_kinds(out, kind);
    out.add_errors(errors);
    out.mark_field("account", errors, kae_ACCOUNT_ERROR, kae_ACCOUNT_MESSAGE);
    out.show(kae_NONE, events.empty() && errors.empty());
    if (!events.empty()) {
        Part list = out.add(kae_LIST);
        list.set(kae_DOWNLOAD_URL, download);
        for (const core::Event& event : events)
            fill(list.add(kae_LINE), event);
    }
    if (!others.first.empty()) out.add(kae_LATER).set(kae_FIRST_URL, others.first);
    if (!others.next.empty()) out.add(kae_NEXT).set(kae_NEXT_URL, others.next);
    return out.expand();
}

}  // namespace gatepost::view
