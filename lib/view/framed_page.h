#pragma once

#include <ctemplate/template.h>

#include <array>
#include <cstddef>
#include <forward_list>
#include <memory>
#include <memory_resource>
#include <string>
#include <string_view>
#include <vector>

#include "view/theme.h"

namespace gatepost::view {

/// A page that is being filled, inside the frame that all pages share.
///
/// What is set and shown is only noted, with a name for all of it but the values: if a page of that
/// name was expanded before, its values are put into what is known of it (Shape). Pages with lists,
/// and those for other hosts, are expanded each time: how long a list is depends on the request.
class FramedPage {
  public:
    /// `file` is the page's own template. Theme and frame must outlive the page, and so must what
    /// it is given as a view; names stand in the program.
    FramedPage(const Theme& theme, const Frame& frame, Message title, const char* file);

    void set(ctemplate::TemplateString name, std::string_view value);
    void set(ctemplate::TemplateString name, std::string&& value);
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
    /// What ctemplate expands.
    struct Dictionaries {
        ctemplate::TemplateDictionary frame{"frame"};
        ctemplate::TemplateDictionary* page = nullptr;    // owned by frame
        ctemplate::TemplateDictionary* errors = nullptr;  // owned by frame
    };

    /// A value of the page, or of the frame and all that is in it; or a section that is shown.
    enum class Kind : char { value = '=', common_value = '*', shown = '#', commonly_shown = '+' };

    struct Setting {
        Kind kind;
        ctemplate::TemplateString name;
    };

    void note(Kind kind, ctemplate::TemplateString name);
    void note(Kind kind, ctemplate::TemplateString name, std::string_view value);
    std::string_view translated(Message message) const;

    /// By ctemplate, with these in the place of values_.
    std::string expanded_with(Shape::Values values) const;
    void put(Shape::Values values, Dictionaries& all) const;
    std::unique_ptr<Dictionaries> new_dictionaries() const;
    void fill_frame(ctemplate::TemplateDictionary& dictionary) const;
    void fill_navigation(ctemplate::TemplateDictionary& dictionary) const;
    void fill_footer(ctemplate::TemplateDictionary& dictionary) const;
    Dictionaries& lists();

    const Theme& theme_;
    const Frame& frame_;
    const char* file_;
    // A page takes notes a dozen times and forgets them: on the stack, as long as they fit.
    std::array<std::byte, 2048> room_;
    std::pmr::monotonic_buffer_resource notes_{room_.data(), room_.size()};
    std::pmr::string key_{&notes_};
    std::pmr::vector<Setting> settings_{&notes_};
    std::pmr::vector<std::string_view> values_{&notes_};  // of the settings that are values
    std::pmr::forward_list<std::string> kept_{&notes_};   // values that would not live long enough
    std::unique_ptr<Dictionaries> lists_;                 // null: there are none
};

}  // namespace gatepost::view
