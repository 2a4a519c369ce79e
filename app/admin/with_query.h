#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace gatepost::app {

/// The address of a page with these fields in its query; those without a value are left out.
std::string with_query(std::string_view page,
                       std::initializer_list<std::pair<std::string_view, std::string_view>> fields);

}  // namespace gatepost::app
