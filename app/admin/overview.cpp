#include "app/admin/handlers.h"
#include "app/web/return_path.h"
#include "view/pages/admin.h"

namespace gatepost::app {
namespace {

/// With no more than these, those who run the site are still setting it up.
constexpr std::size_t accounts_of_a_fresh_site = 10;
constexpr std::size_t most_mails = 1000;

http::Response go_on(Context& context, const std::string& return_path) {
    return context.redirect(return_path.empty() ? "/admin" : return_path);
}

}  // namespace

http::Response show_admin(Context& context, const ProvenAdministrator& admin) {
    const core::Rows rows = context.store().rows();
    const auto accounts = rows.accounts.list(core::AccountId{0}, accounts_of_a_fresh_site + 1);
    const auto failed = rows.outbox.newest(core::MailStatus::failed, std::nullopt, most_mails);
    return context.page(
        http::Status::ok,
        view::AdminPage{admin.account().account().email.typed(), context.services().sign_ups.mode,
                        accounts.size() <= accounts_of_a_fresh_site,
                        static_cast<int>(rows.approvals.count().all),
                        static_cast<int>(failed.size())});
}

http::Response leave_proof(Context& context, const ProvenAdministrator&) {
    return go_on(context, context.return_path());
}

http::Response submit_proof(Context& context, const ProvenAdministrator&, const Form& form) {
    return go_on(context, parse_return_path(form["next"]));
}

}  // namespace gatepost::app
