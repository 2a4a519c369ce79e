#include "view/error_words.h"

#include <algorithm>
#include <array>

namespace gatepost::view {
namespace {

constexpr std::array<ErrorWords, 9> all_words{{
    {500, Message("Something broke here"),
     Message("We could not do what you asked for. The fault is ours, not yours, and it has been "
             "noted."),
     Message("Please go back and try again in a moment.")},
    {400, Message("That request made no sense to us"),
     Message("What your browser sent was incomplete or garbled, so nothing was done."),
     Message("Please go back, reload the page and try again.")},
    {403, Message("That form was not accepted"),
     Message(
         "We could not be sure that it was you who sent the form, so nothing was done. This "
         "happens "
         "when a page stayed open for a long time, when you logged in or out in another tab, or "
         "when the browser blocks cookies."),
     Message(
         "Please go back, reload the page and send the form again. If cookies are blocked for this "
         "site, allow them first.")},
    {404, Message("There is no such page"),
     Message("Nothing is at this address. The link may be old or incomplete."),
     Message("Please check the address, or look for the page from the start.")},
    {405, Message("This address works differently"),
     Message("The page exists, but it cannot be used in this way, so nothing was done."),
     Message("Please start again from the page that has the button or form.")},
    {413, Message("That was too much"),
     Message("What your browser sent is larger than we accept, so nothing was done."),
     Message("Please go back, shorten what you typed and try again.")},
    {415, Message("That format is not known here"),
     Message("What your browser sent was not in the form that our pages use, so nothing was done."),
     Message("Please go back and use the form on the page itself.")},
    {429, Message("Too many tries"),
     Message(
         "There were many requests from you or your network in a short time, so this one was not "
         "carried out."),
     Message("Please wait a few minutes, then try again.")},
    {503, Message("Busy right now"),
     Message("We cannot answer at the moment, and nothing was done."),
     Message("Please try again in a moment.")},
}};

}  // namespace

const ErrorWords& error_words(int status) {
    const auto found =
        std::find_if(all_words.begin(), all_words.end(),
                     [&](const ErrorWords& words) { return words.status == status; });
    return found != all_words.end() ? *found : all_words.front();
}

}  // namespace gatepost::view
