#pragma once

#include <string>
#include <vector>

namespace gatepost::tests {

/// A header of nginx/identity_headers.txt.
struct IdentityHeader {
    std::string name;
    std::string value;  ///< that it gets, as nginx writes it; empty: it is taken out
};

const std::vector<IdentityHeader>& identity_headers();

/// The name with each "-" also written as "_", in every combination.
std::vector<std::string> spellings(const std::string& name);

}  // namespace gatepost::tests
