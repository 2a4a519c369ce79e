#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "view/frame.h"

namespace gatepost::view {

/// The pages that strangers ask for first, as they are before anybody has typed anything. Two of
/// them differ in their form's token alone, so each is expanded at the start, once in every
/// language, and only the token is put in later.
class BlankPages {
  public:
    /// Adds the page of that template, which lies at `path`.
    template <class Page>
    void add(const Theme& theme, const char* file, const char* path) {
        for (const core::Language language : core::all_languages) {
            const Frame frame{.csrf_token = mark, .here = path, .language = language};
            pages_.emplace(Key(file, language), BlankPage(path, Page().render(theme, frame)));
        }
    }

    /// The page of that template in that frame; nothing if there is no such page, or if it or the
    /// frame says more.
    template <class Page>
    std::optional<std::string> find(const Page& page, std::string_view file,
                                    const Frame& frame) const {
        return page == Page() ? find(file, frame) : std::nullopt;
    }

  private:
    std::optional<std::string> find(std::string_view file, const Frame& frame) const;

    using Key = std::pair<std::string_view, core::Language>;

    struct BlankPage {
        BlankPage(std::string its_path, std::string_view expanded);

        std::string path;
        std::vector<std::string> pieces;  ///< the token stands between each two
    };

    static constexpr char mark[] = "the-token-of-the-form-stands-here";

    std::map<Key, BlankPage> pages_;
};

}  // namespace gatepost::view
