#include <boost/test/unit_test.hpp>

#include "fakes/temporary_folder.h"
#include "people.h"
#include "process.h"

using namespace gatepost;
using namespace gatepost::tests;

// Who installs under a umask that closes everything must not end up with a site that its own
// service and nginx cannot read.

BOOST_AUTO_TEST_SUITE(umask_tests)

BOOST_FIXTURE_TEST_CASE(what_others_have_to_read_is_open_and_the_keys_are_not,
                        fakes::TemporaryFolder) {
    const Stack& stack = shared_stack();
    const std::string path = folder.string();
    const std::string gatepost =
        BINARY_DIR "/app/gatepost --config " + (stack.var() / "gatepost.toml").string();
    output_of("umask 077 && mkdir -m 755 " + path +
              "/tree && make -C " SOURCE_DIR " -o build install DESTDIR=" + path + "/tree && " +
              gatepost + " pages export " + path + "/tree/var/pages && " + gatepost +
              " config init " + path + "/tree/etc/gatepost");
    BOOST_TEST(output_of("cd " + path + "/tree && find . ! -perm -o=r -o -type d ! -perm -o=x") ==
               "./etc/gatepost/keys\n");
}

BOOST_AUTO_TEST_SUITE_END()
