# How every target of Gatepost is built: warnings, sanitizers, and one function a kind of target.

set(GATEPOST_SANITIZE "" CACHE STRING "Sanitizers to build with, for example address,undefined")

add_library(gatepost_options INTERFACE)
target_compile_options(gatepost_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror
    -fstack-protector-strong
    -g1)  # functions and lines, for backtraces: variables would be a quarter of a build's time
target_include_directories(gatepost_options INTERFACE ${PROJECT_SOURCE_DIR}/lib)
if(GATEPOST_SANITIZE)
    target_compile_options(gatepost_options INTERFACE
        -fsanitize=${GATEPOST_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(gatepost_options INTERFACE -fsanitize=${GATEPOST_SANITIZE})
endif()

# What ships is optimized and checked at run time; tests are compiled as fast as can be, since
# optimizing Boost.Test's expressions takes most of a build.
add_library(gatepost_product INTERFACE)
target_link_libraries(gatepost_product INTERFACE gatepost_options)
target_compile_options(gatepost_product INTERFACE
    $<$<CONFIG:Debug>:-O1> $<$<NOT:$<CONFIG:Debug>>:-D_FORTIFY_SOURCE=2>)

# How threads get memory (decision 64). The sanitizers bring an allocator of their own.
add_library(gatepost_allocator INTERFACE)
if(NOT GATEPOST_SANITIZE)
    target_link_libraries(gatepost_allocator INTERFACE PkgConfig::TCMALLOC)
    target_compile_definitions(gatepost_allocator INTERFACE GATEPOST_TCMALLOC)
endif()

find_program(CCACHE ccache)
if(CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

option(GATEPOST_IN_BATCHES "Compile many of a target's files as one" OFF)

# gatepost_batched(TARGET SIZE): compiles its files in batches of up to SIZE if that is asked for
# (decision 43). So a name is one thing in all files of a target.
function(gatepost_batched target size)
    set_target_properties(${target} PROPERTIES
        UNITY_BUILD ${GATEPOST_IN_BATCHES} UNITY_BUILD_BATCH_SIZE ${size})
endfunction()

# gatepost_library(NAME USES other... PRIVATELY third-party...)
# The static library of folder lib/NAME. USES are Gatepost's own libraries that its headers may
# show; PRIVATELY are third-party libraries that no one else gets to see.
function(gatepost_library name)
    cmake_parse_arguments(ARG "" "" "USES;PRIVATELY" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
    add_library(gatepost_${name} STATIC ${sources})
    list(TRANSFORM ARG_USES PREPEND gatepost_)
    target_link_libraries(gatepost_${name} PUBLIC ${ARG_USES} PRIVATE gatepost_product ${ARG_PRIVATELY})
    gatepost_batched(gatepost_${name} 16)
endfunction()

# What nearly every test includes, compiled once for all suites: without it, reading Boost.Test's
# headers again for each file takes most of a build.
function(gatepost_test_headers)
    file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/headers_alone.cpp CONTENT "" @ONLY)
    add_library(gatepost_test_headers OBJECT ${PROJECT_BINARY_DIR}/headers_alone.cpp)
    target_link_libraries(gatepost_test_headers PRIVATE
        gatepost_options Boost::unit_test_framework)
    target_compile_definitions(gatepost_test_headers PRIVATE BOOST_TEST_DYN_LINK)
    target_compile_options(gatepost_test_headers PRIVATE -O0)
    target_precompile_headers(gatepost_test_headers PRIVATE
        <algorithm> <array> <chrono> <filesystem> <fstream> <functional> <map> <memory> <optional>
        <sstream> <string> <string_view> <thread> <variant> <vector> <boost/test/unit_test.hpp>)
endfunction()

# gatepost_test(NAME LABEL label USES other... PRIVATELY third-party...)
# The Boost.Test executable of the current folder, registered with CTest under its label.
function(gatepost_test name)
    cmake_parse_arguments(ARG "" "LABEL" "USES;PRIVATELY" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
    # Boost.Test's main() stands in the one file that names the module.
    set(main ${CMAKE_CURRENT_BINARY_DIR}/${name}_main.cpp)
    file(CONFIGURE OUTPUT ${main}
        CONTENT "#define BOOST_TEST_MODULE @name@\n#include <boost/test/unit_test.hpp>\n" @ONLY)
    add_executable(${name} ${sources} ${main})
    set_source_files_properties(${main} PROPERTIES
        SKIP_PRECOMPILE_HEADERS ON SKIP_UNITY_BUILD_INCLUSION ON)
    if(ARG_LABEL MATCHES "^(unit|contract|app)$")  # those that are built for each sanitizer, too
        gatepost_batched(${name} 8)
        # The fixture of a test's own file is not in the main file of a batch.
        target_compile_options(${name} PRIVATE -Wno-subobject-linkage)
    endif()
    list(TRANSFORM ARG_USES PREPEND gatepost_)
    target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
    target_compile_definitions(${name} PRIVATE BOOST_TEST_DYN_LINK)
    target_compile_options(${name} PRIVATE -O0)
    target_link_libraries(${name} PRIVATE
        gatepost_options ${ARG_USES} ${ARG_PRIVATELY} Boost::unit_test_framework)
    target_precompile_headers(${name} REUSE_FROM gatepost_test_headers)
    add_test(NAME ${name} COMMAND ${name} --log_level=warning)
    set_tests_properties(${name} PROPERTIES LABELS ${ARG_LABEL})
    if(GATEPOST_SANITIZE MATCHES thread)
        set_tests_properties(${name} PROPERTIES ENVIRONMENT
            TSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/tsan.supp)
    endif()
    set_property(GLOBAL APPEND PROPERTY gatepost_suites_${ARG_LABEL} ${name})
endfunction()
