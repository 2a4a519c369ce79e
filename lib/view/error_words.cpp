#include "view/error_words.h"

#include <algorithm>
#include <array>

namespace gatepost::view {
namespace {

constexpr std::array<ErrorWords, 9> all_words{{
    {500, Message("Something went wrong"),
     Message("It's our fault, not yours, and we've logged it."),
     Message("Go back and try again in a moment.")},
    {400, Message("We couldn't read that request"),
     Message("What your browser sent was incomplete or damaged. Nothing was changed."),
     Message("Go back, reload the page and try again.")},
    {403, Message("We couldn't accept that form"),
     Message("The page was open for too long, you logged in or out in another tab, or your browser "
             "blocks cookies. Nothing was changed."),
     Message("Allow cookies for this site, go back, reload the page and send the form again.")},
    {404, Message("Page not found"), Message("The link may be old or incomplete."),
     Message("Check the address, or start from the home page.")},
    {405, Message("This page can't be opened directly"),
     Message("It only works with a button or form on another page. Nothing was changed."),
     Message("Go back and start from there.")},
    {413, Message("Too large"),
     Message("What your browser sent is larger than we accept. Nothing was changed."),
     Message("Go back, shorten what you entered and try again.")},
    {415, Message("Unknown format"),
     Message("What your browser sent isn't in a format we accept. Nothing was changed."),
     Message("Go back and use the form on the page.")},
    {429, Message("Too many attempts"),
     Message("Too many requests came from you or your network in a short time."),
     Message("Wait a few minutes, then try again.")},
    {503, Message("Busy right now"), Message("We can't answer at the moment. Nothing was changed."),
     Message("Try again in a moment.")},
}};

}  // namespace

const ErrorWords& error_words(int status) {
    const auto found =
        std::find_if(all_words.begin(), all_words.end(),
                     [&](const ErrorWords& words) { return words.status == status; });
    return found != all_words.end() ? *found : all_words.front();
}

}  // namespace gatepost::view
