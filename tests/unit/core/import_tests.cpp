#include "core/import.h"

#include <boost/test/unit_test.hpp>
#include <sstream>

#include "base/csv.h"
#include "core/export.h"
#include "crypto/system_random.h"
#include "fakes/fake_clock.h"
#include "fakes/memory_store.h"

namespace gatepost::core {
namespace {

using namespace std::chrono_literals;
using namespace std::string_literals;

// Of "correct horse".
const std::string bcrypt = "$2b$04$aEHgBnnp1KE.Wt51aprLRu63/Ei/SgdFZdQaqG4hh0I43AsgBoera";
const std::string slow =
    "pbkdf2_sha256$100000$saltSALTsalt$KKSn0lMPnq20cGvV5ikngyKi25earlcVPq7gQ+l/wuc=";

struct Import {
    fakes::FakeClock clock;
    fakes::MemoryStore store{clock};
    const crypto::PasswordHasher hasher{{8, 1, 1}, 2};
    const crypto::Keyring keys = *crypto::Keyring::parse("0123456789abcdef0123456789abcdef");
    crypto::SystemRandom random;
    std::vector<std::string> problems;
    ImportOptions options;
    bool dry = false;

    ImportCounts run(const std::string& text, ImportFormat format = ImportFormat::csv) {
        problems.clear();
        std::istringstream input(text);
        const ImportRun how{.dry = dry,
                            .threads = 2,
                            .by = {std::nullopt, {"", "gatepost on the command line, by ann"}},
                            .report = [&](std::size_t line, const std::string& words) {
                                problems.push_back(std::to_string(line) + " " + words);
                            }};
        const auto source = open_source(input, format);
        return Importer(store, hasher, keys, random).run(*source, options, how, clock.now());
    }
    /// The problem of the only line of a file, or none.
    std::string problem(const std::string& header, const std::string& line) {
        run(header + "\n" + line + "\n");
        return problems.empty() ? "none" : problems.front();
    }
    std::optional<Account> owner(const std::string& address) {
        return store.rows().accounts.find_owner(Email::parse(address).value());
    }
    std::string hash_of(const std::string& address) {
        const auto account = store.rows().accounts.find_addressee(Email::parse(address).value());
        return store.rows().accounts.find(account.value().id)->password_hash.text();
    }
    bool opens(const std::string& address, std::string_view password) {
        const auto email = Email::parse(address).value();
        const auto samples = store.rows().accounts.sample_hashes(email);
        const auto openings = hasher.openings(base::Secret(password), samples, {});
        return find_opening(openings, samples.front()) != nullptr;
    }
    std::string exported(bool with_hashes) {
        std::string text;
        export_accounts(store, with_hashes, [&](const ImportRecord& record) {
            for (std::size_t i = 0; i < import_columns.size(); ++i)
                text += (i == 0 ? "" : "|") + record[ImportColumn(i)];
            text += '\n';
        });
        return text;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(import_tests, Import)

BOOST_AUTO_TEST_CASE(an_account_is_there_with_all_that_its_line_says) {
    options.allow_admins = true;
    const auto counts =
        run("email,name,password_hash,confirmed,registered_on,confirmed_on,admin,locked,groups,"
            "language\r\n"
            "Ann@example.org,Ann Example," +
            bcrypt +
            ",true,2020-01-02 03:04:05,2020-01-02T03:14:05.5Z,1,yes,"
            "editors; staff,de\r\n");
    BOOST_TEST(counts.imported == 1U);
    BOOST_TEST(counts.wrapped == 1U);
    BOOST_TEST(problems.empty());
    const auto ann = owner("ann@example.org").value();
    BOOST_TEST(ann.email.typed() == "Ann@example.org");
    BOOST_TEST(ann.name.value().text() == "Ann Example");
    BOOST_TEST((ann.registered_at == std::chrono::sys_days{2020y / 1 / 2} + 3h + 4min + 5s));
    BOOST_TEST((*ann.confirmed_at == ann.registered_at + 10min + 500ms));
    BOOST_TEST(ann.admin);
    BOOST_TEST(ann.locked_at.has_value());
    BOOST_TEST((ann.language == Language::german));
    BOOST_TEST(store.rows().groups.of(ann.id).size() == 2U);
    BOOST_TEST(opens("ann@example.org", "correct horse"));
    BOOST_TEST(!opens("ann@example.org", "correct hors"));
    const auto events = store.rows().events.newest(ann.id, 10);
    BOOST_REQUIRE(events.size() == 1U);
    BOOST_TEST((events.front().kind == EventKind::account_imported));
    BOOST_TEST(events.front().client.user_agent == "gatepost on the command line, by ann");
}

BOOST_AUTO_TEST_CASE(nobody_gets_mail) {
    run("email,password_hash\nann@example.org," + slow + "\n");
    BOOST_TEST(store.rows().outbox.list(true, 10).empty());
    clock.advance(std::chrono::days(30));
    BOOST_TEST(store.rows().accounts.take_forgotten(1h, 10).empty());
}

BOOST_AUTO_TEST_CASE(without_a_word_on_it_an_address_is_not_confirmed) {
    BOOST_TEST(run("email\nann@example.org\n").pending == 1U);
    BOOST_TEST(!owner("ann@example.org"));
    BOOST_TEST(run("email,confirmed_on\nbob@example.org,2020-01-02\n").pending == 0U);
    BOOST_TEST(owner("bob@example.org").has_value());
    options.confirmed = true;
    BOOST_TEST(run("email,confirmed\ncleo@example.org,\ndora@example.org,no\n").pending == 1U);
    BOOST_TEST((owner("cleo@example.org")->confirmed_at == clock.now()));
}

BOOST_AUTO_TEST_CASE(slow_hashes_stay_as_they_are_and_fast_ones_do_not) {
    run("email,password_hash\nann@example.org," + slow + "\nbob@example.org," + bcrypt + "\n");
    BOOST_TEST(hash_of("ann@example.org").starts_with("$chain$v=1$pbkdf2-sha256:100000$"));
    BOOST_TEST(hash_of("bob@example.org").starts_with("$chain$v=1$bcrypt:16+argon2id:1:8:1:32$"));
}

BOOST_AUTO_TEST_CASE(where_there_is_no_hash_no_password_fits) {
    const auto counts =
        run("email,password_hash,confirmed\nann@example.org,,1\n"
            "bob@example.org,!kxq2AbCd,1\ncleo@example.org,*,1\n");
    BOOST_TEST(counts.without_password == 3U);
    for (const auto* password : {"", "!", "!kxq2AbCd", "*", "correct horse"})
        BOOST_TEST(!opens("bob@example.org", password));
    BOOST_TEST(hash_of("ann@example.org") != hash_of("bob@example.org"));
}

BOOST_AUTO_TEST_CASE(the_same_file_again_changes_nothing_and_brings_what_is_missing) {
    const std::string header = "email,password_hash,confirmed\n";
    const std::string first = "ann@example.org," + slow + ",1\nbob@example.org," + bcrypt + ",0\n";
    BOOST_TEST(run(header + first).imported == 2U);
    const auto before = exported(true);
    const auto again =
        run(header + first + "ANN@example.org," + bcrypt + ",1\n" + "cleo@example.org,,1\n");
    BOOST_TEST(again.already_there == 3U);
    BOOST_TEST(again.imported == 1U);
    BOOST_TEST(exported(true).starts_with(before));
}

BOOST_AUTO_TEST_CASE(one_address_twice_in_a_file_is_one_account) {
    const auto counts =
        run("email,confirmed\nann@example.org,1\nAnn@example.org,1\n"
            "bob@example.org,0\nbob@example.org,0\n");
    BOOST_TEST(counts.imported == 2U);
    BOOST_TEST(counts.already_there == 2U);
}

BOOST_AUTO_TEST_CASE(a_dry_run_judges_all_and_changes_nothing) {
    dry = true;
    const auto counts = run("email,password_hash\nann@example.org," + bcrypt + "\nnobody,\n");
    BOOST_TEST(counts.imported == 1U);
    BOOST_TEST(counts.wrapped == 1U);
    BOOST_TEST(counts.refused == 1U);
    BOOST_TEST(exported(true) == "");
    BOOST_TEST(store.tables().events.empty());
}

BOOST_AUTO_TEST_CASE(all_of_a_line_or_nothing) {
    BOOST_TEST(problem("email,groups", "ann@example.org,staff;No Group").starts_with("2 "));
    BOOST_TEST(problem("email,name", "ann@example.org,a/b").starts_with("2 "));
    options.group_of_administrators = GroupName::parse("admins");
    BOOST_TEST(problem("email,groups", "ann@example.org,staff;admins").starts_with("2 "));
    BOOST_TEST(exported(true) == "");
    BOOST_TEST(store.rows().groups.list().empty());
}

BOOST_AUTO_TEST_CASE(says_what_is_wrong_with_a_line) {
    BOOST_TEST(problem("email", "nobody") == "2 not an email address: \"nobody\"");
    BOOST_TEST(problem("email,admin", "ann@example.org,true") ==
               "2 an administrator; say --allow-admins if it shall be one");
    BOOST_TEST(problem("email,admin", "ann@example.org,maybe") ==
               "2 admin is neither true nor false: \"maybe\"");
    BOOST_TEST(problem("email,language", "ann@example.org,xx") ==
               "2 not a language of this site: \"xx\"");
    BOOST_TEST(problem("email,confirmed_on", "ann@example.org,yesterday") ==
               "2 confirmed_on is no time such as 2026-11-23T14:05:59Z: \"yesterday\"");
    BOOST_TEST(problem("email,registered_on", "ann@example.org,9999-01-01") ==
               "2 registered_on lies before 1970 or in the future: \"9999-01-01\"");
    BOOST_TEST(problem("email,registered_on", "ann@example.org,1969-12-31") ==
               "2 registered_on lies before 1970 or in the future: \"1969-12-31\"");
    BOOST_TEST(problem("email,confirmed,confirmed_on", "ann@example.org,no,2020-01-01") ==
               "2 confirmed is false, but there is a confirmed_on");
    BOOST_TEST(problem("email,registered_on,confirmed_on", "a@example.org,2020-01-02,2020-01-01") ==
               "2 confirmed_on lies before registered_on");
    BOOST_TEST(problem("email,password_hash", "ann@example.org,hunter2").find("hunter2") ==
               std::string::npos);
    BOOST_TEST(problem("email,language", "ann@example.org") ==
               "2 has 1 fields; the first line has 2");
    BOOST_TEST(problem("email", "\"ann") == "2 the line has a quote that nothing closes");
    BOOST_TEST(problem("email,language", "ann@example.org,\xff") == "2 language is not UTF-8");
    BOOST_TEST(problem("email,language", "ann@example.org," + std::string(5000, 'x')) ==
               "2 language is longer than 4 KiB");
    BOOST_TEST(problem("email", "\x1b[31m@") == "2 not an email address: \"?[31m@\"");
}

BOOST_AUTO_TEST_CASE(a_first_line_names_known_columns) {
    for (const auto* text : {"", "\n", "name,language\n", "email,emial\n", "email,email\n",
                             "ann@example.org,x\n", "\"email\n"})
        BOOST_CHECK_THROW(run(text), ImportUnusable);
    BOOST_TEST(run(" email , language\nann@example.org,en\n").imported == 1U);
}

BOOST_AUTO_TEST_CASE(reads_json_lines) {
    const auto counts = run(
        "\xef\xbb\xbf{\"email\":\"ann@example.org\",\"password_hash\":\"" + slow +
            "\",\"confirmed\":true,\"admin\":false,\"groups\":[\"staff\",\"editors\"]}\r\n\n"
            "{\"email\":\"bob@example.org\",\"groups\":\"staff\",\"confirmed\":1,\"admin\":null}\n",
        ImportFormat::jsonl);
    BOOST_TEST(counts.imported == 2U);
    BOOST_TEST(store.rows().groups.of(owner("ann@example.org")->id).size() == 2U);
    for (const std::string& line :
         {"{"s, "[]"s, "7"s, "{\"email\":-7}"s, "{\"email\":1.5}"s, "{\"email\":{}}"s,
          "{\"groups\":[[]]}"s, "{\"mail\":\"x\"}"s, std::string(16'000, '[')}) {
        run(line + "\n", ImportFormat::jsonl);
        BOOST_TEST(problems.size() == 1U, line);
    }
    run("{\"email\":\"" + std::string(20'000, 'x') + "\"}\n", ImportFormat::jsonl);
    BOOST_TEST(problems.at(0) == "1 the line is longer than 16 KiB");
}

BOOST_AUTO_TEST_CASE(reads_htpasswd) {
    const auto counts = run("# people\nann@example.org:" + bcrypt +
                                "\nbob@example.org:$apr1$saltsalt$t8Bg6KAOIAvN1C1bTuHzZ0\n"
                                "cleo:" +
                                bcrypt + "\nno colon\ndora@example.org:{SHA}x=\n",
                            ImportFormat::htpasswd);
    BOOST_TEST(counts.imported == 2U);
    BOOST_TEST(opens("bob@example.org", std::string(100, 'x')));
    BOOST_REQUIRE(problems.size() == 3U);
    BOOST_TEST(problems[0] == "4 not an email address: \"cleo\"");
    BOOST_TEST(problems[1] == "5 not ADDRESS:HASH");
    BOOST_TEST(problems[2].find("\"{SHA\"") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_login_takes_as_long_as_for_all_kinds_so_their_number_is_bounded) {
    std::string text = "email,password_hash\n";
    for (int i = 0; i < 20; ++i) {
        text += "user" + std::to_string(i) + "@example.org,pbkdf2_sha256$" +
                std::to_string(100'000 + i) +
                "$saltSALTsalt$KKSn0lMPnq20cGvV5ikngyKi25earlcVPq7gQ+l/wuc=\n";
    }
    BOOST_TEST(run(text).imported == most_hash_kinds);
    BOOST_TEST(problems.size() == 20 - most_hash_kinds);
    BOOST_TEST(problems.at(0).find("kind of password hash") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(more_than_one_batch_comes_in_order) {
    std::string text = "email,confirmed\n";
    for (int i = 0; i < 1203; ++i)
        text += "user" + std::to_string(i) + "@example.org,1\n";
    BOOST_TEST(run(text).imported == 1203U);
    const auto all = store.rows().accounts.list(AccountId{0}, 2000);
    BOOST_TEST(all.size() == 1203U);
    BOOST_TEST(all.at(1202).email.typed() == "user1202@example.org");
}

BOOST_AUTO_TEST_CASE(an_export_leaves_out_who_leaves_and_who_waits_for_approval) {
    auto& accounts = store.rows().accounts;
    run("email,confirmed\nann@example.org,1\nbob@example.org,1\n");
    const auto leaving = owner("bob@example.org")->id;
    store.rows().deletions.begin(leaving, 24h);
    const auto waits = accounts.insert(Email::parse("cleo@example.org").value(),
                                       *crypto::PasswordHash::parse(hash_of("ann@example.org")));
    store.rows().approvals.require(waits, "please");
    accounts.confirm(waits);
    const auto text = exported(false);
    BOOST_TEST(text.find("bob@") == std::string::npos);
    BOOST_TEST(text.find("cleo@") == std::string::npos);
    BOOST_TEST(text.find('$') == std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_is_exported_is_imported_as_it_was) {
    options.allow_admins = true;
    run("email,password_hash,confirmed,registered_on,admin,locked,groups,language\n"
        "+ann@example.org," +
        bcrypt +
        ",1,2020-01-02 03:04:05.123456,1,0,a;b,es\n"
        "bob@example.org," +
        slow + ",1,,0,1,,en\n");
    std::string csv = base::to_csv({import_columns.begin(), import_columns.end()});
    export_accounts(store, true, [&](const ImportRecord& record) {
        std::vector<std::string> fields;
        for (std::size_t i = 0; i < import_columns.size(); ++i)
            fields.push_back(record[ImportColumn(i)]);
        csv += base::to_csv(fields);
    });
    Import other;
    other.options.allow_admins = true;
    BOOST_TEST(other.run(csv).imported == 2U);
    BOOST_TEST(other.exported(true) == exported(true));
    BOOST_TEST(other.opens("+ann@example.org", "correct horse"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gatepost::core
