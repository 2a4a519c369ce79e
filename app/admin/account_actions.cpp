#include <algorithm>
#include <array>
#include <functional>

#include "app/admin/account_page.h"
#include "app/admin/actor.h"
#include "app/admin/handlers.h"
#include "app/admin/id_field.h"
#include "app/web/counted_guess.h"
#include "app/web/email_field.h"
#include "app/web/password_words.h"
#include "app/web/typed_email.h"
#include "core/accounts.h"
#include "core/administration.h"
#include "core/salt.h"

namespace gatepost::app {
namespace {

using core::Administered;
using core::Administration;

/// What an administrator wants to do to an account.
struct Wish {
    Context& context;
    const ProvenAdministrator& admin;
    const Form& form;
    const core::Account& account;
};

http::Response refuse(const Wish& wish, std::vector<view::FieldError> errors) {
    auto page = page_of(wish.context, wish.admin, wish.account);
    page.refused = wish.form["action"];
    page.email = typed_email(wish.form);
    page.group = wish.form["group"];
    page.errors = std::move(errors);
    return wish.context.page(http::Status::unprocessable_content, page);
}

view::Message words_for(Administered outcome) {
    switch (outcome) {
        case Administered::last_administrator:
            return view::Message("This is the last administrator. Make another account one first.");
        case Administered::address_taken:
            return view::Message("That address belongs to another account.");
        case Administered::not_confirmed:
            return view::Message("This account isn't confirmed yet, or waits for approval.");
        case Administered::locked:
            return view::Message("This account is locked. Unlock it first.");
        case Administered::too_many:
            return view::Message("This account can't be in any more groups.");
        case Administered::done:
        case Administered::nothing_to_do:
        case Administered::gone:
            break;
    }
    return view::Message("Nothing to change: it's already set.");
}

/// Where to go on to: the account, as long as it is there.
std::string next_page(const Wish& wish) {
    const auto id = wish.account.id;
    if (!wish.context.store().rows().accounts.find(id)) return "/admin/accounts";
    return "/admin/accounts/" + number_of(id);
}

http::Response carry_out(const Wish& wish, Notice done,
                         const std::function<Administered(Administration&)>& work) {
    auto outcome = Administered::gone;
    wish.context.store().transact([&](core::Rows rows) {
        Administration administration(rows, actor_of(wish.context, wish.admin));
        outcome = work(administration);
    });
    switch (outcome) {
        case Administered::done:
            return wish.context.redirect(next_page(wish), done);
        case Administered::nothing_to_do:
        case Administered::gone:
            return wish.context.redirect(next_page(wish), Notice::nothing_changed);
        case Administered::last_administrator:
        case Administered::address_taken:
        case Administered::not_confirmed:
        case Administered::locked:
        case Administered::too_many:
            return refuse(wish, {{std::string(wish.form["action"]), words_for(outcome)}});
    }
    __builtin_unreachable();
}

/// What takes an account from its owner asks for the administrator's password each time. `field`
/// is the id of the one that it is typed into.
std::optional<http::Response> check_current(const Wish& wish, const char* field) {
    CountedGuess guess(wish.context, wish.admin.account());
    if (auto too_many = guess.take()) return too_many;
    core::Accounts accounts(wish.context.store(), wish.context.services().core);
    if (!accounts.prove(*wish.context.session(), base::Secret(wish.form["current"]),
                        wish.context.client()))
        return refuse(wish, {{field, view::Message("This isn't your current password.")}});
    guess.was_right();
    return std::nullopt;
}

http::Response confirm(const Wish& wish) {
    return carry_out(wish, Notice::made_confirmed,
                     [&](auto& it) { return it.confirm(wish.account.id); });
}

http::Response lock(const Wish& wish) {
    return carry_out(wish, Notice::made_locked, [&](auto& it) {
        return it.lock(wish.account.id, !wish.form["tell"].empty());
    });
}

http::Response unlock(const Wish& wish) {
    return carry_out(wish, Notice::made_unlocked,
                     [&](auto& it) { return it.unlock(wish.account.id); });
}

http::Response make_administrator(const Wish& wish) {
    return carry_out(wish, Notice::made_administrator,
                     [&](auto& it) { return it.set_admin(wish.account.id, true); });
}

http::Response make_no_administrator(const Wish& wish) {
    return carry_out(wish, Notice::made_no_administrator,
                     [&](auto& it) { return it.set_admin(wish.account.id, false); });
}

http::Response send_reset(const Wish& wish) {
    return carry_out(wish, Notice::made_reset,
                     [&](auto& it) { return it.send_reset(wish.account.id); });
}

http::Response end_sessions(const Wish& wish) {
    return carry_out(wish, Notice::made_logged_out,
                     [&](auto& it) { return it.end_sessions(wish.account.id); });
}

http::Response end_session(const Wish& wish) {
    const auto session = id_in<core::SessionNumber>(wish.form["session"]);
    if (!session) return wish.context.redirect(next_page(wish), Notice::nothing_changed);
    return carry_out(wish, Notice::session_ended,
                     [&](auto& it) { return it.end_session(wish.account.id, *session); });
}

http::Response set_email(const Wish& wish) {
    const auto email = new_email(wish.context, wish.form);
    if (const auto* problem = std::get_if<view::FieldError>(&email))
        return refuse(wish, {*problem});
    if (auto refusal = check_current(wish, "email-current")) return *std::move(refusal);
    return carry_out(wish, Notice::made_other_address, [&](auto& it) {
        return it.set_address(wish.account.id, std::get<core::Email>(email));
    });
}

http::Response set_password(const Wish& wish) {
    const auto& policy = wish.context.services().passwords;
    const auto judged = policy.judge(wish.form["password"], wish.account.email.typed());
    if (const auto* problem = std::get_if<core::PasswordProblem>(&judged.outcome))
        return refuse(wish, {{"password", in_words(*problem, policy.rules())}});
    if (auto refusal = check_current(wish, "password-current")) return *std::move(refusal);
    const core::Dependencies& core = wish.context.services().core;
    const auto hash = core::hash_for(wish.context.store(), wish.account.email,
                                     std::get<core::NewPassword>(judged.outcome).secret(),
                                     core.hasher, core.keys);
    return carry_out(wish, Notice::made_other_password,
                     [&](auto& it) { return it.set_password(wish.account.id, hash); });
}

http::Response join(const Wish& wish) {
    const auto group = core::GroupName::parse(wish.form["group"]);
    if (!group) {
        return refuse(wish,
                      {{"group", view::Message("Use 1 to 64 lower-case letters, digits, dots, "
                                               "underscores and hyphens, with a letter or "
                                               "digit at the beginning.")}});
    }
    if (group == wish.context.services().group_of_administrators) {
        return refuse(wish,
                      {{"group", view::Message("Only administrators can be in this group.")}});
    }
    return carry_out(wish, Notice::group_added,
                     [&](auto& it) { return it.join(wish.account.id, *group); });
}

http::Response leave(const Wish& wish) {
    const auto group = core::GroupName::parse(wish.form["group"]);
    if (!group) return wish.context.redirect(next_page(wish), Notice::nothing_changed);
    return carry_out(wish, Notice::group_removed,
                     [&](auto& it) { return it.leave(wish.account.id, *group); });
}

http::Response close(const Wish& wish) {
    return carry_out(wish, Notice::made_leaving, [&](auto& it) {
        return it.remove_after(wish.account.id, wish.context.services().core.links.keep.lifetime());
    });
}

http::Response remove(const Wish& wish) {
    return carry_out(wish, Notice::made_gone, [&](auto& it) { return it.remove(wish.account.id); });
}

struct Action {
    std::string_view name;
    http::Response (*run)(const Wish&);
};

constexpr std::array actions{
    Action{"confirm", confirm},
    Action{"lock", lock},
    Action{"unlock", unlock},
    Action{"admin-on", make_administrator},
    Action{"admin-off", make_no_administrator},
    Action{"send-reset", send_reset},
    Action{"end-sessions", end_sessions},
    Action{"end-session", end_session},
    Action{"set-email", set_email},
    Action{"set-password", set_password},
    Action{"join", join},
    Action{"leave", leave},
    Action{"close", close},
    Action{"delete", remove},
};

}  // namespace

http::Response change_account(Context& context, const ProvenAdministrator& admin,
                              const Form& form) {
    const auto account = account_of_path(context);
    if (!account) return context.redirect("/admin/accounts", Notice::nothing_changed);
    const Wish wish{context, admin, form, *account};
    const auto action = std::find_if(actions.begin(), actions.end(),
                                     [&](const Action& one) { return one.name == form["action"]; });
    if (action == actions.end()) return context.redirect(next_page(wish), Notice::nothing_changed);
    return action->run(wish);
}

}  // namespace gatepost::app
