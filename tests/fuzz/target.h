#pragma once

#include <string>
#include <string_view>

namespace gatepost::fuzz {

/// What a target asserts of one input. Each file in targets/ defines it for its own program.
void check(std::string_view input);

/// Ends the program, which libFuzzer takes for a finding, unless `property` holds.
void require(bool property, const char* what);

/// Takes what stands before the first line end off the input; all of it if there is none.
std::string_view take_line(std::string_view& input);

}  // namespace gatepost::fuzz
