#pragma once

#include <optional>
#include <random>
#include <string>
#include <type_traits>
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

        operator view::SearchIn() const { return static_cast<view::SearchIn>(any.below(3)); }
        operator core::SignUpMode() const { return static_cast<core::SignUpMode>(any.below(4)); }
        operator core::MailStatus() const { return static_cast<core::MailStatus>(any.below(3)); }
        operator core::InvitationState() const {
            return static_cast<core::InvitationState>(any.below(4));
        }
        operator core::Language() const { return any.language(); }
        operator std::optional<core::AccountState>() const {
            return any.maybe(static_cast<core::AccountState>(any.below(6)));
        }
        operator std::optional<core::EventKind>() const {
            return any.maybe(static_cast<core::EventKind>(any.below(30)));
        }
        operator view::OtherPages() const { return {any.text(), any.text()}; }
        operator view::AccountLine() const { return any.line<view::AccountLine>(); }
        operator std::vector<std::string>() const { return {any.text(), any.text()}; }
        /// Lines whose members are all of the kinds here.
        template <class Line>
        requires std::is_aggregate_v<Line>
        operator std::vector<Line>() const { return any.lines<Line>(); }

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

    template <class Line>
    std::vector<Line> lines() {
        std::vector<Line> all;
        for (std::size_t count = below(3); all.size() < count;)
            all.push_back(line<Line>());
        return all;
    }
    template <class Line>
    Line line() {
        auto one = filled<Line>();
        if constexpr (std::is_same_v<Line, view::AccountLine>) {
            for (auto* time :
                 {&one.confirmed_at, &one.last_login_at, &one.locked_at, &one.deletes_at}) {
                if (flag()) time->reset();
            }
        }
        return one;
    }

    core::Mail mail(decltype(core::Mail::body) body);
    bool flag() { return below(2) == 0; }
    view::Message message();
    std::optional<view::Message> maybe();
    template <class Value>
    std::optional<Value> maybe(Value value) {
        if (flag()) return std::nullopt;
        return value;
    }
    core::Language language() { return core::all_languages[below(core::all_languages.size())]; }
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
