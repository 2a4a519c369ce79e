#include "http/prefetch.h"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(prefetch_tests)

using namespace gatepost::http;

namespace {

bool is_prefetch_with(std::string_view purpose, Method method = Method::get) {
    Request request;
    request.method = method;
    request.purpose_header = purpose;
    return is_prefetch(request);
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_browsers_fetch_before_anybody_wants_to_see_it) {
    for (const char* purpose : {"prefetch", "prefetch;prerender", "prefetch;anonymous-client-ip",
                                "Prefetch", "prerender", "preview", "x, prefetch"}) {
        BOOST_TEST(is_prefetch_with(purpose), purpose);
    }
}

BOOST_AUTO_TEST_CASE(what_somebody_asks_for) {
    for (const char* purpose : {"", "navigate", "fetch", "pre"})
        BOOST_TEST(!is_prefetch_with(purpose), purpose);
    BOOST_TEST(!is_prefetch_with("prefetch", Method::post));
}

BOOST_AUTO_TEST_SUITE_END()
