#include "base/json.h"

#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <limits>

using gatepost::base::Json;
using gatepost::base::JsonError;

namespace {

const Json sample{{"host", "a.b"},
                  {"cut", true},
                  {"at", -5},
                  {"none", nullptr},
                  {"list", Json::Array{1U, "two", Json{{"three", 3}}}}};

}  // namespace

BOOST_AUTO_TEST_SUITE(json_tests)

BOOST_AUTO_TEST_CASE(is_written_with_its_members_by_name) {
    BOOST_TEST(sample.dump() ==
               R"({"at":-5,"cut":true,"host":"a.b","list":[1,"two",{"three":3}],"none":null})");
    BOOST_TEST((Json{{"a", Json::Array{}}}).dump(2) == "{\n  \"a\": []\n}");
    BOOST_TEST(Json().dump() == "null");
    BOOST_TEST(Json("a\"\n\xff").dump() == "\"a\\\"\\n\xef\xbf\xbd\"");
}

BOOST_AUTO_TEST_CASE(members_can_be_added_to_an_object_alone) {
    Json json{{"a", 1}};
    json.add("b", "c");
    BOOST_TEST(json.dump() == R"({"a":1,"b":"c"})");
    Json list = Json::Array{};
    BOOST_CHECK_THROW(list.add("b", "c"), JsonError);
}

BOOST_AUTO_TEST_CASE(is_read_as_it_was_written) {
    const Json read = Json::parse(sample.dump());
    BOOST_TEST(read.dump() == sample.dump());
    BOOST_TEST(read.at("host").text() == "a.b");
    BOOST_TEST(read.at("cut").boolean());
    BOOST_TEST(read.at("at").number<int>() == -5);
    BOOST_TEST(read.at("list").array().at(0).number<unsigned>() == 1U);
    BOOST_TEST(read.find("none") != nullptr);
    BOOST_TEST(read.find("other") == nullptr);
}

BOOST_AUTO_TEST_CASE(numbers_keep_to_the_range_of_their_type) {
    const auto largest = std::numeric_limits<std::uint64_t>::max();
    BOOST_TEST(Json::parse(Json(largest).dump()).number<std::uint64_t>() == largest);
    BOOST_CHECK_THROW(Json(largest).number<std::int64_t>(), JsonError);
    BOOST_CHECK_THROW(Json(-1).number<unsigned>(), JsonError);
    BOOST_CHECK_THROW(Json(256).number<std::uint8_t>(), JsonError);
    BOOST_CHECK_THROW(Json(true).number<int>(), JsonError);
    BOOST_CHECK_THROW(Json("1").number<int>(), JsonError);
}

BOOST_AUTO_TEST_CASE(another_kind_is_refused) {
    BOOST_CHECK_THROW(sample.text(), JsonError);
    BOOST_CHECK_THROW(sample.array(), JsonError);
    BOOST_CHECK_THROW(sample.at("at").boolean(), JsonError);
    BOOST_CHECK_THROW(sample.at("other"), JsonError);
    BOOST_CHECK_THROW(sample.at("list").at("a"), JsonError);
    BOOST_CHECK_THROW(sample.at("none").find("a"), JsonError);
}

BOOST_AUTO_TEST_CASE(what_is_no_json_is_refused) {
    for (const char* text : {"", "{", "[1,]", "nul", "{\"a\":1}x", "\"\xff\"", "1.5", "[1e99]"})
        BOOST_CHECK_THROW(Json::parse(text), JsonError);
}

BOOST_AUTO_TEST_SUITE_END()
