#include "app/flows/strength.h"

#include "app/flows/handlers.h"
#include "app/web/typed_email.h"
#include "base/json.h"
#include "core/password.h"
#include "view/catalogue.h"

namespace gatepost::app {

view::Message in_words(const crypto::PasswordStrength& strength) {
    if (strength.is_common) return view::Message("One of the first that anybody would guess.");
    switch (strength.score) {
        case 0:
            return view::Message("Very weak. It is guessed almost at once.");
        case 1:
            return view::Message(
                "Weak. A program that guesses finds it quickly. Add a word or two.");
        case 2:
            return view::Message("Fair. One more word would make it good.");
        case 3:
            return view::Message("Good.");
        default:
            return view::Message("Strong.");
    }
}

// For the hint while somebody types. It answers from what it is sent and nothing else, keeps
// nothing and logs nothing of it, so that no service elsewhere has to be asked.
http::Response judge_password(Context& context, const Visitor&, const Form& form) {
    const auto strength = crypto::estimate_strength(
        form["password"], core::personal_words(typed_email(form), context.services().site_name));
    http::Response response;
    response.add("Content-Type", "application/json");
    const auto text = view::translate(context.language(), in_words(strength));
    response.body = base::Json{{"score", strength.score}, {"text", text}}.dump() + "\n";
    return response;
}

}  // namespace gatepost::app
