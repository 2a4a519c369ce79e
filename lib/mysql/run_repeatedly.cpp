#include "mysql/run_repeatedly.h"

#include <chrono>
#include <thread>

#include "mysql/errors.h"

namespace gatepost::mysql {

void run_repeatedly(Connection& connection, const std::string& statement) {
    constexpr int most_attempts = 8;
    for (int attempt = 1;; ++attempt) {
        try {
            return connection.run(statement);
        } catch (const Conflict&) {
            if (attempt == most_attempts) throw;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(100) * attempt);
    }
}

}  // namespace gatepost::mysql
