#pragma once

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "app/config/config.h"
#include "fakes/temporary_folder.h"

namespace gatepost::app {

inline const Environment needed{{"GATEPOST_SITE_BASE_URL", "https://example.org"},
                                {"GATEPOST_MAIL_FROM", "accounts@example.org"}};

inline const std::string needed_text =
    "[site]\nbase_url = \"https://example.org\"\n[mail]\nfrom = \"accounts@example.org\"\n";

/// Loads configurations out of a folder of its own.
struct LoadFixture : fakes::TemporaryFolder {
    /// What is wrong with a file c.toml of that text.
    std::vector<std::string> errors_of(const std::string& text, const Environment& environment = {},
                                       const std::vector<std::string>& overrides = {}) const {
        return errors_of(ConfigSources{write("c.toml", text), environment, overrides});
    }

    std::vector<std::string> errors_of(const ConfigSources& sources) const {
        const auto loaded = load_config(sources);
        std::vector<std::string> lines;
        for (const ConfigError& error : loaded.errors()) {
            std::string line = to_string(error);
            const std::size_t at = line.find(folder.string());
            if (at != line.npos) line.replace(at, folder.string().size() + 1, "");
            lines.push_back(line);
        }
        return lines;
    }

    Config load(const std::string& text, const Environment& environment = {},
                const std::vector<std::string>& overrides = {}) const {
        const auto loaded = load_config({write("c.toml", text), environment, overrides});
        BOOST_REQUIRE(loaded);
        return *loaded;
    }
};

inline void check_lines(const std::vector<std::string>& lines,
                        const std::vector<std::string>& expected) {
    BOOST_TEST(lines == expected, boost::test_tools::per_element());
}

}  // namespace gatepost::app
