# Every library that is not ours. Each is linked PRIVATE to the one folder that uses it;
# ARCHITECTURE.md gives the reasons.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
pkg_check_modules(BOTAN REQUIRED IMPORTED_TARGET botan-2)        # lib/crypto
pkg_check_modules(ZLIB REQUIRED IMPORTED_TARGET zlib)            # lib/crypto
pkg_check_modules(IDN2 REQUIRED IMPORTED_TARGET libidn2)         # lib/core
pkg_check_modules(ICU REQUIRED IMPORTED_TARGET icu-i18n icu-uc)   # lib/core
pkg_check_modules(GMIME REQUIRED IMPORTED_TARGET gmime-3.0)      # lib/mail
pkg_check_modules(CTEMPLATE REQUIRED IMPORTED_TARGET libctemplate)  # lib/view
pkg_check_modules(SYSTEMD REQUIRED IMPORTED_TARGET libsystemd)   # app
pkg_check_modules(TCMALLOC REQUIRED IMPORTED_TARGET libtcmalloc_minimal)  # app
find_package(nlohmann_json REQUIRED)                             # lib/base
find_package(toml11 REQUIRED)                                    # app
find_package(CLI11 REQUIRED)                                     # app
find_package(prometheus-cpp REQUIRED COMPONENTS core)            # lib/metrics
find_package(Boost REQUIRED COMPONENTS locale)                   # lib/view
find_package(fmt REQUIRED)
# Without a pkg-config file or a CMake package, named by their file: fcgi (lib/fcgi), cgicc
# (lib/http), mysqlcppconn (lib/mysql), unistring (lib/base), zxcvbn (lib/crypto).
