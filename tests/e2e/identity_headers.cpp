#include "identity_headers.h"

#include <algorithm>
#include <sstream>

#include "fakes/temporary_folder.h"
#include "process.h"

namespace gatepost::tests {
namespace {

std::vector<IdentityHeader> read_list() {
    std::istringstream lines(fakes::read_file(SOURCE_DIR "/nginx/identity_headers.txt"));
    std::vector<IdentityHeader> all;
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line.starts_with('#')) continue;
        std::istringstream words(line);
        IdentityHeader header;
        words >> header.name >> header.value;
        all.push_back(header);
    }
    return all;
}

}  // namespace

const std::vector<IdentityHeader>& identity_headers() {
    static const auto all = read_list();
    return all;
}

std::vector<std::string> spellings(const std::string& name) {
    std::vector<std::string> all{name};
    for (std::size_t at = name.find('-'); at != name.npos; at = name.find('-', at + 1)) {
        for (std::size_t i = all.size(); i > 0; --i) {
            all.push_back(all[i - 1]);
            all.back()[at] = '_';
        }
    }
    return all;
}

}  // namespace gatepost::tests
