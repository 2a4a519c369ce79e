#include <boost/test/unit_test.hpp>

#include "mysql/mysql_store.h"
#include "samples.h"
#include "test_database.h"

using namespace gatepost;
using namespace gatepost::tests;

namespace {

constexpr std::size_t many_rows = 4000;
const core::Client client{"192.0.2.7", std::string(70, 'M')};

class Growth {
  public:
    template <class Write>
    void fill(Write write) {
        store_.transact([&](core::Rows rows) {
            for (std::size_t i = 0; i < many_rows; ++i)
                write(rows, i);
        });
    }

    /// How many bytes these tables take for each of `many_rows`, with their indexes.
    double bytes_each(const std::vector<std::string>& tables) {
        double bytes = 0;
        for (const std::string& table : tables) {
            store_.database().query("ANALYZE TABLE " + table);
            const auto size = store_.database().query(
                "SELECT data_length + index_length FROM information_schema.tables"
                " WHERE table_schema = DATABASE() AND table_name = ?",
                {table});
            bytes += static_cast<double>(size.at(0).number(0));
        }
        return bytes / many_rows;
    }

  private:
    mysql::MysqlStore store_{empty_database().options()};
};

/// Long ones: half of what an address may have.
std::string address(std::size_t number) {
    return std::string(60, 'a') + std::to_string(number) + "@" + std::string(50, 'b') +
           ".example.org";
}

void sign_up_unconfirmed(core::Rows rows, std::size_t number) {
    const auto id = sign_up(rows, address(number));
    rows.events.append(id, core::EventKind::signed_up, client);
    rows.outbox.enqueue({core::MailKind::confirm_email, id, email(address(number)), client.address,
                         client.user_agent});
    rows.sessions.insert({std::string(24, 'd') + std::to_string(10'000'000 + number)}, id, false,
                         lifetime, client);
}

/// What core::Guesses counts, and what a wrong password leaves.
void guess(core::Rows rows, std::size_t number) {
    using core::LimitKind;
    const core::Limits limits;
    const auto key = email(address(number)).key();
    rows.limits.take({LimitKind::guesses_in_a_row, key}, limits.of(LimitKind::guesses_in_a_row));
    rows.limits.take({LimitKind::guesses, key + " from " + client.address}, limits.guesses);
    rows.failed_logins.note(core::AccountId{number + 1}, client.address);
}

double per_day(const core::Allowance& allowance) {
    return allowance.count *
           (std::chrono::hours(24) / std::chrono::duration<double>(allowance.per));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(growth_tests)

// The worst that one network can do with the limits as they are shipped: each sign-up and each
// guess at another address, a long one. How long each row stays is in docs/privacy.md.
BOOST_AUTO_TEST_CASE(a_network_that_uses_all_its_limits_adds_less_than_three_megabytes_a_day) {
    Growth growth;
    growth.fill(sign_up_unconfirmed);
    const double of_sign_up = growth.bytes_each({"accounts", "sessions", "outbox", "events"});
    growth.fill(guess);
    const double of_guess = growth.bytes_each({"limits", "failed_logins"});

    const core::Limits limits;
    const double a_day =
        per_day(limits.sign_ups) * of_sign_up + per_day(limits.network_guesses) * of_guess;
    BOOST_TEST_MESSAGE("bytes: " << of_sign_up << " a sign-up, " << of_guess << " a guess, "
                                 << a_day << " a day and network");
    BOOST_TEST(a_day < 3e6);
    // A table whose rows are not counted would make this easy.
    BOOST_TEST(of_sign_up > 1000);
    BOOST_TEST(of_guess > 300);
}

BOOST_AUTO_TEST_SUITE_END()
