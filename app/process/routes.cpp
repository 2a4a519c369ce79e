#include "app/process/routes.h"

#include <array>

#include "app/admin/handlers.h"
#include "app/flows/handlers.h"
#include "app/gate/handlers.h"
#include "app/site/handlers.h"

namespace gatepost::app {
namespace {

constexpr Anyone anyone;
constexpr SignedIn signed_in;
constexpr Confirmed confirmed;
constexpr Proven proven;                     // hashes a password
constexpr Administrator administrator;       // hashes a password on POST
constexpr std::string_view form_page;        // where the form stands
constexpr auto hashing = fcgi::Lane::heavy;  // for handlers that hash passwords

}  // namespace

std::span<const Route> routes() {
    static const std::array table{
        get("/", anyone, show_home),
        get("/register", anyone, show_registration),
        post_once("/register", anyone, submit_registration, "/unconfirmed", hashing),
        get("/invitation/{token}", anyone, show_registration),
        post_once("/invitation/{token}", anyone, submit_registration, "/unconfirmed", hashing),
        question("/password-strength", anyone, judge_password),
        get("/login", anyone, show_login),
        post("/login", anyone, submit_login, hashing),
        get("/logout", anyone, show_logout),
        post("/logout", anyone, submit_logout),
        link("/confirm/{token}", signed_in, follow_confirmation),
        get("/unconfirmed", signed_in, show_unconfirmed),
        post_once("/unconfirmed", signed_in, correct_address, "/unconfirmed", hashing),
        get("/unconfirmed/code", signed_in, show_unconfirmed),
        post_once("/unconfirmed/code", signed_in, confirm_by_code, "/unconfirmed"),
        get("/unconfirmed/done", signed_in, show_unconfirmed),
        post("/unconfirmed/done", signed_in, leave_unconfirmed),
        get("/unconfirmed/state", anyone, tell_whether_confirmed),
        post_once("/resend", signed_in, resend_confirmation, "/unconfirmed"),
        get("/decline/{token}", anyone, show_decline),
        post_once("/decline/{token}", anyone, submit_decline, form_page),
        get("/forgot", anyone, show_forgot),
        post_once("/forgot", anyone, submit_forgot, "/login"),
        get("/reset/{token}", anyone, show_reset),
        post_once("/reset/{token}", anyone, submit_reset, "/login", hashing),
        get("/profile", confirmed, show_profile),
        post_once("/profile", confirmed, change_password, "/profile", hashing),
        get("/name", confirmed, show_name),
        post("/name", confirmed, change_name),
        get("/address", confirmed, show_address),
        post_once("/address", confirmed, submit_address, "/profile", hashing),
        post("/address/cancel", confirmed, cancel_address),
        get("/address/confirm/{token}", signed_in, show_address_confirmation),
        post_once("/address/confirm/{token}", confirmed, confirm_address, "/profile"),
        get("/not-me/{token}", anyone, show_undo_address),
        post_once("/not-me/{token}", anyone, undo_address, "/forgot", hashing),
        get("/sessions", confirmed, show_sessions),
        post("/sessions/end", proven, end_session, hashing),
        post("/sessions/end-others", proven, end_other_sessions, hashing),
        get("/rescue/{token}", anyone, show_rescue),
        post_once("/rescue/{token}", anyone, submit_rescue, "/forgot", hashing),
        post("/export", proven, export_data, hashing),
        get("/delete", confirmed, show_deletion),
        post_once("/delete", confirmed, delete_account, "/", hashing),
        get("/allow/{token}", anyone, show_allow_browser),
        post_once("/allow/{token}", anyone, allow_browser, "/login"),
        get("/keep/{token}", anyone, show_keep),
        post_once("/keep/{token}", anyone, keep_account, "/login"),
        get("/language", anyone, show_language),
        post("/language", anyone, submit_language),
        post("/appearance", anyone, submit_appearance),
        get("/admin", administrator, show_admin),
        get(admin_proof_path, administrator, leave_proof),
        post(admin_proof_path, administrator, submit_proof, hashing),
        get("/admin/accounts", administrator, show_accounts),
        get("/admin/accounts/{number}", administrator, show_account),
        post_once("/admin/accounts/{number}", administrator, change_account, form_page, hashing),
        get("/admin/events", administrator, show_events),
        get("/admin/statistics", administrator, show_statistics),
        get("/admin/sign-ups", administrator, show_sign_ups),
        post_once("/admin/sign-ups", administrator, decide_sign_up, "/admin/sign-ups", hashing),
        get("/admin/invitations", administrator, show_invitations),
        post_once("/admin/invitations", administrator, change_invitations, "/admin/invitations",
                  hashing),
        get("/admin/mail", administrator, show_mail),
        post_once("/admin/mail", administrator, change_mail, "/admin/mail", hashing),
        get("/logo", anyone, show_logo),
        get("/icon", anyone, show_icon),
        get("/style.css", anyone, show_style),
        get("/manifest.webmanifest", anyone, show_manifest),
        probe("/gate/check", anyone, check_gate),
        get("/gate/return/{token}", signed_in, return_to_gate),
        get("/gate/enter", anyone, enter_gate),
        get("/gate/refused/{token}", anyone, show_refusal),
        get("/.well-known/change-password", anyone, show_change_password),
        get("/.well-known/security.txt", anyone, show_security_txt),
        get("/healthz", anyone, show_alive),
        get("/readyz", anyone, show_ready),
    };
    return table;
}

}  // namespace gatepost::app
