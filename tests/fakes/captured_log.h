#pragma once

#include <unistd.h>

#include <array>
#include <boost/test/unit_test.hpp>
#include <string>

namespace gatepost::fakes {

/// What `write` leaves on standard error. It must fit into a pipe.
template <class Function>
std::string captured(Function write) {
    std::array<int, 2> ends{};
    BOOST_REQUIRE(pipe(ends.data()) == 0);
    const int saved = dup(STDERR_FILENO);
    dup2(ends[1], STDERR_FILENO);
    write();
    dup2(saved, STDERR_FILENO);
    close(saved);
    close(ends[1]);
    std::string text(60000, '\0');
    const ssize_t size = read(ends[0], text.data(), text.size());
    close(ends[0]);
    text.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
    return text;
}

}  // namespace gatepost::fakes
