#pragma once

#include <memory>
#include <string>

#include "core/mail_writer.h"
#include "view/frame.h"
#include "view/site.h"

namespace gatepost::view {

struct Theme;

/// Fills the templates. Loads and checks all of them once, in its constructor; from then on
/// immutable, so thread-safe.
class Renderer final : public core::MailWriter {
  public:
    /// `directory` is the folder `views`; templates in the folder `overrides`, if it is not empty,
    /// take the place of those there. Throws std::runtime_error that names the template which is
    /// missing or broken.
    Renderer(const std::string& directory, Site site, const std::string& overrides = "");
    ~Renderer() override;

    /// One of the pages of view/pages/.
    template <class Page>
    std::string render(const Frame& frame, const Page& page) const {
        return page.render(*theme_, frame);
    }

    core::MailContent write(const core::Mail& mail) const override;

  private:
    std::unique_ptr<const Theme> theme_;
};

}  // namespace gatepost::view
