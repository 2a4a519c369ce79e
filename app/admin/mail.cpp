#include "app/admin/account_page.h"
#include "app/admin/actor.h"
#include "app/admin/handlers.h"
#include "app/admin/id_field.h"
#include "app/admin/with_query.h"
#include "app/web/typed_email.h"
#include "base/enumerator.h"
#include "core/administration.h"
#include "http/form.h"
#include "view/pages/admin.h"

namespace gatepost::app {
namespace {

using http::Status;

constexpr std::string_view mail_path = "/admin/mail";
constexpr std::size_t mail_a_page = 50;

view::AdminMailPage page_of(Context& context) {
    const auto asked = http::parse_query(context.request());
    view::AdminMailPage page;
    page.status = base::enumerator_named<core::MailStatus>(asked["state"]);
    const auto found = context.store().rows().outbox.newest(
        page.status, id_in<core::MailId>(asked["before"]), mail_a_page);
    for (const auto& entry : found)
        page.lines.push_back(to_line(entry));
    const auto address = [&](std::string_view before) {
        return with_query(
            mail_path, {{"state", page.status ? to_string(*page.status) : ""}, {"before", before}});
    };
    if (!asked["before"].empty()) page.others.first = address("");
    if (found.size() == mail_a_page) page.others.next = address(page.lines.back().number);
    return page;
}

http::Response send_test(Context& context, const ProvenAdministrator& admin, const Form& form) {
    const auto email = core::Email::parse(form["email"]);
    if (!email) {
        auto page = page_of(context);
        page.email = typed_email(form);
        page.errors = {{"email", view::Message("Enter an email address like name@example.org.")}};
        return context.page(Status::unprocessable_content, page);
    }
    context.store().transact([&](core::Rows rows) {
        core::Administration(rows, actor_of(context, admin))
            .send_test_mail(*email, context.language());
    });
    return context.redirect(mail_path, Notice::test_mail_queued);
}

/// Does that to the mail which the form names.
http::Response change(Context& context, const ProvenAdministrator& admin, const Form& form,
                      core::Administered (core::Administration::*work)(core::MailId), Notice done) {
    auto outcome = core::Administered::gone;
    if (const auto mail = id_in<core::MailId>(form["mail"])) {
        context.store().transact([&](core::Rows rows) {
            core::Administration administration(rows, actor_of(context, admin));
            outcome = (administration.*work)(*mail);
        });
    }
    return context.redirect(mail_path,
                            outcome == core::Administered::done ? done : Notice::no_such_mail);
}

}  // namespace

http::Response show_mail(Context& context, const ProvenAdministrator& admin) {
    auto page = page_of(context);
    page.email = context.typed() ? typed_email(context) : admin.account().account().email.typed();
    return context.page(Status::ok, page);
}

http::Response change_mail(Context& context, const ProvenAdministrator& admin, const Form& form) {
    if (form["action"] == "retry")
        return change(context, admin, form, &core::Administration::retry, Notice::mail_due);
    if (form["action"] == "resend")
        return change(context, admin, form, &core::Administration::resend, Notice::mail_resent);
    return send_test(context, admin, form);
}

}  // namespace gatepost::app
