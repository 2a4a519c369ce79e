#include "core/invitations.h"

#include "app/admin/actor.h"
#include "app/admin/handlers.h"
#include "app/admin/id_field.h"
#include "app/web/typed_email.h"
#include "base/number.h"
#include "view/pages/admin.h"

namespace gatepost::app {
namespace {

using http::Status;

constexpr std::size_t most_invitations = 100;
constexpr std::uint32_t most_days = 365;

view::InvitationLine invitation_line(const Context& context, const core::Invitation& invitation) {
    const auto link = "/invitation/" +
                      context.services().core.links.invitation.make(invitation.id, context.now());
    return {number_of(invitation.id),
            core::state_of(invitation, context.now()),
            invitation.email ? invitation.email->typed() : "",
            static_cast<int>(invitation.uses_left),
            invitation.expires_at,
            context.services().base_url + link};
}

view::AdminInvitationsPage page_with(Context& context) {
    view::AdminInvitationsPage page;
    page.are_needed = context.services().sign_ups.mode == core::SignUpMode::invited;
    for (const auto& invitation : context.store().rows().invitations.list(most_invitations))
        page.lines.push_back(invitation_line(context, invitation));
    return page;
}

http::Response refuse(Context& context, const Form& form, std::vector<view::FieldError> errors) {
    auto page = page_with(context);
    page.email = typed_email(form);
    page.uses = form["uses"];
    page.days = form["days"];
    page.errors = std::move(errors);
    return context.page(Status::unprocessable_content, page);
}

/// Nothing if it is none from 1 to `most`.
std::optional<std::uint32_t> read_number(std::string_view text, std::uint32_t most) {
    const auto number = base::parse_number<std::uint32_t>(text);
    return number && *number >= 1 && *number <= most ? number : std::nullopt;
}

/// What is wrong with the address that alone may use it, if one is wanted.
std::optional<view::Message> problem_of(const Context& context,
                                        const std::optional<core::Email>& email,
                                        std::string_view typed) {
    if (typed.empty()) return std::nullopt;
    if (!email)
        return view::Message("Enter an email address like name@example.org, or leave this empty.");
    if (context.services().sign_ups.takes(*email)) return std::nullopt;
    return view::Message(
        "Nobody can sign up with that address: the configuration doesn't allow its domain.");
}

http::Response create(Context& context, const ProvenAdministrator& admin, const Form& form) {
    const auto email = core::Email::parse(form["email"]);
    const auto uses = read_number(form["uses"], core::most_invited);
    const auto days = read_number(form["days"], most_days);
    std::vector<view::FieldError> errors;
    if (const auto problem = problem_of(context, email, form["email"]))
        errors.push_back({"email", *problem});
    if (!uses) errors.push_back({"uses", view::Message("Enter a number from 1 to 100,000.")});
    if (!days) errors.push_back({"days", view::Message("Enter a number from 1 to 365.")});
    if (!errors.empty()) return refuse(context, form, std::move(errors));
    context.store().transact([&](core::Rows rows) {
        core::create_invitation(rows, actor_of(context, admin),
                                {email, *uses, std::chrono::hours(24) * *days});
    });
    return context.redirect("/admin/invitations", Notice::invitation_created);
}

http::Response revoke(Context& context, const ProvenAdministrator& admin, const Form& form) {
    const auto id = id_in<core::InvitationId>(form["invitation"]);
    bool revoked = false;
    if (id) {
        context.store().transact([&](core::Rows rows) {
            revoked = core::revoke_invitation(rows, actor_of(context, admin), *id);
        });
    }
    return context.redirect("/admin/invitations",
                            revoked ? Notice::invitation_revoked : Notice::no_such_invitation);
}

}  // namespace

http::Response show_invitations(Context& context, const ProvenAdministrator&) {
    auto page = page_with(context);
    page.email = typed_email(context);
    page.uses = context.typed() ? context.typed("uses") : "1";
    page.days = context.typed() ? context.typed("days") : "7";
    return context.page(Status::ok, page);
}

http::Response change_invitations(Context& context, const ProvenAdministrator& admin,
                                  const Form& form) {
    return form["action"] == "revoke" ? revoke(context, admin, form) : create(context, admin, form);
}

}  // namespace gatepost::app
