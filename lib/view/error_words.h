#pragma once

#include "view/message.h"

namespace gatepost::view {

/// What an error page says.
struct ErrorWords {
    int status;
    Message title;
    Message what_happened;
    Message what_to_do;
};

/// The words for a status of `ErrorPage`; for any other, those of 500.
const ErrorWords& error_words(int status);

}  // namespace gatepost::view
