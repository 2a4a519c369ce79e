#include "fcgi/record_check.h"

#include <boost/test/unit_test.hpp>

#include "fakes/fcgi_client.h"

BOOST_AUTO_TEST_SUITE(record_check_tests)

using namespace gatepost::fakes::fcgi_records;
using gatepost::fcgi::RecordCheck;
using State = RecordCheck::State;

namespace {

constexpr std::size_t max_body = 1000;

State state_of(const std::string& bytes) {
    return RecordCheck(max_body).look_at(bytes);
}

std::string with_params(const std::string& content, std::size_t piece) {
    std::string records = begin();
    for (std::size_t at = 0; at < content.size(); at += piece)
        records += record(4, content.substr(at, piece));
    return records + record(4, "") + body("");
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_request_is_whole_with_its_last_byte_and_not_before) {
    const std::string whole = post("/page", "content");
    RecordCheck check(max_body);
    for (std::size_t size = 0; size < whole.size(); ++size)
        BOOST_REQUIRE(
            (check.look_at(std::string_view(whole).substr(0, size)) == State::unfinished));
    BOOST_TEST((check.look_at(whole) == State::whole));
    BOOST_TEST(check.end() == whole.size());
}

BOOST_AUTO_TEST_CASE(what_follows_is_not_part_of_it) {
    const std::string whole = get("/page");
    RecordCheck check(max_body);
    BOOST_TEST((check.look_at(whole + "more") == State::whole));
    BOOST_TEST(check.end() == whole.size());
}

BOOST_AUTO_TEST_CASE(params_may_be_split_anywhere) {
    const std::string content(
        "\x01\x01"
        "ab\x80\x00\x00\x02\x80\x00\x00\x01"
        "cde\x00\x00",
        17);
    for (std::size_t piece = 1; piece <= content.size(); ++piece)
        BOOST_TEST((state_of(with_params(content, piece)) == State::whole));
    for (std::size_t size = 1; size < content.size(); ++size) {
        const auto state = state_of(with_params(content.substr(0, size), 5));
        const bool ends_with_a_pair = size == 4 || size == 15;
        BOOST_TEST((state == (ends_with_a_pair ? State::whole : State::malformed)), size);
    }
}

BOOST_AUTO_TEST_CASE(the_body_is_limited) {
    BOOST_TEST((state_of(post("/", std::string(max_body, 'x'))) == State::whole));
    BOOST_TEST((state_of(post("/", std::string(max_body + 1, 'x'))) == State::too_long));
    const std::string many = post("/", std::string(max_body, 'x'));
    const std::string piece = record(5, std::string(600, 'x'));
    const std::string start = begin() + params(describe("POST", "/"));
    BOOST_TEST((state_of(start + piece) == State::unfinished));
    BOOST_TEST((state_of(start + piece + piece) == State::too_long));
}

BOOST_AUTO_TEST_CASE(params_are_limited_before_they_have_come) {
    std::string bytes = begin();
    for (std::size_t size = 0; size + 65535 <= RecordCheck::most_params; size += 65535)
        bytes += record(4, std::string(65535, '\0'));
    BOOST_TEST((state_of(bytes) == State::unfinished));
    BOOST_TEST(
        (state_of(bytes + record(4, std::string(65535, '\0')).substr(0, 8)) == State::malformed));
}

BOOST_AUTO_TEST_CASE(tiny_records_are_limited) {
    std::string headers = begin();
    std::string bodies = begin() + params(describe("POST", "/"));
    for (std::size_t size = 0; size <= RecordCheck::most_overhead + 263; size += 263) {
        headers += record(4, std::string(1, '\0'), 255);
        bodies +=
            record(5, "", 0).replace(4, 4, std::string("\0\1\xff\0", 4)) + std::string(256, 'x');
    }
    BOOST_TEST((state_of(headers) == State::malformed));
    BOOST_TEST((RecordCheck(1 << 20).look_at(bodies) == State::too_long));
}

BOOST_AUTO_TEST_SUITE_END()
