#include "crowd.h"

#include <atomic>
#include <thread>
#include <vector>

namespace gatepost::tests {

std::string network(std::size_t number) {
    return "127.1." + std::to_string(number / 250) + "." + std::to_string(number % 250 + 1);
}

void in_parallel(std::size_t count, std::size_t threads,
                 const std::function<void(std::size_t)>& act) {
    std::atomic<std::size_t> next{0};
    std::vector<std::thread> all;
    for (std::size_t i = 0; i < threads; ++i) {
        all.emplace_back([&] {
            for (auto number = next++; number < count; number = next++)
                act(number);
        });
    }
    for (auto& thread : all)
        thread.join();
}

}  // namespace gatepost::tests
