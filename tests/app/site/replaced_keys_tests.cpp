#include <boost/test/unit_test.hpp>

#include "app/process/housekeeping.h"
#include "fakes/captured_log.h"
#include "site.h"

using namespace gatepost;
using namespace gatepost::tests;
using http::Status;

namespace {

const std::string old_key = "the key that was there first, and leaked";
const std::string new_key = "the key that came after it, and is secret";

struct Leak : Site {
    Leak() {
        sign_up_confirmed(ada, "ada@example.org");
        start(old_key);
    }
    /// What `serve` does first, with these keys.
    std::string start(const std::string& lines) {
        const auto ring = crypto::Keyring::parse(lines).value();
        return fakes::captured([&] { app::heed_keys(store, ring); });
    }
    bool is_in() { return ada.get("/profile").status == Status::ok; }

    Browser ada{worker};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(replaced_keys_tests, Leak)

BOOST_AUTO_TEST_CASE(sessions_of_replaced_keys_end_and_it_is_said_once) {
    BOOST_TEST(is_in());
    const auto said = start(new_key);
    BOOST_TEST(said.find("all sessions are ended sessions=1") != said.npos, said);
    BOOST_TEST(!is_in());
    log_in(ada, "ada@example.org");
    BOOST_TEST(start(new_key).empty());
    BOOST_TEST(is_in());
}

BOOST_AUTO_TEST_CASE(a_new_key_beside_the_old_one_ends_nothing) {
    for (const auto& lines : {old_key, new_key + "\n" + old_key, new_key})
        BOOST_TEST(start(lines).empty());
    BOOST_TEST(is_in());
}

BOOST_AUTO_TEST_CASE(the_old_key_again_is_another_one_too) {
    start(new_key);
    log_in(ada, "ada@example.org");
    start(old_key);
    BOOST_TEST(!is_in());
}

BOOST_AUTO_TEST_SUITE_END()
