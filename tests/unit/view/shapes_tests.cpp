#include "view/shapes.h"

#include <atomic>
#include <boost/test/unit_test.hpp>
#include <thread>

using namespace gatepost::view;

namespace {

const Shapes::Entry* add(Shapes& shapes, const std::string& key) {
    return shapes.add({key, Shape::of(0, [&](Shape::Values) { return key; })});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(shapes_tests)

BOOST_AUTO_TEST_CASE(what_was_added_is_found) {
    Shapes shapes(8);
    BOOST_TEST(shapes.find("a") == nullptr);
    const auto* added = add(shapes, "a");
    BOOST_TEST(shapes.find("a") == added);
    BOOST_TEST(shapes.find("b") == nullptr);
    BOOST_TEST(shapes.find("") == nullptr);
    BOOST_TEST(added->shape->filled({}) == "a");
    BOOST_TEST(shapes.size() == 1);
}

BOOST_AUTO_TEST_CASE(the_first_stays) {
    Shapes shapes(8);
    const auto* first = add(shapes, "a");
    BOOST_TEST(shapes.add({"a", std::nullopt}) == first);
    BOOST_TEST(shapes.find("a")->shape.has_value());
    BOOST_TEST(shapes.size() == 1);
}

BOOST_AUTO_TEST_CASE(no_more_than_it_was_told_to_are_kept) {
    for (const std::size_t most : {0, 1, 2, 3, 512}) {
        Shapes shapes(most);
        for (std::size_t i = 0; i < 600; ++i)
            BOOST_TEST((add(shapes, std::to_string(i)) != nullptr) == (i < most));
        BOOST_TEST(shapes.size() == most);
        BOOST_TEST(shapes.is_full());
        for (std::size_t i = 0; i < 600; ++i) {
            const auto* found = shapes.find(std::to_string(i));
            BOOST_TEST((found != nullptr) == (i < most));
            if (found) BOOST_TEST(found->key == std::to_string(i));
        }
    }
}

BOOST_AUTO_TEST_CASE(threads_add_and_find_at_once) {
    constexpr int keys = 100;
    Shapes shapes(keys / 2);
    std::atomic<int> wrong = 0;
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 8; ++thread)
        threads.emplace_back([&] {
            for (int i = 0; i < 20 * keys; ++i) {
                const auto key = std::to_string(i % keys);
                const auto* entry = shapes.find(key);
                if (entry == nullptr) entry = add(shapes, key);
                if (entry ? entry->shape->filled({}) != key : !shapes.is_full()) ++wrong;
            }
        });
    threads.clear();
    BOOST_TEST(wrong == 0);
    BOOST_TEST(shapes.size() == keys / 2);
}

BOOST_AUTO_TEST_SUITE_END()
