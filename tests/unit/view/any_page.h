#pragma once

#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "view/pages.h"

namespace gatepost::tests {

/// Makes frames and pages in states that are drawn by lot.
class AnyPage {
  public:
    /// All texts are `text`; if it is nothing, each is drawn, too.
    explicit AnyPage(unsigned seed, std::optional<std::string> text = {})
        : random_(seed), text_(std::move(text)) {}

    view::Frame frame();
    std::string text();
    std::size_t below(std::size_t count) { return random_() % count; }

    /// Calls `visit` with a page of every kind.
    template <class Visit>
    void of_every_kind(Visit visit) {
        visit(view::HomePage{links()});
        visit(view::RegisterPage{text(), text(), errors(), maybe()});
        visit(view::LoginPage{text(), text(), flag(), maybe()});
        visit(view::LogoutPage{text()});
        visit(view::UnconfirmedPage{text(), text(), text(), errors()});
        visit(view::DeclinePage{text(), text()});
        visit(view::AddressPage{text(), text(), errors()});
        visit(view::ConfirmAddressPage{text(), text(), text()});
        visit(view::UndoAddressPage{text(), text(), text()});
        visit(view::SessionsPage{sessions(), events()});
        visit(view::RescuePage{text(), text()});
        visit(view::ProofPage{text(), text(), fields(), errors()});
        visit(view::DeletePage{text(), std::chrono::seconds(below(1'000'000)), errors()});
        visit(view::KeepPage{text(), time(), text()});
        visit(view::ForgotPage{text(), errors()});
        visit(view::ResetPage{text(), text(), errors(), maybe()});
        visit(view::ProfilePage{text(), time(), time(), errors(), maybe()});
        visit(view::GateRefusedPage{text(), text(), text(), flag()});
        visit(view::GateTabPage{text()});
        visit(view::GateReturnPage{text()});
        visit(view::GateLoopPage{text(), text()});
        visit(view::GateFormPage{});
        visit(view::GateInPage{});
        visit(view::LanguagePage{text()});
        visit(view::ErrorPage{static_cast<int>(400 + below(120)), text()});
    }

  private:
    bool flag() { return below(2) == 0; }
    view::Message message();
    std::optional<view::Message> maybe();
    base::TimePoint time();
    core::Client client() { return {text(), text()}; }
    std::vector<view::FieldError> errors();
    std::vector<view::GateLink> links();
    std::vector<std::pair<std::string, std::string>> fields();
    std::vector<view::SessionLine> sessions();
    std::vector<core::Event> events();

    std::mt19937 random_;
    std::optional<std::string> text_;
};

/// Texts that somebody might send to break a page.
const std::vector<std::string>& hostile_texts();

}  // namespace gatepost::tests
