#include "essence.h"

#include <sstream>

namespace gatepost::tests {
namespace {

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    for (auto at = text.find(what); at != text.npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
    return text;
}

}  // namespace

std::string essence(const Answer& answer, const std::string& email) {
    std::istringstream lines(answer.headers);
    std::string kept = std::to_string(answer.status) + "\n";
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("Date:") || line.starts_with("X-Request-Id:")) continue;
        if (line.starts_with("Set-Cookie:")) line = line.substr(0, line.find('='));
        kept += line + "\n";
    }
    auto body = replaced(answer.body, email, "ADDRESS");
    const std::string letters = "class=\"initials\" aria-hidden=\"true\">";
    if (const auto at = body.find(letters); at != body.npos) {
        const auto from = at + letters.size();
        body.erase(from, body.find('<', from) - from);
    }
    const std::string field = "name=\"csrf\" value=\"";
    for (auto at = body.find(field); at != body.npos; at = body.find(field, at + 1)) {
        const auto from = at + field.size();
        body.erase(from, body.find('"', from) - from);
    }
    return kept + body;
}

}  // namespace gatepost::tests
