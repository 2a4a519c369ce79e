#include <boost/test/unit_test.hpp>

#include "app/config/config.h"
#include "load_fixture.h"

namespace gatepost::app {
using namespace std::chrono_literals;

BOOST_FIXTURE_TEST_SUITE(config_load_tests, LoadFixture)

BOOST_AUTO_TEST_CASE(what_is_not_said_has_its_default) {
    const Config config = load(needed_text);
    BOOST_TEST(config.site.name == "Gatepost");
    BOOST_TEST(config.site.base_url == "https://example.org");
    BOOST_TEST(config.server.listen == "/run/gatepost/gatepost.sock");
    BOOST_TEST(config.server.socket_mode == 0660U);
    BOOST_TEST(config.server.workers == 8U);
    BOOST_TEST(config.server.password_workers >= 1U);
    BOOST_TEST(config.server.password_queue == 64U);
    BOOST_TEST(config.server.max_connections == 4096U);
    BOOST_TEST((config.server.io_timeout == 10s && config.server.stop_timeout == 10s));
    BOOST_TEST((config.database.hosts ==
                std::vector<mysql::Server>{{.socket = "/run/mysqld/mysqld.sock"}}));
    BOOST_TEST(config.database.user == "gatepost");
    BOOST_TEST(config.database.name == "gatepost");
    BOOST_TEST(config.database.password_file.empty());
    BOOST_TEST(config.database.owner == "root");
    BOOST_TEST(config.database.owner_password_file.empty());
    BOOST_TEST(config.keys.file == "/etc/gatepost/keys");
    BOOST_TEST((config.sessions.browser.idle == 30min && config.sessions.browser.absolute == 12h));
    BOOST_TEST((config.sessions.remembered.idle == 720h));
    BOOST_TEST((config.sessions.remembered.absolute == 720h));
    BOOST_TEST(config.cookies.domain.empty());
    BOOST_TEST((config.tokens.confirm == 3600s));
    BOOST_TEST((config.accounts.keep_events == 90 * 24h));
    BOOST_TEST((config.passwords == crypto::Argon2Cost{}));
    BOOST_TEST(config.new_passwords.rules.min_length == 8U);
    BOOST_TEST(config.new_passwords.rules.min_guesses == 1'000'000U);
    BOOST_TEST(config.new_passwords.blocklist == "/var/lib/gatepost/blocklist");
    BOOST_TEST(config.mail.sendmail == "/usr/sbin/sendmail");
    BOOST_TEST(config.mail.from_name.text() == "Gatepost");
    BOOST_TEST(config.mail.from->mailbox() == "accounts@example.org");
    BOOST_TEST(config.mail.bounce->mailbox() == "accounts@example.org");
    BOOST_TEST(config.mail.senders == 4U);
    BOOST_TEST((config.mail.timeout == 30s && config.mail.give_up_after == 24h));
    BOOST_TEST(config.paths.views == GATEPOST_DATADIR "/views");
    BOOST_TEST((config.log.level == base::Level::info));
    BOOST_TEST(config.gate.empty());
}

BOOST_AUTO_TEST_CASE(a_later_source_wins_over_an_earlier_one) {
    const std::string text = needed_text + "[server]\nworkers = 2\n[log]\nlevel = \"debug\"\n";
    BOOST_TEST(load(text).server.workers == 2U);
    const Environment environment{{"GATEPOST_SERVER_WORKERS", "3"}};
    BOOST_TEST(load(text, environment).server.workers == 3U);
    const Config config = load(text, environment, {"server.workers=4", "server.workers=5"});
    BOOST_TEST(config.server.workers == 5U);
    BOOST_TEST((config.log.level == base::Level::debug));
}

BOOST_AUTO_TEST_CASE(events_are_kept_for_a_week_at_least) {
    BOOST_TEST(
        (load(needed_text + "[accounts]\nkeep_events = \"7d\"\n").accounts.keep_events == 7 * 24h));
    check_lines(errors_of(needed_text + "[accounts]\nkeep_events = \"6d\"\n"),
                {"c.toml:6: accounts.keep_events is too short or too long (from 7d to 3650d)"});
}

BOOST_AUTO_TEST_CASE(what_new_passwords_have_to_be_like_has_bounds) {
    const Config config = load(needed_text +
                               "[passwords]\nmin_length = 15\nmin_guesses = 1000000000000\n"
                               "blocklist = \"\"\n");
    BOOST_TEST(config.new_passwords.rules.min_length == 15U);
    BOOST_TEST(config.new_passwords.rules.min_guesses == 1'000'000'000'000U);
    BOOST_TEST(config.new_passwords.blocklist.empty());
    check_lines(errors_of(needed_text + "[passwords]\nmin_length = 7\nmin_guesses = 999\n"
                                        "blocklist = \"list\"\n"),
                {"c.toml:6: passwords.min_length is not a whole number that can be used here (from "
                 "8 to 64)",
                 "c.toml:7: passwords.min_guesses is not a whole number that can be used here "
                 "(from 1000 to 1000000000000)",
                 "c.toml:8: passwords.blocklist is not an absolute path (start it with \"/\")"});
    check_lines(errors_of(needed_text + "[passwords]\nmin_length = 65\n"),
                {"c.toml:6: passwords.min_length is not a whole number that can be used here (from "
                 "8 to 64)"});
}

BOOST_AUTO_TEST_CASE(no_file_is_needed) {
    const auto loaded = load_config({std::nullopt, needed, {"site.name=a=b.c"}});
    BOOST_TEST(loaded->site.name == "a=b.c");
}

BOOST_AUTO_TEST_CASE(own_names_win_over_derived_ones) {
    const Config config =
        load(needed_text + "bounce = \"bounces@example.org\"\nfrom_name = \"Post\"\n");
    BOOST_TEST(config.mail.from_name.text() == "Post");
    BOOST_TEST(config.mail.bounce->mailbox() == "bounces@example.org");
}

BOOST_AUTO_TEST_CASE(all_errors_come_at_once_each_with_its_place) {
    const auto errors = errors_of(
        "stray = 1\n"
        "[site]\n"
        "nmae = \"x\"\n"
        "base_url = \"http://example.org\"\n"
        "[server]\n"
        "workers = \"8\"\n"
        "io_timeout = 10\n"
        "max_connections = 0\n"
        "[sesions]\n"
        "idle = \"1m\"\n",
        {{"GATEPOST_SERVER_WOKERS", "8"}, {"GATEPOST_LOG_LEVEL", "loud"}},
        {"server.listen=gatepost.sock", "log.levle=info", "nonsense"});
    check_lines(
        errors,
        {"c.toml:1: \"stray\" stands in no section",
         "c.toml:3: there is no key \"nmae\" in [site] (did you mean site.name?)",
         "c.toml:4: site.base_url would send passwords and sessions in the clear (use https; "
         "http is for localhost and loopback addresses only)",
         "c.toml:6: server.workers has a value of the wrong kind (write a whole number, "
         "without quotes)",
         "c.toml:7: server.io_timeout has a value of the wrong kind (write text in quotes)",
         "c.toml:8: server.max_connections is not a whole number that can be used here (from "
         "1 to 100000)",
         "c.toml:9: there is no section \"sesions\" (did you mean [sessions]?)",
         "$GATEPOST_LOG_LEVEL: log.level is not a level (error, warning, info or debug)",
         "$GATEPOST_SERVER_WOKERS: means nothing (did you mean server.workers?)",
         "--set: server.listen is not an absolute path (start it with \"/\")",
         "--set: there is no key \"log.levle\" (did you mean log.level?)",
         "--set: \"nonsense\" is not of the form section.key=value",
         "c.toml: mail.from is missing (set it there or in $GATEPOST_MAIL_FROM, for example "
         "to \"accounts@example.org\")"});
}

BOOST_AUTO_TEST_CASE(a_key_of_another_section_is_found) {
    check_lines(errors_of("[site]\nworkers = 8\n", needed),
                {"c.toml:2: there is no key \"workers\" in [site] (did you mean server.workers?)"});
    check_lines(errors_of("[site]\nunheard_of = 8\n", needed),
                {"c.toml:2: there is no key \"unheard_of\" in [site]"});
}

BOOST_AUTO_TEST_CASE(values_of_a_wrong_kind_are_refused) {
    for (const std::string value :
         {"true", "1.5", "[\"a\"]", "{a = 1}", "1979-05-27", "-1", "\"8\"", "999999999999999"}) {
        BOOST_TEST_INFO("value " << value);
        BOOST_TEST(errors_of("[server]\nworkers = " + value + "\n", needed).size() == 1U);
    }
    check_lines(errors_of("site = 1\n", needed),
                {"c.toml:1: \"site\" stands in no section (it is one: write [site])"});
    check_lines(errors_of("[[site]]\nname = \"x\"\n", needed),
                {"c.toml:1: \"site\" stands in no section (it is one: write [site])"});
}

BOOST_AUTO_TEST_CASE(a_refused_value_is_not_called_missing_and_breaks_no_relation) {
    check_lines(
        errors_of("[mail]\nfrom = \"nobody\"\n[sessions]\nidle = \"1y\"\nabsolute = \"5m\"\n",
                  {{"GATEPOST_SITE_BASE_URL", "https://example.org"}}),
        {"c.toml:2: mail.from is not a mail address (the address alone, such as "
         "accounts@example.org)",
         "c.toml:4: sessions.idle is not a duration (a whole number and s, m, h or d, such "
         "as \"30s\" or \"12h\")"});
}

BOOST_AUTO_TEST_CASE(a_database_may_have_several_servers) {
    const auto hosts_of = [this](const std::string& hosts) {
        return load(needed_text + "[database]\nca_file = \"/ca.pem\"\nhosts = [" + hosts + "]\n")
            .database.hosts;
    };
    BOOST_TEST((hosts_of("\"/run/a.sock\", \"db1\", \"db2.example.org:3307\"") ==
                std::vector<mysql::Server>{{.socket = "/run/a.sock"},
                                           {.host = "db1"},
                                           {.host = "db2.example.org", .port = 3307}}));
    BOOST_TEST((hosts_of("\"2001:db8::1\", \"[2001:db8::2]\", \"[2001:db8::3]:3307\"") ==
                std::vector<mysql::Server>{{.host = "2001:db8::1"},
                                           {.host = "2001:db8::2"},
                                           {.host = "2001:db8::3", .port = 3307}}));
    for (const char* wrong : {"", "\"\"", "\"db1\", \"\"", "\"db1:\"", "\"db1:0\"", "\"db1:65536\"",
                              "\"db1:x\"", "\":3306\"", "\"[::1\"", "\"[::1]3306\"", "\"[]\"",
                              "\"db 1\"", "\"tcp://db1\"", "\"run/a.sock\""})
        BOOST_TEST(
            errors_of(std::string("[database]\nca_file = \"/ca.pem\"\nhosts = [") + wrong + "]\n",
                      needed)
                    .size() == 1U,
            wrong);
}

BOOST_AUTO_TEST_CASE(keys_must_fit_together) {
    check_lines(errors_of("[database]\nhosts = [\"db.example.org\"]\n", needed),
                {"c.toml:2: a host in database.hosts needs database.ca_file (without TLS, "
                 "passwords would go in "
                 "the clear)"});
    BOOST_TEST(
        errors_of("[database]\nhosts = [\"db.example.org\"]\nca_file = \"/ca.pem\"\n", needed)
            .empty());
    check_lines(errors_of("[sessions]\nabsolute = \"10m\"\n", needed),
                {"c.toml:2: sessions.idle is longer than sessions.absolute (a session would never "
                 "end for being idle)"});
    BOOST_TEST(errors_of("[sessions]\nabsolute = \"10m\"\nidle = \"10m\"\n", needed).empty());
    check_lines(errors_of("[mail]\ntimeout = \"10m\"\ngive_up_after = \"1m\"\n", needed),
                {"c.toml:2: mail.timeout is longer than mail.give_up_after (it would be given up "
                 "before the first attempt can end)"});
}

BOOST_AUTO_TEST_CASE(lifetimes_must_not_contradict_each_other) {
    check_lines(errors_of("[accounts]\nremind_after = \"8d\"\n", needed),
                {"c.toml:2: accounts.remind_after is not shorter than accounts.purge_after (a "
                 "sign-up would be deleted before anybody is reminded of it)"});
    BOOST_TEST(errors_of("[accounts]\nremind_after = \"7d\"\n", needed).size() == 1U);
    check_lines(errors_of("[accounts]\npurge_after = \"12h\"\nremind_after = \"24h\"\n", needed),
                {"c.toml:3: accounts.remind_after is not shorter than accounts.purge_after (a "
                 "sign-up would be deleted before anybody is reminded of it)"});
    check_lines(errors_of("[tokens]\nconfirm = \"8d\"\n", needed),
                {"c.toml:2: tokens.confirm is longer than accounts.purge_after (the link would "
                 "promise more time than the sign-up has)"});
    check_lines(
        errors_of("[accounts]\nremind_after = \"6d\"\n[tokens]\nconfirm = \"2d\"\n", needed),
        {"c.toml:2: accounts.remind_after and tokens.confirm together are longer than "
         "accounts.purge_after (the link of a reminder would promise more time than the "
         "sign-up has left)"});
    check_lines(errors_of("[sessions]\nremembered = \"1h\"\n", needed),
                {"c.toml:2: sessions.remembered is shorter than sessions.absolute (who asks to be "
                 "remembered would be logged out sooner than others)"});
    BOOST_TEST(errors_of("[accounts]\nremind_after = \"6d\"\npurge_after = \"7d\"\n"
                         "[tokens]\nconfirm = \"1d\"\n[sessions]\nremembered = \"12h\"\n",
                         needed)
                   .empty());
}

BOOST_AUTO_TEST_CASE(limits_must_not_contradict_each_other) {
    check_lines(errors_of("[server]\nmax_connections = 64\n", needed),
                {"c.toml:2: server.password_queue is not smaller than server.max_connections "
                 "(logins that wait could take every connection)"});
    check_lines(
        errors_of("[server]\nworkers = 16\npassword_queue = 4\nmax_connections = 15\n", needed),
        {"c.toml:2: server.workers is larger than server.max_connections (each needs a connection "
         "to have work)"});
    BOOST_TEST(errors_of("[server]\nworkers = 8\npassword_queue = 7\nmax_connections = 8\n", needed)
                   .empty());
    check_lines(errors_of("[security]\npolicy = \"https://example.org/policy\"\n", needed),
                {"c.toml:2: security.policy needs security.contact (without one there is no "
                 "security.txt that could name it)"});
}

BOOST_AUTO_TEST_CASE(a_contradiction_stands_where_the_later_source_has_it) {
    check_lines(errors_of("", needed, {"accounts.remind_after=8d"}),
                {"--set: accounts.remind_after is not shorter than accounts.purge_after (a sign-up "
                 "would be deleted before anybody is reminded of it)"});
}

BOOST_AUTO_TEST_CASE(broken_toml_is_an_error_with_its_line) {
    // What stands between is the parser's.
    const auto errors = errors_of("[site]\nname = \n", {});
    const std::string start = "c.toml:2: is not TOML: ";
    const std::string end = " (text stands in quotes, numbers do not)";
    BOOST_REQUIRE(errors.size() == 1U);
    BOOST_TEST(errors[0].starts_with(start));
    BOOST_TEST(errors[0].ends_with(end));
    BOOST_TEST(errors[0].size() > start.size() + end.size());
    BOOST_TEST(errors[0].find('\n') == std::string::npos);
    for (const std::string text :
         {"[site\n", "[site]\nname = 'x\n", "[a]\nb = 1\nb = 2\n", "junk junk", "a = 0660",
          "a = \"\\ud800\"", "a = \"\xff\"", "a = 99999999999999999999999"}) {
        BOOST_TEST_INFO("text " << text);
        BOOST_TEST(!errors_of(text, needed).empty());
    }
    const auto both = errors_of("[site\n", {{"GATEPOST_LOG_LEVEL", "loud"}});
    BOOST_TEST(both.size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_hostile_file_is_refused) {
    check_lines(errors_of(std::string(128 * 1024 + 1, '#')),
                {"c.toml: is larger than 131072 bytes"});
    check_lines(errors_of("[site]\n\"a\\nb\\u001b\" = 1\n", needed),
                {"c.toml:2: there is no key \"a\\nb\\x1b\" in [site]"});
    const std::string deep = "a = " + std::string(32, '[') + std::string(32, ']') + "\n";
    check_lines(errors_of(deep, needed), {"c.toml:1: \"a\" stands in no section"});
    BOOST_TEST(!errors_of(std::string("a\0b", 3), needed).empty());
}

BOOST_AUTO_TEST_CASE(a_file_that_is_asked_for_must_be_there) {
    check_lines(errors_of(ConfigSources{folder / "none.toml", needed, {}}),
                {"none.toml: cannot be read: No such file or directory"});
    check_lines(errors_of(ConfigSources{folder / ".", needed, {}}), {".: is not a regular file"});
}

BOOST_AUTO_TEST_CASE(variables_of_other_programs_are_let_alone) {
    Environment environment = needed;
    environment["GATEPOST_PORT"] = "tcp://10.0.0.1:80";
    environment["GATEPOST_CONFIG"] = "/etc/x.toml";
    environment["GATEPOST_KEYS"] = "secret";
    environment["GATEPOST_DATABASE_PASSWORD"] = "secret";
    environment["GATEPOST_DATABASE_OWNER_PASSWORD"] = "secret";
    environment["HOME"] = "/";
    BOOST_TEST(errors_of(ConfigSources{std::nullopt, environment, {}}).empty());
}

BOOST_AUTO_TEST_CASE(the_file_is_found_by_flag_then_by_variable) {
    const Environment environment{{"GATEPOST_CONFIG", "/b.toml"}};
    BOOST_TEST(find_config_file("/a.toml", environment).value() == "/a.toml");
    BOOST_TEST(find_config_file(std::nullopt, environment).value() == "/b.toml");
}

BOOST_AUTO_TEST_CASE(the_process_environment_is_read) {
    BOOST_REQUIRE(setenv("GATEPOST_TEST", "a=b", 1) == 0);
    BOOST_TEST(process_environment().at("GATEPOST_TEST") == "a=b");
    unsetenv("GATEPOST_TEST");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gatepost::app
