#include <algorithm>
#include <array>

#include "app/admin/actor.h"
#include "app/admin/handlers.h"
#include "app/admin/id_field.h"
#include "core/approvals.h"
#include "view/pages/admin.h"

namespace gatepost::app {
namespace {

constexpr std::size_t most_sign_ups = 50;

view::SignUpLine sign_up_line(const core::AwaitingSignUp& waiting) {
    const core::Account& account = waiting.account;
    return {number_of(account.id), account.email.typed(), account.confirmed_at.value(),
            waiting.reason, account.locked_at.has_value()};
}

/// What an administrator says about a sign-up.
struct Decision {
    std::string_view action;
    decltype(core::approve_sign_up)* carry_out;
    Notice done;
};

constexpr std::array decisions{
    Decision{"approve", core::approve_sign_up, Notice::sign_up_approved},
    Decision{"refuse", core::refuse_sign_up, Notice::sign_up_refused},
};

}  // namespace

http::Response show_sign_ups(Context& context, const ProvenAdministrator&) {
    view::AdminSignUpsPage page;
    page.are_approved = context.services().sign_ups.mode == core::SignUpMode::approved;
    for (const auto& waiting : context.store().rows().approvals.list(most_sign_ups + 1)) {
        page.has_more = page.lines.size() == most_sign_ups;
        if (!page.has_more) page.lines.push_back(sign_up_line(waiting));
    }
    return context.page(http::Status::ok, page);
}

http::Response decide_sign_up(Context& context, const ProvenAdministrator& admin,
                              const Form& form) {
    const auto account = id_in<core::AccountId>(form["account"]);
    const auto decision =
        std::find_if(decisions.begin(), decisions.end(),
                     [&](const Decision& one) { return one.action == form["action"]; });
    bool done = false;
    if (account && decision != decisions.end()) {
        context.store().transact([&](core::Rows rows) {
            done = decision->carry_out(rows, actor_of(context, admin), *account);
        });
    }
    return context.redirect("/admin/sign-ups", done ? decision->done : Notice::no_such_sign_up);
}

}  // namespace gatepost::app
