#include <boost/test/unit_test.hpp>

#include "app/config/domain_file.h"
#include "load_fixture.h"

namespace gatepost::app {
namespace {

using Domains = std::vector<std::string>;

struct Files : LoadFixture {
    SignUpConfig sign_up(const std::string& section, const Environment& environment = {}) const {
        return load(needed_text + "[signup]\n" + section, environment).sign_up;
    }
    std::vector<std::string> wrong(const std::string& section) const {
        return errors_of(needed_text + "[signup]\n" + section);
    }
    Result<Domains> read(const std::string& text) const {
        return read_domain_file(write("domains", text));
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(config_sign_up_tests, Files)

BOOST_AUTO_TEST_CASE(anybody_signs_up_unless_it_is_said) {
    const auto config = load(needed_text).sign_up;
    BOOST_CHECK(config.mode == core::SignUpMode::open);
    BOOST_TEST((config.allow.empty() && config.deny.empty() && config.deny_file.empty()));
    BOOST_CHECK(sign_up("mode = \"approved\"").mode == core::SignUpMode::approved);
    BOOST_CHECK(sign_up("mode = \"closed\"").mode == core::SignUpMode::closed);
}

BOOST_AUTO_TEST_CASE(domains_stand_in_a_list_and_are_kept_in_ascii) {
    const Domains expected{"example.org", "xn--bcher-kva.example"};
    const auto list = sign_up("allow = [\"Example.ORG\", \"b\u00fccher.example\"]\ndeny = []");
    BOOST_TEST(list.allow == expected);
    BOOST_TEST(list.deny.empty());
    const auto variable =
        sign_up("", {{"GATEPOST_SIGNUP_DENY", "example.org, b\u00fccher.example"}});
    BOOST_TEST(variable.deny == expected);
}

BOOST_AUTO_TEST_CASE(what_is_wrong_is_said_with_its_place) {
    check_lines(
        wrong("mode = \"opne\"\nallow = \"example.org\"\ndeny = [1]\n"
              "deny_file = \"domains\""),
        {"c.toml:6: signup.mode is not a way to sign up (open, invited, approved or closed)",
         "c.toml:7: signup.allow has a value of the wrong kind (write a list in square "
         "brackets, of texts in quotes)",
         "c.toml:8: signup.deny has a value of the wrong kind (write a list in square "
         "brackets, of texts in quotes)",
         "c.toml:9: signup.deny_file is not an absolute path (start it with \"/\")"});
    for (const char* bad : {"*.example.org", "@example.org", "org", ".example.org", "", "a b.org"})
        BOOST_TEST(wrong("deny = [\"x.example\", \"" + std::string(bad) + "\"]").size() == 1U, bad);
}

BOOST_AUTO_TEST_CASE(people_are_asked_for_a_name_and_a_consent_if_it_is_said) {
    const auto none = load(needed_text).sign_up;
    BOOST_CHECK(none.names == core::NameMode::none);
    BOOST_TEST(!none.consent.has_value());
    const auto asks = [&](const std::string& mode) {
        return load(needed_text + "[accounts]\nname = \"" + mode + "\"").sign_up.names;
    };
    BOOST_CHECK(asks("none") == core::NameMode::none);
    BOOST_CHECK(asks("optional") == core::NameMode::optional);
    BOOST_CHECK(asks("required") == core::NameMode::required);
    BOOST_TEST(sign_up("consent = \"I accept the [terms](/terms).\"").consent->text() ==
               "I accept the [terms](/terms).");
    BOOST_TEST(!sign_up("consent = \"\"").consent.has_value());

    check_lines(errors_of(needed_text + "[accounts]\nname = \"always\""),
                {"c.toml:6: accounts.name is not a way to ask for names (none, optional or "
                 "required)"});
    const std::string hint =
        " (one line, at most 500 characters, with links as in \"I accept the "
        "[terms](https://example.org/terms).\")";
    for (const std::string bad : {"See [this]", "See [it](http://example.org)", "a\\nb", " "}) {
        check_lines(wrong("consent = \"" + bad + "\""),
                    {"c.toml:6: signup.consent is no sentence that people can agree to" + hint});
    }
}

BOOST_AUTO_TEST_CASE(a_file_has_a_domain_a_line) {
    const Domains expected{"a.example", "xn--bcher-kva.example", "b.example"};
    BOOST_TEST(*read("# disposable\n\nA.example\r\n  b\u00fccher.example # books\n\t\nb.example") ==
               expected);
    BOOST_TEST(read("")->empty());
}

BOOST_AUTO_TEST_CASE(a_line_that_is_no_domain_is_named) {
    const auto broken = read("a.example\n\n*.example.org\n@\n");
    BOOST_REQUIRE(!broken);
    BOOST_TEST(broken.error().where == (folder / "domains").string() + ":3");
    BOOST_TEST(broken.error().problem ==
               "holds \"*.example.org\", which is no domain of mail addresses");
    BOOST_TEST(!read_domain_file(folder / "missing"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gatepost::app
