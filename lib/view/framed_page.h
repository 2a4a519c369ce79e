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
    FramedPage(const Theme& theme, const Frame& frame, std::string_view title, const char* file);

    void set(ctemplate::TemplateString name, std::string_view value);
    void show(ctemplate::TemplateString section) { page_->ShowSection(section); }

    /// Adds a complaint to the summary above the page, with a link to its field.
    void add_error(std::string_view field, std::string_view text);
    void add_errors(const std::vector<FieldError>& errors);
    /// Shows the first complaint about `field`, if there is one, at the field itself.
    void mark_field(std::string_view field, const std::vector<FieldError>& errors,
                    ctemplate::TemplateString section, ctemplate::TemplateString text);

    /// Shows links to what stands behind the gate.
    void add_links(const std::vector<GateLink>& links);

    /// Hides what was posted in a form that posts it again.
    void add_fields(const std::vector<std::pair<std::string, std::string>>& fields);

    /// Shows the sessions, and what happened.
    void add_sessions(const std::vector<SessionLine>& sessions);
    void add_events(const std::vector<core::Event>& events);

    std::string expand() const { return templates_.expand("frame.tpl", frame_); }

  private:
    void fill_navigation(Viewer viewer);
    void show_flash(const Flash& flash);

    const Templates& templates_;
    ctemplate::TemplateDictionary frame_{"frame"};
    ctemplate::TemplateDictionary* page_;              // owned by frame_
    ctemplate::TemplateDictionary* errors_ = nullptr;  // owned by frame_
};

}  // namespace gatepost::view
