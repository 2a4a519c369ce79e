#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "view/field_error.h"
#include "view/frame.h"
#include "view/part.h"
#include "view/theme.h"

namespace gatepost::view {

namespace detail {
/// A base, so that it is there before the part in it is.
struct FrameDictionary {
    ctemplate::TemplateDictionary outer{"frame"};
};
}  // namespace detail

struct Place;

/// A page that is being filled, inside the frame that all pages share. As a part it is what the
/// page's own template says.
class FramedPage : detail::FrameDictionary, public Part {
  public:
    /// `file` is the page's own template. Theme and frame must outlive the page.
    FramedPage(const Theme& theme, const Frame& frame, Message title, const char* file);

    /// Lists the complaints above the page, with links to their fields.
    void add_errors(const std::vector<FieldError>& errors);
    /// Shows the first complaint about `field`, if there is one, at the field itself.
    void mark_field(std::string_view field, const std::vector<FieldError>& errors,
                    ctemplate::TemplateString section, ctemplate::TemplateString text);

    /// Makes it one of the administration's pages: in a wide frame, with links to the others.
    /// `here` is the path of the link that leads to it.
    void show_places(std::string_view here);

    std::string expand() const;

  private:
    void fill_frame(Message title);
    void fill_appearance();
    void fill_notice();
    void fill_links();
    void fill_navigation();
    void add_to_navigation(const Place& place);
    void fill_footer();

    const Theme& theme_;
    const Frame& frame_;
    Part frame_part_{outer, frame_.language};
};

}  // namespace gatepost::view
