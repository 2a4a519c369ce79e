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

/// A mail that is being filled. Both of its forms are expanded from one dictionary, so they share
/// their names; those of the text stand for both.
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

    /// `text` and `html` are the mail's templates; `occasion` is the section of the frame that says
    /// what happened when the mail was asked for.
    core::MailContent expand(Message subject, const char* text, const char* html,
                             ctemplate::TemplateString occasion);
    core::MailContent expand(Message subject, const char* text, const char* html);

  private:
    const Theme& theme_;
    core::Language language_;
    ctemplate::TemplateDictionary dictionary_{"mail"};
};

}  // namespace gatepost::view
