#pragma once

#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>

namespace gatepost::fakes {

/// A folder of its own for one test, deleted with all that is in it.
struct TemporaryFolder {
    TemporaryFolder() {
        std::string name =
            (std::filesystem::temp_directory_path() / "gatepost-config-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make " + name);
        folder = name;
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder() { std::filesystem::remove_all(folder); }

    std::filesystem::path write(const std::string& name, const std::string& content,
                                mode_t mode = 0600) const {
        const auto path = folder / name;
        std::ofstream(path, std::ios::binary) << content;
        std::filesystem::permissions(path, static_cast<std::filesystem::perms>(mode));
        return path;
    }

    std::filesystem::path folder;
};

inline std::string read_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    return content.str();
}

}  // namespace gatepost::fakes
