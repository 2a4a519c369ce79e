#include <boost/test/unit_test.hpp>
#include <string>

#include "crypto/password_hash.h"

using namespace std::string_literals;
using gatepost::crypto::Argon2Cost;
using gatepost::crypto::HashKind;
using gatepost::crypto::is_within_bounds;
using gatepost::crypto::PasswordHash;

namespace {

const std::string salt = "c29tZXNhbHQ";
const std::string digest = "nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
const std::string argon2id = "$argon2id$v=19$m=256,t=2,p=1$" + salt + "$" + digest;
const std::string kept_chain =
    "$chain$v=1$apr1:1000+argon2id:1:64:1:16$c2FsdA.c2l4dGVlbiBieXRlIHNhbA$"
    "AAAAAAAAAAAAAAAAAAAAAA";

bool accepts(std::string_view text) {
    return PasswordHash::parse(text).has_value();
}

bool accepts_cost(const std::string& cost) {
    return accepts("$argon2id$v=19$" + cost + "$" + salt + "$" + digest);
}

bool accepts_salt(const std::string& text) {
    return accepts("$argon2id$v=19$m=256,t=2,p=1$" + text + "$" + digest);
}

bool accepts_steps(const std::string& steps, const std::string& salts = "c2FsdHNhbHQ") {
    const auto digest_size = steps.starts_with("pbkdf2-sha256") ? 43U : 22U;
    return accepts("$chain$v=1$" + steps + "$" + salts + "$" + std::string(digest_size, 'A'));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(password_hash_tests)

BOOST_AUTO_TEST_CASE(keeps_the_text) {
    BOOST_TEST(PasswordHash::parse(argon2id)->text() == argon2id);
    BOOST_TEST(PasswordHash::parse(kept_chain)->text() == kept_chain);
}

BOOST_AUTO_TEST_CASE(refuses_other_schemes_and_versions) {
    const std::string rest = "$m=256,t=2,p=1$" + salt + "$" + digest;
    BOOST_TEST(accepts("$argon2id$v=19" + rest));
    for (const auto* start : {"$argon2i$v=19", "$argon2d$v=19", "$argon2id$v=16", "$argon2id",
                              "$Argon2id$v=19", "argon2id$v=19", " $argon2id$v=19"}) {
        BOOST_TEST(!accepts(start + rest));
    }
    for (const auto& text :
         {""s, "$"s, "$$"s, "secret"s, "$1$salt$0123456789012345678901"s, "$6$rounds=5000$salt$x"s,
          std::string(60, '.'), "$2b$"s, "$argon2id$v=19$"s}) {
        BOOST_TEST(!accepts(text));
    }
}

BOOST_AUTO_TEST_CASE(refuses_costs_out_of_bounds) {
    for (const auto* cost : {"m=8,t=1,p=1", "m=128,t=1,p=16", "m=1048576,t=16,p=16"}) {
        BOOST_TEST(accepts_cost(cost));
    }
    for (const auto* cost :
         {"m=7,t=1,p=1", "m=1048577,t=1,p=1", "m=256,t=0,p=1", "m=256,t=17,p=1", "m=256,t=1,p=0",
          "m=256,t=1,p=17", "m=15,t=1,p=2", "m=127,t=1,p=16", "m=18446744073709551616,t=1,p=1",
          "m=99999999999999999999999999,t=1,p=1", "m=-8,t=1,p=1"}) {
        BOOST_TEST(!accepts_cost(cost), "accepted " << cost);
    }
}

BOOST_AUTO_TEST_CASE(refuses_other_spellings_of_a_cost) {
    for (const auto* cost :
         {"m=0256,t=2,p=1", "m=+256,t=2,p=1", "m= 256,t=2,p=1", "m=256 ,t=2,p=1", "t=2,m=256,p=1",
          "m=256,t=2", "m=256,t=2,p=1,", "m=256,t=2,p=1,data=AAAA", "m=256,t=2,p=1,keyid=AAAA",
          "m=256,,t=2,p=1", "m=256;t=2;p=1", "m=0x100,t=2,p=1", "m=,t=2,p=1", ""}) {
        BOOST_TEST(!accepts_cost(cost), "accepted " << cost);
    }
}

BOOST_AUTO_TEST_CASE(refuses_malformed_salts_and_digests) {
    BOOST_TEST(accepts_salt("c2l4dGVlbiBieXRlIHNhbA"));
    BOOST_TEST(accepts_salt(std::string(86, 'A')));   // 64 bytes
    BOOST_TEST(!accepts_salt(std::string(87, 'A')));  // 65 bytes
    BOOST_TEST(!accepts_salt("c29tZXNhbA"));          // 7 bytes
    for (const auto& text : {""s, salt + "=", "c29tZXNhbHR"s, "c29tZXNh-HQ"s, "c29tZXNh_HQ"s,
                             "c29tZXNh HQ"s, salt + "\n", salt + "$" + salt, "$" + salt}) {
        BOOST_TEST(!accepts_salt(text), "accepted " << text);
    }
    const std::string start = argon2id.substr(0, argon2id.size() - digest.size());
    for (const auto& text : {""s, digest + "=", digest + "A", digest.substr(1), digest + "\n",
                             "nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/5"s,
                             "nf65EOgLrQMR_uIPnA4rEsF5h7TKyQwu9U1bMCHGi_4"s, digest + "$"}) {
        BOOST_TEST(!accepts(start + text), "accepted " << text);
    }
}

BOOST_AUTO_TEST_CASE(refuses_every_truncation) {
    for (const std::string& whole : {argon2id, kept_chain}) {
        for (std::size_t size = 0; size < whole.size(); ++size) {
            BOOST_TEST(!accepts(whole.substr(0, size)));
        }
        BOOST_TEST(!accepts(whole + " "));
        BOOST_TEST(!accepts(whole + "\0"s));
        BOOST_TEST(!accepts(whole + std::string(100000, 'A')));
    }
}

BOOST_AUTO_TEST_CASE(takes_chains_of_known_steps_with_their_salts) {
    BOOST_TEST(accepts(kept_chain));
    BOOST_TEST(accepts_steps("argon2i:1:8:1:16"));
    BOOST_TEST(accepts_steps("sha256-hex+argon2i:1:8:1:16", ".c2FsdHNhbHQ"));
    BOOST_TEST(accepts_steps("hmac-sha512+sha256-hex+argon2i:1:8:1:16", "a2V5..c2FsdHNhbHQ"));
    for (const auto* steps : {"", "argon2i", "argon2i:1:8:1", "argon2i:1:8:1:16:1",
                              "argon2i:1:8:1:15", "argon2i:01:8:1:16", "argon2i:1:8:1:65",
                              "Argon2i:1:8:1:16", "argon2i:1:8:1:16+", "argon2d:1:8:1:16", "plain",
                              "argon2i:-1:8:1:16", "argon2i:1:8:1: 16", "argon2i:1:8:1:16:"}) {
        BOOST_TEST(!accepts_steps(steps), "accepted " << steps);
    }
    BOOST_TEST(!accepts_steps("sha256-hex+argon2i:1:8:1:16", "c2FsdHNhbHQ"));
    BOOST_TEST(!accepts_steps("sha256-hex+argon2i:1:8:1:16", "c2FsdHNhbHQ.c2FsdHNhbHQ"));
    BOOST_TEST(!accepts_steps("argon2i:1:8:1:16", "c2FsdA"));
    BOOST_TEST(
        !accepts_steps("sha256-hex+sha256-hex+sha256-hex+argon2i:1:8:1:16", "...c2FsdHNhbHQ"));
    // Nothing that would be as good as the password itself.
    BOOST_TEST(!accepts("$chain$v=1$sha256-hex$$" + std::string(86, 'A')));
    // Each hash has one text, and that of one step of Argon2id is PHC.
    BOOST_TEST(!accepts("$chain$v=1$argon2id:1:8:1:32$c2FsdHNhbHQ$" + std::string(43, 'A')));
}

BOOST_AUTO_TEST_CASE(refuses_chains_that_cost_a_login_too_much) {
    for (const auto* steps : {"pbkdf2-sha256:1", "pbkdf2-sha256:2000000"})
        BOOST_TEST(accepts_steps(steps), "refused " << steps);
    for (const auto* steps :
         {"pbkdf2-sha256:0", "pbkdf2-sha256:2000001", "pbkdf2-sha256:4294967296",
          "argon2i:17:8:1:16", "argon2i:1:1048577:1:16", "argon2i:1:8:17:16", "scrypt:1:3:8:16",
          "scrypt:1:0:8:16", "scrypt:1:524288:8:16", "scrypt:17:16:8:16", "scrypt:8:65536:8:16",
          "scrypt:1:16:0:16", "scrypt:1:2:65:16", "argon2i:0:8:1:16"}) {
        BOOST_TEST(!accepts_steps(steps), "accepted " << steps);
    }
}

BOOST_AUTO_TEST_CASE(a_kind_is_what_stands_before_the_salts) {
    const auto kind = [](const std::string& text) {
        return PasswordHash::parse(text)->kind().text();
    };
    BOOST_TEST(kind(argon2id) == "$argon2id$v=19$m=256,t=2,p=1");
    BOOST_TEST(kind(kept_chain) == "$chain$v=1$apr1:1000+argon2id:1:64:1:16");
    for (const std::string& text : {kind(argon2id), kind(kept_chain)})
        BOOST_TEST(HashKind::parse(text)->text() == text);
    for (const std::string& text :
         {""s, "$"s, "$chain$v=1$"s, "$chain$v=1$apr1"s, argon2id, kept_chain,
          "$argon2id$v=19$m=256,t=2"s, "$argon2id$v=19$m=256,t=99,p=1"s})
        BOOST_TEST(!HashKind::parse(text), "accepted " << text);
}

BOOST_AUTO_TEST_CASE(knows_the_bounds_of_a_cost) {
    BOOST_TEST(is_within_bounds(Argon2Cost{}));
    BOOST_TEST(is_within_bounds(Argon2Cost{8, 1, 1}));
    BOOST_TEST(!is_within_bounds(Argon2Cost{0, 0, 0}));
    BOOST_TEST(!is_within_bounds(Argon2Cost{19456, 2, static_cast<std::size_t>(-1)}));
}

BOOST_AUTO_TEST_SUITE_END()
