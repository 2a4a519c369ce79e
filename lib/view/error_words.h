#pragma once

#include <string_view>

namespace gatepost::view {

/// What an error page says.
struct ErrorWords {
    int status;
    std::string_view title;
    std::string_view what_happened;
    std::string_view what_to_do;
};

/// The words for a status of `ErrorPage`; for any other, those of 500.
const ErrorWords& error_words(int status);

}  // namespace gatepost::view
