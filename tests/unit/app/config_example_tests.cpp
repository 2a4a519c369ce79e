#include <boost/test/unit_test.hpp>
#include <set>
#include <sstream>

#include "app/config/init.h"
#include "app/config/keys.h"
#include "fakes/temporary_folder.h"

namespace gatepost::app {
namespace {

/// The example with every key in force.
std::string everything_set() {
    std::string text;
    std::istringstream lines(example_config());
    for (std::string line; std::getline(lines, line);) {
        const bool is_key = line.starts_with('#') && !line.starts_with("# ") && line != "#";
        text.append(line, is_key ? 1 : 0).append("\n");
    }
    return text;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(config_example_tests, fakes::TemporaryFolder)

BOOST_AUTO_TEST_CASE(the_documented_example_is_the_programs_own) {
    std::string example = example_config();
    const std::string built_in = GATEPOST_DATADIR;
    example.replace(example.find(built_in), built_in.size(), "/usr/share/gatepost");
    BOOST_TEST(example == fakes::read_file(GATEPOST_SOURCE_DIR "/docs/gatepost.toml"));
}

BOOST_AUTO_TEST_CASE(the_example_loads) {
    const auto loaded = load_config({write("example.toml", example_config()), {}, {}});
    BOOST_REQUIRE(loaded);
}

BOOST_AUTO_TEST_CASE(the_example_shows_every_key_with_a_value_that_loads) {
    const std::string text = everything_set();
    for (const ConfigKey& key : config_keys()) {
        BOOST_TEST_INFO(full_name(key));
        BOOST_TEST(text.find("\n" + std::string(key.name) + " = ") != text.npos);
    }
    const auto loaded = load_config({write("all.toml", text), {}, {}});
    BOOST_REQUIRE(loaded);
    const auto& gate = loaded->gate;
    BOOST_REQUIRE(gate.size() == 1U);
    BOOST_TEST(gate[0].rule.path == "/admin");
    BOOST_TEST(gate[0].rule.title == "The wiki");
}

BOOST_AUTO_TEST_CASE(keys_are_named_once_and_explained_in_short_lines) {
    std::set<std::string> names;
    std::set<std::string> variables;
    for (const ConfigKey& key : config_keys()) {
        BOOST_TEST(names.insert(full_name(key)).second);
        BOOST_TEST(variables.insert(environment_name(key)).second);
        BOOST_TEST(find_key(key.section, key.name) == &key);
        BOOST_TEST(!key.meaning.empty());
    }
    std::istringstream lines(example_config());
    for (std::string line; std::getline(lines, line);)
        BOOST_TEST(line.size() <= 100U);
}

BOOST_AUTO_TEST_CASE(every_key_can_be_set_by_its_variable) {
    Environment environment;
    for (const ConfigKey& key : config_keys()) {
        environment.emplace(environment_name(key), key.fallback);
    }
    BOOST_TEST(bool(load_config({std::nullopt, environment, {}})));
    BOOST_TEST(environment.contains("GATEPOST_SERVER_PASSWORD_WORKERS"));
}

BOOST_AUTO_TEST_CASE(values_are_quoted) {
    const std::string text = annotated_config({{"site.name", "a \"b\" \\ c\nd"}});
    BOOST_TEST(text.find("\nname = \"a \\\"b\\\" \\\\ c\\u000Ad\"\n") != text.npos);
}

BOOST_AUTO_TEST_CASE(what_is_needed_is_left_to_fill_in) {
    const auto loaded = load_config({write("blank.toml", annotated_config({})), {}, {}});
    const auto errors = loaded.errors();
    BOOST_REQUIRE(errors.size() == 2U);
    BOOST_TEST(errors[0].problem.starts_with("site.base_url"));
    BOOST_TEST(errors[1].problem.starts_with("mail.from"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gatepost::app
