#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/account.h"
#include "core/event.h"
#include "core/language.h"
#include "core/session.h"
#include "view/message.h"
#include "view/site.h"

namespace gatepost::view {

/// What the navigation and the frame around every page depend on.
enum class Viewer { anonymous, unconfirmed, confirmed };

enum class Tone { success, info, error };

/// A message that follows a redirect.
struct Flash {
    Tone tone;
    Message text;
};

struct Frame {
    Viewer viewer = Viewer::anonymous;
    std::string csrf_token;  ///< for every form on the page; empty on pages without any
    std::optional<Flash> flash;
    /// Before every link: empty, or the site's origin for a page that is shown on another host.
    std::string base{};
    /// Without navigation and footer, and so without a form of the frame's.
    bool bare = false;
    /// The local path of the page, to come back to from the choice of a language; empty for "/".
    std::string here{};
    core::Language language = core::Language::english;
};

/// A complaint about one field, shown in the summary above the form and at the field.
struct FieldError {
    std::string field;  ///< its name in the form
    Message text;
};

/// A link to an application behind the gate.
struct GateLink {
    std::string title;
    std::string url;
};

struct HomePage {
    std::vector<GateLink> links{};
};

struct RegisterPage {
    std::string email;  ///< as typed before
    std::string next;   ///< a local path; empty if none
    std::vector<FieldError> errors;
    std::optional<Message> strength{};  ///< of the password that was typed
};

struct LoginPage {
    std::string email;
    std::string next;
    bool remember = false;
    std::optional<Message> error{};  ///< about the form as a whole
};

/// Asks once more.
struct LogoutPage {
    std::string next;  ///< a local path; empty if none
};

struct UnconfirmedPage {
    std::string email{};               ///< where the mail went
    std::string next{};                ///< a local path; empty if none
    std::string new_email{};           ///< the right address, as typed before
    std::vector<FieldError> errors{};  ///< of the form that corrects the address
};

/// For somebody who did not sign up.
struct DeclinePage {
    std::string email;
    std::string token;
};

struct ForgotPage {
    std::string email{};  ///< as typed before
    std::vector<FieldError> errors{};
};

struct ResetPage {
    std::string email;  ///< of the account, for password managers
    std::string token;
    std::vector<FieldError> errors;
    std::optional<Message> strength{};  ///< as in RegisterPage
};

struct ProfilePage {
    std::string email;
    core::TimePoint registered_at;
    core::TimePoint confirmed_at;
    std::vector<FieldError> errors;     ///< of the form that changes the password
    std::optional<Message> strength{};  ///< as in RegisterPage
};

struct AddressPage {
    std::string email;      ///< the account's
    std::string new_email;  ///< as typed before
    std::vector<FieldError> errors;
};

/// Behind the link in the new mailbox.
struct ConfirmAddressPage {
    std::string email;
    std::string new_email;
    std::string token;
};

/// Behind the link in the old one.
struct UndoAddressPage {
    std::string email;  ///< that the account gets back
    std::string new_email;
    std::string token;
};

struct SessionLine {
    std::uint64_t number = 0;
    core::Client client;
    core::TimePoint opened_at;
    core::TimePoint seen_at;
    bool current = false;  ///< the one in which the page is shown
};

struct SessionsPage {
    std::vector<SessionLine> sessions{};
    std::vector<core::Event> events{};
};

/// Behind "this was not me" in a mail to an account's owner.
struct RescuePage {
    std::string email;
    std::string token;
};

/// Asks for the password before something that was posted is done.
struct ProofPage {
    std::string email;
    std::string path;                                         ///< that it was posted to
    std::vector<std::pair<std::string, std::string>> fields;  ///< names and values of what was
    std::vector<FieldError> errors;
};

struct DeletePage {
    std::string email;
    std::chrono::seconds delay{};  ///< until the account is gone
    std::vector<FieldError> errors;
};

/// Behind the link that keeps an account which is to be deleted.
struct KeepPage {
    std::string email;
    core::TimePoint deletes_at;
    std::string token;
};

/// The languages to choose from.
struct LanguagePage {
    std::string next;  ///< a local path; empty for "/"
};

struct ErrorPage {
    int status = 500;        ///< 400, 403, 404, 405, 413, 415, 429, 500 or 503
    std::string request_id;  ///< shown on 5xx pages; empty if unknown
};

/// For somebody whom the gate does not let in.
struct GateRefusedPage {
    std::string email;        ///< of the account that is signed in; empty if none is
    std::string url;          ///< of the place; empty if unknown
    std::string return_path;  ///< that leads there; empty if unknown
    bool plain = false;       ///< it was asked for without TLS; `url` is known and has it
};

/// In the place of a page that another one frames: how to open it by itself.
struct GateTabPage {
    std::string url;
};

/// On the way to another host, for the moment that it takes.
struct GateReturnPage {
    std::string url;
    /// Where that leads in the end, if it is not quite what was wanted; empty otherwise.
    std::string shortened{};
};

/// For somebody whom a host behind the gate sends back again and again.
struct GateLoopPage {
    std::string origin;       ///< of that host
    std::string return_path;  ///< that leads there
};

/// In the place of what was posted without a session: how to post it again. A fixed page.
struct GateFormPage {};

/// For somebody who logged in again in another tab to post it. A fixed page.
struct GateInPage {};

/// A mail's data; the two parts are rendered from the same.
struct ConfirmEmailMail {
    std::string email;
    std::string link;
    std::string decline_link;
    core::TimePoint asked_at;
    std::string client_address;  ///< empty if unknown
    std::chrono::seconds lifetime{};
    bool reminder = false;  ///< that the mail before was not answered
};

struct AlreadyRegisteredMail {
    std::string email;
    core::TimePoint asked_at;
    std::string client_address;
};

struct ResetPasswordMail {
    std::string email;
    std::string link;
    core::TimePoint asked_at;
    std::string client_address;
    std::chrono::seconds lifetime{};
};

struct PasswordChangedMail {
    std::string email;
    std::string rescue_link;  ///< empty if the account has another address by now
    core::TimePoint changed_at;
    std::string client_address;
    std::chrono::seconds lifetime{};
};

struct NewDeviceMail {
    std::string email;
    std::string user_agent;
    std::string rescue_link;  ///< empty if the account has another address by now
    core::TimePoint logged_in_at;
    std::string client_address;
    std::chrono::seconds lifetime{};
};

struct DeletionAskedMail {
    std::string email;
    std::string link;  ///< that keeps the account
    std::string rescue_link;
    core::TimePoint deletes_at;
    core::TimePoint asked_at;
    std::string client_address;
};

/// To the new address.
struct ChangeAddressMail {
    std::string email;
    std::string link;
    core::TimePoint asked_at;
    std::string client_address;
    std::chrono::seconds lifetime{};
};

/// To the old one.
struct AddressChangingMail {
    std::string email;
    std::string new_email;
    std::string link;  ///< that undoes it
    core::TimePoint asked_at;
    std::string client_address;
    std::chrono::seconds lifetime{};
};

struct MailParts {
    std::string subject;
    std::string text;
    std::string html;
};

/// Fills the templates. Loads and checks all of them once, in its constructor. A page is a function
/// of the arguments alone; what pages have in common is kept when it was made once (shape.h). That
/// does not show, but for the time that it saves. Thread-safe.
class Renderer {
  public:
    /// More than there are: 24 pages in each language for each kind of viewer, with and without a
    /// notice and their optional parts, come to some 1,200. All of them take 2.5 MiB.
    static constexpr std::size_t usual_shapes = 1536;

    /// `directory` is the folder `views`; templates in the folder `overrides`, if it is not empty,
    /// take the place of those there. Keeps what `most_shapes` pages have in common; all others are
    /// made from scratch each time. Throws std::runtime_error that names the template which is
    /// missing or broken.
    Renderer(const std::string& directory, Site site, const std::string& overrides = "",
             std::size_t most_shapes = usual_shapes);
    ~Renderer();

    /// How many are kept by now.
    std::size_t shapes() const;

    std::string render(const Frame& frame, const HomePage& page) const;
    std::string render(const Frame& frame, const RegisterPage& page) const;
    std::string render(const Frame& frame, const LoginPage& page) const;
    std::string render(const Frame& frame, const LogoutPage& page) const;
    std::string render(const Frame& frame, const UnconfirmedPage& page) const;
    std::string render(const Frame& frame, const DeclinePage& page) const;
    std::string render(const Frame& frame, const AddressPage& page) const;
    std::string render(const Frame& frame, const ConfirmAddressPage& page) const;
    std::string render(const Frame& frame, const UndoAddressPage& page) const;
    std::string render(const Frame& frame, const SessionsPage& page) const;
    std::string render(const Frame& frame, const RescuePage& page) const;
    std::string render(const Frame& frame, const ProofPage& page) const;
    std::string render(const Frame& frame, const DeletePage& page) const;
    std::string render(const Frame& frame, const KeepPage& page) const;
    std::string render(const Frame& frame, const ForgotPage& page) const;
    std::string render(const Frame& frame, const ResetPage& page) const;
    std::string render(const Frame& frame, const ProfilePage& page) const;
    std::string render(const Frame& frame, const GateRefusedPage& page) const;
    std::string render(const Frame& frame, const GateReturnPage& page) const;
    std::string render(const Frame& frame, const GateTabPage& page) const;
    std::string render(const Frame& frame, const GateLoopPage& page) const;
    std::string render(const Frame& frame, const GateFormPage& page) const;
    std::string render(const Frame& frame, const GateInPage& page) const;
    std::string render(const Frame& frame, const LanguagePage& page) const;
    std::string render(const Frame& frame, const ErrorPage& page) const;

    MailParts render(core::Language language, const ConfirmEmailMail& mail) const;
    MailParts render(core::Language language, const AlreadyRegisteredMail& mail) const;
    MailParts render(core::Language language, const ResetPasswordMail& mail) const;
    MailParts render(core::Language language, const PasswordChangedMail& mail) const;
    MailParts render(core::Language language, const NewDeviceMail& mail) const;
    MailParts render(core::Language language, const DeletionAskedMail& mail) const;
    MailParts render(core::Language language, const ChangeAddressMail& mail) const;
    MailParts render(core::Language language, const AddressChangingMail& mail) const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace gatepost::view
