#pragma once

#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "all_pages.h"
#include "core/mails.h"
#include "view/field_error.h"
#include "view/frame.h"

namespace gatepost::tests {

/// Makes frames, pages and mails in states that are drawn by lot.
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
        [&]<class... Pages>(std::tuple<Pages...>*) {
            (visit(filled<Pages>()), ...);
        }(static_cast<AllPages*>(nullptr));
    }

    /// The same with a mail of every kind.
    template <class Visit>
    void mails_of_every_kind(Visit visit) {
        using Body = decltype(core::Mail::body);
        [&]<class... Bodies>(std::variant<Bodies...>*) {
            (visit(mail(filled<Bodies>())), ...);
        }(static_cast<Body*>(nullptr));
    }

  private:
    /// A member of a page or mail: converts to whatever it is. A kind of member that none had
    /// before needs an operator here; without, it and those after it stay as they are.
    struct Member {
        operator std::string() const { return any.text(); }
        operator bool() const { return any.flag(); }
        operator int() const { return static_cast<int>(400 + any.below(120)); }  // a status
        operator base::TimePoint() const { return any.time(); }
        operator std::chrono::seconds() const { return std::chrono::seconds(any.below(1'000'000)); }
        operator std::optional<view::Message>() const { return any.maybe(); }
        operator std::optional<view::ConsentBox>() const { return any.consent(); }
        operator std::vector<view::FieldError>() const { return any.errors(); }
        operator std::vector<view::GateLink>() const { return any.links(); }
        operator std::vector<view::SessionLine>() const { return any.sessions(); }
        operator std::vector<core::Event>() const { return any.events(); }
        operator std::vector<core::FailedLogins>() const { return any.failed_logins(); }
        operator std::vector<std::pair<std::string, std::string>>() const { return any.fields(); }

        AnyPage& any;
    };

    /// With as many members as it has.
    template <class Filled, class... Members>
    Filled filled(Members... members) {
        if constexpr (requires { Filled{members..., Member{*this}}; }) {
            return filled<Filled>(members..., Member{*this});
        } else {
            return Filled{members...};
        }
    }

    core::Mail mail(decltype(core::Mail::body) body);
    bool flag() { return below(2) == 0; }
    view::Message message();
    std::optional<view::Message> maybe();
    std::optional<core::DisplayName> name();
    std::optional<view::ConsentBox> consent();
    base::TimePoint time();
    core::Client client() { return {text(), text()}; }
    std::vector<view::FieldError> errors();
    std::vector<view::GateLink> links();
    std::vector<std::pair<std::string, std::string>> fields();
    std::vector<view::SessionLine> sessions();
    std::vector<core::Event> events();
    std::vector<core::FailedLogins> failed_logins();

    std::mt19937 random_;
    std::optional<std::string> text_;
};

/// Texts that somebody might send to break a page.
const std::vector<std::string>& hostile_texts();

}  // namespace gatepost::tests
