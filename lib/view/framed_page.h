#pragma once

#include <ctemplate/template.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "view/theme.h"

namespace gatepost::view {

/// A page that is being filled, inside the frame that all pages share. The template says how each
/// value is escaped; here they are set as they are, and copied.
class FramedPage {
  public:
    /// `file` is the page's own template. Theme and frame must outlive the page.
    FramedPage(const Theme& theme, const Frame& frame, Message title, const char* file);

    void set(ctemplate::TemplateString name, std::string_view value);
    void set(ctemplate::TemplateString name, Message value) { set(name, translated(value)); }
    void show(ctemplate::TemplateString section, bool shown = true);
    /// Shows the section with the text in it, if there is one.
    void show_text(ctemplate::TemplateString section, ctemplate::TemplateString name,
                   const std::optional<Message>& text);

    /// Adds a complaint to the summary above the page, with a link to its field.
    void add_error(std::string_view field, Message text);
    void add_errors(const std::vector<FieldError>& errors);
    /// Shows the first complaint about `field`, if there is one, at the field itself.
    void mark_field(std::string_view field, const std::vector<FieldError>& errors,
                    ctemplate::TemplateString section, ctemplate::TemplateString text);

    /// Shows links to what stands behind the gate.
    void add_links(const std::vector<GateLink>& links);

    /// Hides what was posted in a form that posts it again.
    void add_fields(const std::vector<std::pair<std::string, std::string>>& fields);

    /// Shows the languages to choose from.
    void add_languages();

    /// Shows the sessions, and what happened.
    void add_sessions(const std::vector<SessionLine>& sessions);
    void add_events(const std::vector<core::Event>& events);

    std::string expand() const;

  private:
    std::string_view translated(Message message) const;
    void fill_frame(Message title);
    void fill_notice();
    void fill_links();
    void fill_navigation();
    void fill_footer();

    const Theme& theme_;
    const Frame& frame_;
    ctemplate::TemplateDictionary outer_{"frame"};
    ctemplate::TemplateDictionary* page_;              // owned by outer_
    ctemplate::TemplateDictionary* errors_ = nullptr;  // owned by outer_
};

}  // namespace gatepost::view
