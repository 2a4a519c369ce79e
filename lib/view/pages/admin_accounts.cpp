#include "view/pages/admin_accounts.h"

#include "names/admin_accounts.tpl.h"
#include "view/framed_page.h"
#include "view/standing.h"

namespace gatepost::view {
namespace {

using namespace names::admin_accounts_tpl;

void fill(Part item, const AccountLine& line) {
    item.set(kaa_NUMBER, line.number);
    item.set(kaa_EMAIL, line.email);
    item.set(kaa_STANDING, standing_of(line));
    item.set(kaa_REGISTERED, kaa_REGISTERED_ISO, line.registered_at);
    item.show(kaa_ADMIN, line.is_admin);
    item.show(kaa_LOCKED, line.locked_at.has_value());
    item.show(kaa_LEAVING, line.deletes_at.has_value());
    item.show(kaa_NEVER, !line.last_login_at);
    if (line.last_login_at) item.add(kaa_SEEN).set(kaa_LOGIN, kaa_LOGIN_ISO, *line.last_login_at);
}

void fill_states(Part& out, const std::optional<core::AccountState>& chosen) {
    for (int i = 0; !to_string(core::AccountState{i}).empty(); ++i) {
        const core::AccountState state{i};
        Part choice = out.add(kaa_STATE);
        choice.set(kaa_STATE_VALUE, to_string(state));
        choice.set(kaa_STATE_NAME, in_words(state));
        choice.show(kaa_STATE_CHOSEN, chosen == state);
    }
}

}  // namespace

std::string AdminAccountsPage::render(const Theme& theme, const Frame& frame) const {
    FramedPage out(theme, frame, Message("Accounts"), file);
    out.show_places("/admin/accounts");
    out.set(kaa_QUERY, query);
    out.show(kaa_IN_NAMES, where == SearchIn::names);
    out.show(kaa_IN_PARTS, where == SearchIn::parts);
    fill_states(out, state);
    if (lines.empty()) out.show(others.next.empty() ? kaa_NONE : kaa_NONE_YET);
    if (!lines.empty()) {
        Part list = out.add(kaa_LIST);
        for (const AccountLine& line : lines)
            fill(list.add(kaa_LINE), line);
    }
    if (!others.first.empty()) out.add(kaa_LATER).set(kaa_FIRST_URL, others.first);
    if (!others.next.empty()) out.add(kaa_NEXT).set(kaa_NEXT_URL, others.next);
    return out.expand();
}

}  // namespace gatepost::view
