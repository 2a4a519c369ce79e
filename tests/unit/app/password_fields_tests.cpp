#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <set>

#include "app/web/form.h"
#include "fakes/temporary_folder.h"

namespace gatepost::app {
namespace {

/// The names of the inputs of a template that hide what is typed.
std::set<std::string> hidden_inputs(const std::string& html) {
    std::set<std::string> names;
    for (auto at = html.find("<input"); at != html.npos; at = html.find("<input", at + 1)) {
        const auto tag = html.substr(at, html.find('>', at) - at);
        const auto name = tag.find("name=\"") + 6;
        if (tag.find("type=\"password\"") != tag.npos)
            names.insert(tag.substr(name, tag.find('"', name) - name));
    }
    return names;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(password_fields_tests)

BOOST_AUTO_TEST_CASE(they_are_the_fields_of_the_forms) {
    std::set<std::string> found;
    for (const auto& file :
         std::filesystem::recursive_directory_iterator(GATEPOST_SOURCE_DIR "/views")) {
        if (file.is_regular_file()) found.merge(hidden_inputs(fakes::read_file(file.path())));
    }
    const std::set<std::string> listed(password_fields.begin(), password_fields.end());
    BOOST_TEST(found == listed, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gatepost::app
