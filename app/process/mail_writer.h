#pragma once

#include "core/courier.h"
#include "view/renderer.h"

namespace gatepost::app {

/// Writes mails by the templates.
class TemplateMailWriter final : public core::MailWriter {
  public:
    explicit TemplateMailWriter(const view::Renderer& renderer) : renderer_(renderer) {}

    core::MailContent write(const core::MailFacts& facts) override;

  private:
    const view::Renderer& renderer_;
};

}  // namespace gatepost::app
