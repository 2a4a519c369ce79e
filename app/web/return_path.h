#pragma once

#include <string>
#include <string_view>

#include "base/clock.h"

namespace gatepost::app {

/// The path to come back to that a field `next` names; empty if it names none on this site. May end
/// with a fragment.
std::string parse_return_path(std::string_view field);

/// The address of a page that goes on to a return path; of the page alone if that is empty. nginx
/// takes no request line of more than 8 KiB, so of what is too long, once encoded, the fragment is
/// left out, or the query as well, or all of it.
std::string with_return_path(std::string_view page, std::string_view return_path);

/// Whether `with_return_path` can keep a path whole.
bool fits_as_return_path(std::string_view return_path);

/// Knows the return paths that lead to other hosts. Immutable; thread-safe.
class ReturnPaths {
  public:
    virtual ~ReturnPaths() = default;

    /// A short one that leads to the first page of the same host; empty if there is none.
    virtual std::string shorten(std::string_view path, base::TimePoint now) const = 0;
    /// Whether it leads to a part of what was asked for, which was too long.
    virtual bool is_cut(std::string_view path) const = 0;
    /// What people call the application that it leads to: its title, or the host; empty if it
    /// leads to none, or to one without a title on the account pages' own host.
    virtual std::string application(std::string_view path) const = 0;
    /// Whether it leads to another host at all.
    virtual bool leads_away(std::string_view path) const = 0;
};

}  // namespace gatepost::app
