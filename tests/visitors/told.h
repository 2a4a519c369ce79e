#pragma once

#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "visitors/mailbox.h"

namespace gatepost::tests::visitors {

/// What a visitor knows of something that they asked for.
enum class Told {
    no,     ///< it was refused, or never asked for
    maybe,  ///< nobody said what has become of it
    done,   ///< it was answered with success
};

/// How often something may have happened.
struct Bounds {
    int least = 0;
    int most = 0;
};

/// A session that a visitor was given.
struct Session {
    std::string cookie;
    enum class State { enters, unsure, ended } state;
};

/// A request of a visitor's.
struct Asked {
    TimePoint at;
    bool only_reads;
    bool is_answered;  ///< be it with a refusal
};

/// What one visitor asked for and was told, all their life.
struct Story {
    int number = 0;
    std::set<std::string> addresses;       ///< all that they ever used
    std::map<std::string, Bounds> events;  ///< by kind
    Bounds resets_asked{};                 ///< which are nobody's events
    std::set<std::string> emails;          ///< one of them is the account's
    std::set<std::string> passwords;       ///< so is one of them
    std::vector<Session> sessions;
    std::vector<std::string> trace;   ///< each request with its time and answer
    std::vector<std::string> broken;  ///< what they noticed themselves
    std::vector<Asked> asked;
};

/// What follows the "@" in addresses, with ".example" behind it.
constexpr std::array<std::string_view, 4> domains{"north", "east", "south", "west"};

/// "life17", which stands in each address of theirs and in nobody else's.
std::string name_of(const Story& story);

/// Whether the text names another visitor than that one.
bool names_another(const std::string& text, const Story& story);

/// As in a log: hours to milliseconds.
std::string clock_time(TimePoint time);

}  // namespace gatepost::tests::visitors
