#include "view/pages/home.h"
#include "app/gate/gate.h"
#include "app/gate/handlers.h"

namespace gatepost::app {
namespace {

/// What the visitor may enter, or may enter once they have a confirmed account.
std::vector<view::GateLink> links_for(Context& context) {
    const Gate& gate = context.services().gate;
    std::vector<view::GateLink> links;
    for (const core::GateRule& rule : gate.policy().rules()) {
        if (rule.title.empty()) continue;
        const auto* session = context.session();
        if (!core::is_open_to_all_confirmed(rule) && !core::lets_in(rule, session)) continue;
        links.push_back({rule.title, gate.url_of(rule)});
    }
    return links;
}

}  // namespace

http::Response show_home(Context& context, const Visitor&) {
    return context.page(http::Status::ok, view::HomePage{links_for(context)});
}

}  // namespace gatepost::app
