#pragma once

#include <ctemplate/template.h>

#include <string>
#include <string_view>
#include <vector>

#include "view/theme.h"

namespace gatepost::view {

/// A page that is being filled, inside the frame that all pages share.
class FramedPage {
  public:
    /// `file` is the page's own template. The theme must outlive the page.
    FramedPage(const Theme& theme, const Frame& frame, Message title, const char* file);

    void set(ctemplate::TemplateString name, std::string_view value);
    void set(ctemplate::TemplateString name, Message value) {
        page_->SetValue(name, translated(value));
    }
    void show(ctemplate::TemplateString section) { page_->ShowSection(section); }

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

    std::string expand() const { return templates_.expand(language_, "frame.tpl", frame_); }

  private:
    ctemplate::TemplateString translated(Message message) const;
    void fill_navigation(Viewer viewer);
    void fill_footer(const std::string& here, const std::vector<FooterLink>& links);
    void show_flash(const Flash& flash);

    const Templates& templates_;
    core::Language language_;
    ctemplate::TemplateDictionary frame_{"frame"};
    ctemplate::TemplateDictionary* page_;              // owned by frame_
    ctemplate::TemplateDictionary* errors_ = nullptr;  // owned by frame_
};

}  // namespace gatepost::view
