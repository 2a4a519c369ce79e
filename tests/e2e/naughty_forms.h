#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "people.h"

namespace gatepost::tests {

enum class Who { visitor, pending, member, administrator };

/// A form of the site, with values that its handler looks at to the end.
struct SiteForm {
    std::string page;  ///< that shows it
    std::string action;
    Who who;
    FormFields fields;
};

/// Every form. A route or a field that is not here fails `every_form_and_field_is_tried`.
const std::vector<SiteForm>& site_forms();

/// What the fields of these forms are called, all together.
std::set<std::string> fields_of_forms();

/// What the templates and the handlers call a field.
std::set<std::string> fields_in_sources();

/// `fields` with that value for that one, which may be a new one.
FormFields with(FormFields fields, const std::string& name, const std::string& value);

/// A stack whose hashes are cheap, since thousands are made, and where sign-ups are approved: their
/// form has every field that there is.
const Stack& cheap_stack();

/// An address that no account has yet.
std::string fresh_address();

/// A browser on the page of a form.
class Sender {
  public:
    explicit Sender(const SiteForm& form);

    /// Posts the form with the token of its page, unless the fields bring one.
    Answer send(FormFields fields) { return send_to(path(), std::move(fields)); }
    /// The same to another path.
    Answer send_to(const std::string& path, FormFields fields);

  private:
    void start();
    void open();
    /// That of the action; `{number}` is the sender's own account.
    std::string path() const;

    const SiteForm& form_;
    std::string email_;
    std::string number_;  ///< of an administrator's account
    std::string csrf_;
    std::unique_ptr<Client> client_;
};

}  // namespace gatepost::tests
