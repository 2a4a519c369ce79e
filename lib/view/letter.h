#pragma once

#include <ctemplate/template.h>

#include <chrono>
#include <string>
#include <string_view>

#include "core/mail_writer.h"
#include "core/mails.h"
#include "view/message.h"
#include "view/theme.h"

namespace gatepost::view {

/// What a mail says before it is opened.
struct Heading {
    Message subject;
    Message preheader;  ///< what a list of mails shows beside the subject, no repetition of it
};

/// A mail that is being filled. Both of its forms are expanded from one dictionary, each in the
/// frame of its form, so they share their names; those of the text stand for both.
class Letter {
  public:
    /// Says already what all mails say. Theme and mail must outlive the letter.
    Letter(const Theme& theme, const core::Mail& mail);

    const Site& site() const { return theme_.site; }
    core::Language language() const { return language_; }

    void set(ctemplate::TemplateString name, std::string_view value);
    void set(ctemplate::TemplateString name, std::chrono::seconds duration);
    void set(ctemplate::TemplateString name, base::TimePoint time);
    void show(ctemplate::TemplateString section);

    /// What stands where the HTML says {{>BUTTON}}: a button, and its link's address below it.
    void button(Message text, std::string_view link);
    /// What stands where the HTML says {{>CODE_BLOCK}}, and the text {{CODE}}: something to be
    /// typed.
    void code(std::string_view typed);

    /// `text` and `html` are the mail's templates. Of the frames' sections `occasion` says what
    /// happened when the mail was asked for, and `reason` why the recipient is told.
    core::MailContent expand(const Heading& heading, const char* text, const char* html,
                             ctemplate::TemplateString occasion, ctemplate::TemplateString reason);

  private:
    void include(ctemplate::TemplateString name, const char* part);
    std::string expand(const char* frame, const char* body);

    const Theme& theme_;
    core::Language language_;
    ctemplate::TemplateDictionary dictionary_{"mail"};
    ctemplate::TemplateDictionary* body_;  ///< of the mail's own template, in the frame's
};

}  // namespace gatepost::view
