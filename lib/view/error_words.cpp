#include "view/error_words.h"

#include <algorithm>
#include <array>

namespace gatepost::view {
namespace {

constexpr std::array<ErrorWords, 9> all_words{{
    {500, "Something broke here",
     "We could not do what you asked for. The fault is ours, not yours, and it has been noted.",
     "Please go back and try again in a moment."},
    {400, "That request made no sense to us",
     "What your browser sent was incomplete or garbled, so nothing was done.",
     "Please go back, reload the page and try again."},
    {403, "That form was not accepted",
     "We could not be sure that it was you who sent the form, so nothing was done. This happens "
     "when a page stayed open for long, when you logged in or out in another tab, or when the "
     "browser blocks cookies.",
     "Please go back, reload the page and send the form again. If cookies are blocked for this "
     "site, allow them first."},
    {404, "There is no such page", "Nothing is at this address. The link may be old or incomplete.",
     "Please check the address, or look for the page from the start."},
    {405, "This address works differently",
     "The page exists, but it cannot be used in this way, so nothing was done.",
     "Please start again from the page that has the button or form."},
    {413, "That was too much",
     "What your browser sent is larger than we accept, so nothing was done.",
     "Please go back, shorten what you typed and try again."},
    {415, "That format is not known here",
     "What your browser sent was not in the form that our pages use, so nothing was done.",
     "Please go back and use the form on the page itself."},
    {429, "Too many tries",
     "There were many requests from you or your network in a short time, so this one was not "
     "carried out.",
     "Please wait a few minutes, then try again."},
    {503, "Busy right now", "We cannot answer at the moment, and nothing was done.",
     "Please try again in a moment."},
}};

}  // namespace

const ErrorWords& error_words(int status) {
    const auto found =
        std::find_if(all_words.begin(), all_words.end(),
                     [&](const ErrorWords& words) { return words.status == status; });
    return found != all_words.end() ? *found : all_words.front();
}

}  // namespace gatepost::view
